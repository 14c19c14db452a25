package org.collapselab.jobs.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.settings.file.ExperimentFile;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.model.LanguageModel;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.model.ModelFormat;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;

/** What a step opens it closes, whatever fails. */
class ModelsAreClosedTest {

  private static final int LAST = 2;

  /** What happens, in order; it fails at one of the calls. */
  private static final class Ledger {

    private final List<String> events = new ArrayList<>();
    private int calls;
    private int failing = Integer.MAX_VALUE;
    private int opened;
    private int closed;

    void call(String what) {
      if (calls++ == failing) {
        throw new Failed();
      }
      if (what.startsWith("fit") || what.startsWith("read")) {
        events.add(what);
      }
    }
  }

  private static final class Failed extends RuntimeException {}

  /** A mixture whose every call is in a ledger. */
  private record Watched(Mixture model, Ledger ledger) implements LanguageModel {

    @Override
    public String name() {
      return "watched";
    }

    @Override
    public TrainedModel fit(
        Documents text, Alphabet alphabet, Optional<TrainedModel> previous, Address random) {
      ledger.call("fit " + random.generation() + previous.map(m -> " from another").orElse(""));
      return new Model(
          model.fit(text, alphabet, previous.map(m -> ((Model) m).model), random), ledger);
    }

    @Override
    public long memory(long tokens, Alphabet alphabet) {
      return model.memory(tokens, alphabet);
    }

    @Override
    public boolean startsFromPrevious() {
      return model.startsFromPrevious();
    }

    @Override
    public Optional<ModelFormat> format() {
      ModelFormat format = model.format().orElseThrow();
      return Optional.of(
          new ModelFormat() {
            @Override
            public void write(TrainedModel written, OutputStream out) throws IOException {
              ledger.call("write");
              format.write(((Model) written).model, out);
            }

            @Override
            public TrainedModel read(InputStream in, Alphabet alphabet) throws IOException {
              ledger.call("read");
              return new Model(format.read(in, alphabet), ledger);
            }
          });
    }
  }

  private static class Model implements TrainedModel {

    private final TrainedModel model;
    private final Ledger ledger;

    Model(TrainedModel model, Ledger ledger) {
      this.model = model;
      this.ledger = ledger;
      ledger.opened++;
    }

    @Override
    public Alphabet alphabet() {
      return model.alphabet();
    }

    @Override
    public Batch batch(int rows) {
      ledger.call("batch");
      return new Rows(model.batch(rows), ledger);
    }

    @Override
    public Map<String, Double> facts() {
      ledger.call("facts");
      return model.facts();
    }

    @Override
    public int width() {
      return model.width();
    }

    /** Another model, which is closed for itself. */
    @Override
    public Optional<TrainedModel> smoothed() {
      ledger.call("smoothed");
      Ledger of = ledger;
      TrainedModel same = model;
      return Optional.of(
          new Model(same, of) {
            @Override
            public void close() {
              of.closed++;
            }
          });
    }

    @Override
    public void close() {
      ledger.closed++;
      model.close();
    }
  }

  private static final class Rows implements Batch {

    private final Batch batch;
    private final Ledger ledger;

    Rows(Batch batch, Ledger ledger) {
      this.batch = batch;
      this.ledger = ledger;
      ledger.opened++;
    }

    @Override
    public void start(int row) {
      batch.start(row);
    }

    @Override
    public void advance(int row, int token) {
      batch.advance(row, token);
    }

    @Override
    public void copy(int from, int to) {
      batch.copy(from, to);
    }

    @Override
    public void law(int row, Law into) {
      ledger.call("law");
      batch.law(row, into);
    }

    @Override
    public double probability(int row, int token) {
      ledger.call("probability");
      return batch.probability(row, token);
    }

    @Override
    public void draw(Stream[] streams, int[] tokens, int rows) {
      ledger.call("draw");
      batch.draw(streams, tokens, rows);
    }

    @Override
    public void close() {
      ledger.closed++;
      batch.close();
    }
  }

  private static void chain(Ledger ledger, boolean warm, String decoding) {
    Settings settings =
        ExperimentFile.parse(
            "{generations: %d, tokenizer: whitespace, human: {initial: 20 documents},"
                    .formatted(LAST)
                + " budget: 40 tokens, oracle_draws: 5, drift: true}",
            "closed.yaml",
            List.of("decoding=" + decoding));
    Arm arm = settings.arms().get(0);
    Arm watched =
        new Arm(
            arm.name(),
            arm.human(),
            arm.tokenizer(),
            arm.vocabulary(),
            new Watched(new Mixture(warm), ledger),
            arm.decoding(),
            arm.length(),
            arm.prompt(),
            arm.emitUnknown(),
            arm.regime(),
            arm.budget());
    HumanText human = TrainingTest.HUMAN;
    StepsInMemory steps = new StepsInMemory(settings.protocol(), watched, human, true);
    PastInMemory past = new PastInMemory(settings.protocol(), watched);
    for (int t = 0; t <= LAST; t++) {
      past.add(t, steps.run(0, t, past));
    }
  }

  /** Rejects a model that stays open, one that is closed twice, one used after it was closed. */
  @Test
  void aChainClosesAllThatItOpens() {
    for (String decoding : List.of("ancestral", "top-k")) {
      Ledger ledger = new Ledger();
      int before = Mixture.OPEN.get();
      chain(ledger, true, decoding);
      assertTrue(ledger.opened > 15, ledger.opened + " opened");
      assertEquals(ledger.opened, ledger.closed);
      assertEquals(before, Mixture.OPEN.get());
    }
  }

  /** Rejects a stage, any of them, whose failure leaves something open. */
  @Test
  void allIsClosedWhicheverCallFails() {
    Ledger whole = new Ledger();
    chain(whole, true, "top-k");
    int before = Mixture.OPEN.get();
    for (int failing = 0; failing < whole.calls; failing += 1 + failing / 10) {
      Ledger ledger = new Ledger();
      ledger.failing = failing;
      assertThrows(Failed.class, () -> chain(ledger, true, "top-k"));
      assertEquals(ledger.opened, ledger.closed, "failing at call " + failing);
      assertEquals(before, Mixture.OPEN.get(), "failing at call " + failing);
    }
  }

  /** Rejects a fit from nothing, or from a model of another generation. */
  @Test
  void aFitIsGivenTheModelBefore() {
    Ledger ledger = new Ledger();
    chain(ledger, true, "ancestral");
    assertEquals(
        List.of("fit 0", "read", "fit 1 from another", "read", "fit 2 from another"),
        ledger.events);
  }

  /** Rejects a model that is stored although nothing starts from it. */
  @Test
  void aModelThatStartsAnewIsNeverStored() {
    Ledger ledger = new Ledger();
    chain(ledger, false, "ancestral");
    assertEquals(List.of("fit 0", "fit 1", "fit 2"), ledger.events);
  }
}
