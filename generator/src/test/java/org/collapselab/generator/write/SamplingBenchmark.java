package org.collapselab.generator.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.collapselab.generator.decode.Ancestral;
import org.collapselab.generator.decode.Decoding;
import org.collapselab.generator.decode.MinP;
import org.collapselab.generator.decode.Nucleus;
import org.collapselab.generator.decode.Temperature;
import org.collapselab.generator.decode.TopK;
import org.collapselab.generator.mix.Size;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.ngram.NGram;
import org.collapselab.trainer.ngram.Smoothing;
import org.collapselab.trainer.ngram.Support;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Tokens per second from a model of WikiText-2 (2.05 million tokens) to documents, one thread; and
 * the whole of a small generation. Needs {@code -Dgolden}, whose neighbour holds the text.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SamplingBenchmark {

  private static final Address RANDOM = new Address(1, 0, Purpose.GENERATE, 0);
  private static final int TOKENS = 2_000_000;
  private static final int RESHAPED = 50_000; // the budget of the experiment 'decoding'
  private static final int TINY = 1_000;

  /** WikiText-2, fitted. */
  private static TrainedModel model(String name, boolean ends) throws IOException {
    Path text =
        Path.of(
            System.getProperty("golden", "../shared/golden"),
            "..",
            "data",
            "wikitext-2",
            "train.txt");
    List<List<String>> lines = new ArrayList<>();
    Map<String, Long> counts = new HashMap<>();
    for (String line : Files.readAllLines(text)) {
      if (!line.isBlank()) {
        lines.add(List.of(line.strip().split(" +")));
      }
    }
    lines.forEach(line -> line.forEach(token -> counts.merge(token, 1L, Long::sum)));
    counts.remove("<unk>");
    Vocabulary vocabulary = Vocabulary.of(counts, 1, 0);
    Documents.Builder documents = new Documents.Builder();
    lines.forEach(line -> documents.add(line.stream().mapToInt(vocabulary::id).toArray(), true));
    return fit(name, documents.build(), new Alphabet(vocabulary.size(), ends));
  }

  private static TrainedModel fit(String name, Documents text, Alphabet alphabet) {
    Smoothing smoothing =
        switch (name.charAt(0)) {
          case 'k' -> new Smoothing.ModifiedKneserNey();
          case 'w' -> new Smoothing.WittenBell();
          default -> new Smoothing.MaximumLikelihood();
        };
    int order = name.charAt(name.length() - 1) - '0';
    return new NGram(order, smoothing, Support.OBSERVED)
        .fit(text, alphabet, Optional.empty(), RANDOM);
  }

  /** The model's own law. */
  @State(Scope.Benchmark)
  public static class Own {

    /** Smoothing and order. */
    @Param({"maximum-likelihood-3", "maximum-likelihood-5", "witten-bell-5", "kneser-ney-5"})
    public String model;

    /** When documents end: after 57 tokens on average, or after 20. */
    @Param({"end-token", "fixed"})
    public String length;

    private Writer writer;

    /** Fits the model. */
    @Setup
    public void fit() throws IOException {
      Length chosen = length.equals("fixed") ? new Length.Fixed(20) : new Length.EndToken(1000);
      WritingSettings writing = new WritingSettings(new Ancestral(), chosen, 0, true);
      writer = new Writer(model(model, chosen.ends()), writing, Prompts.NONE);
      writer.write(Size.tokens(1), RANDOM); // makes what the model is drawn from
    }
  }

  /** As much text as the model was fitted on. */
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OperationsPerInvocation(TOKENS)
  public Documents write(Own own) {
    return own.writer.write(Size.tokens(TOKENS), RANDOM);
  }

  /** Reshaped laws. */
  @State(Scope.Benchmark)
  public static class Shape {

    /** Smoothing and order. */
    @Param({"maximum-likelihood-3", "kneser-ney-3"})
    public String model;

    /** The decoding, as in the experiment 'decoding'. */
    @Param({"temperature", "top-k", "nucleus", "min-p"})
    public String decoding;

    private Writer writer;
    private int tokens;

    /** Fits the model. */
    @Setup
    public void fit() throws IOException {
      Decoding chosen =
          switch (decoding) {
            case "top-k" -> new TopK(50, 1);
            case "nucleus" -> new Nucleus(0.95, 1);
            case "min-p" -> new MinP(0.05, 1);
            default -> new Temperature(0.9);
          };
      WritingSettings writing = new WritingSettings(chosen, new Length.EndToken(100), 0, true);
      writer = new Writer(model(model, true), writing, Prompts.NONE);
      tokens = model.startsWith("k") ? RESHAPED / 50 : RESHAPED;
    }
  }

  /** Time of 50,000 tokens under maximum likelihood, of 1,000 under Kneser-Ney. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public Documents reshape(Shape shape) {
    return shape.writer.write(Size.tokens(shape.tokens), RANDOM);
  }

  /** A small text. */
  @State(Scope.Benchmark)
  public static class Small {

    private final Alphabet alphabet = new Alphabet(80_000, true);
    private Documents text;

    /** Ninety documents of eleven tokens, by Zipf's law. */
    @Setup
    public void draw() {
      Documents.Builder documents = new Documents.Builder();
      org.collapselab.trainer.random.Stream random = RANDOM.stream(3);
      for (int d = 0; d < 90; d++) {
        for (int i = 0; i < 11; i++) {
          documents.token(
              Vocabulary.FIRST_WORD + (int) Math.exp(random.nextDouble() * Math.log(79_990)));
        }
        documents.end(true);
      }
      text = documents.build();
    }
  }

  /** One generation of 1,000 tokens under a unigram model: count, fit, write. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  public Documents tiny(Small small) {
    WritingSettings writing =
        new WritingSettings(new Ancestral(), new Length.EndToken(1000), 0, true);
    TrainedModel model = fit("maximum-likelihood-1", small.text, small.alphabet);
    return new Writer(model, writing, Prompts.NONE).write(Size.tokens(TINY), RANDOM);
  }
}
