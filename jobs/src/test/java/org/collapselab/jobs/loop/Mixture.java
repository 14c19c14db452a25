package org.collapselab.jobs.loop;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.model.LanguageModel;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.model.ModelFormat;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/**
 * A model for tests that is none of counts: p(w) = weight f(w) + (1 - weight) / V, with f the
 * relative frequencies in a random half of the documents, and the weight learned by a few rounds of
 * expectation and maximisation on the other half. It starts from the weight and the frequencies of
 * the model before, which it never quite forgets. Like a network it computes all rows at once, is
 * closed, and has to be stored to be handed on.
 *
 * @param warm whether it starts from the model before
 */
@About("a unigram table and the uniform law, mixed by a learned weight")
public record Mixture(@About("whether it starts from the model before") boolean warm)
    implements LanguageModel {

  /** Models and batches that are open, in this JVM. */
  public static final AtomicInteger OPEN = new AtomicInteger();

  private static final int ROUNDS = 3;
  private static final double MEMORY = 0.2; // share of the frequencies before

  public Mixture() {
    this(true);
  }

  @Override
  public String name() {
    return "mixture";
  }

  @Override
  public TrainedModel fit(
      Documents text, Alphabet alphabet, Optional<TrainedModel> previous, Address random) {
    Fitted before = (Fitted) previous.orElse(null);
    Documents.Builder table = new Documents.Builder();
    Documents.Builder rest = new Documents.Builder();
    long[] keys = random.keys(text.size());
    for (int d = 0; d < text.size(); d++) {
      ((keys[d] & 1) == 0 ? table : rest).add(text, d);
    }
    double[] f = frequencies(table.build(), alphabet);
    if (before != null) {
      for (int token = 0; token < f.length; token++) {
        f[token] = (1 - MEMORY) * f[token] + MEMORY * before.frequencies[token];
      }
    }
    double weight = before == null ? 0.5 : before.weight;
    List<Integer> events = events(rest.build(), alphabet);
    for (int round = 0; round < ROUNDS && !events.isEmpty(); round++) {
      double responsible = 0;
      for (int token : events) {
        double learned = weight * f[token];
        responsible += learned / (learned + (1 - weight) / alphabet.events());
      }
      weight = Math.min(0.99, responsible / events.size());
    }
    return new Fitted(alphabet, f, weight);
  }

  private static double[] frequencies(Documents text, Alphabet alphabet) {
    double[] f = new double[alphabet.size()];
    List<Integer> events = events(text, alphabet);
    events.forEach(token -> f[token]++);
    for (int token = 0; token < f.length; token++) {
      f[token] =
          events.isEmpty()
              ? (alphabet.contains(token) ? 1.0 / alphabet.events() : 0)
              : f[token] / events.size();
    }
    return f;
  }

  private static List<Integer> events(Documents text, Alphabet alphabet) {
    List<Integer> events = new ArrayList<>();
    for (int d = 0; d < text.size(); d++) {
      for (int token : text.document(d)) {
        events.add(token);
      }
      if (alphabet.ends() && text.closed(d)) {
        events.add(Vocabulary.END);
      }
    }
    return events;
  }

  @Override
  public long memory(long tokens, Alphabet alphabet) {
    return 1 << 20 | 40 * tokens + 16L * alphabet.size();
  }

  @Override
  public OptionalInt context() {
    return OptionalInt.of(0);
  }

  @Override
  public boolean startsFromPrevious() {
    return warm;
  }

  @Override
  public Optional<ModelFormat> format() {
    return Optional.of(new Format());
  }

  /** Weight, frequencies, checksum. */
  private static final class Format implements ModelFormat {

    @Override
    public void write(TrainedModel model, OutputStream out) throws IOException {
      Fitted fitted = (Fitted) model;
      CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32());
      DataOutputStream data = new DataOutputStream(checked);
      data.writeDouble(fitted.weight);
      for (double f : fitted.frequencies) {
        data.writeDouble(f);
      }
      data.writeLong(checked.getChecksum().getValue());
    }

    @Override
    public TrainedModel read(InputStream in, Alphabet alphabet) throws IOException {
      CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
      DataInputStream data = new DataInputStream(checked);
      double weight = data.readDouble();
      double[] f = new double[alphabet.size()];
      for (int token = 0; token < f.length; token++) {
        f[token] = data.readDouble();
      }
      long expected = checked.getChecksum().getValue();
      if (data.readLong() != expected) {
        throw new IOException("a mixture must be as it was written, but is damaged");
      }
      return new Fitted(alphabet, f, weight);
    }
  }

  /** Counts itself as open until it is closed; a second close, or a use after it, fails. */
  private abstract static class Open implements AutoCloseable {

    private boolean closed;

    Open() {
      OPEN.incrementAndGet();
    }

    void requireOpen() {
      if (closed) {
        throw new AssertionError("used or closed after it was closed");
      }
    }

    @Override
    public void close() {
      requireOpen();
      closed = true;
      OPEN.decrementAndGet();
    }
  }

  private static final class Fitted extends Open implements TrainedModel {

    private final Alphabet alphabet;
    private final double[] frequencies;
    private final double weight;

    Fitted(Alphabet alphabet, double[] frequencies, double weight) {
      this.alphabet = alphabet;
      this.frequencies = frequencies;
      this.weight = weight;
    }

    double p(int token) {
      return alphabet.contains(token)
          ? weight * frequencies[token] + (1 - weight) / alphabet.events()
          : 0;
    }

    @Override
    public Alphabet alphabet() {
      return alphabet;
    }

    @Override
    public Batch batch(int rows) {
      requireOpen();
      return new Rows(this);
    }

    @Override
    public Map<String, Double> facts() {
      return Map.of("weight", weight);
    }

    @Override
    public int width() {
      return 16;
    }
  }

  private static final class Rows extends Open implements Batch {

    private final Fitted model;
    private final Law law = new Law();

    Rows(Fitted model) {
      this.model = model;
      law(0, law);
    }

    @Override
    public void start(int row) {
      requireOpen();
    }

    @Override
    public void advance(int row, int token) {
      requireOpen();
    }

    @Override
    public void copy(int from, int to) {
      requireOpen();
    }

    @Override
    public void law(int row, Law into) {
      requireOpen();
      model.requireOpen();
      into.clear(model.alphabet.size());
      for (int token = 0; token < model.alphabet.size(); token++) {
        into.add(token, model.p(token));
      }
    }

    @Override
    public double probability(int row, int token) {
      requireOpen();
      return model.p(token);
    }

    @Override
    public void draw(Stream[] streams, int[] tokens, int rows) {
      requireOpen();
      for (int row = 0; row < rows; row++) {
        tokens[row] = law.draw(streams[row]);
      }
    }
  }
}
