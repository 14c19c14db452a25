package org.collapselab.trainer.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.collapselab.trainer.ngram.NGram;
import org.collapselab.trainer.ngram.NGramModel;
import org.collapselab.trainer.ngram.Smoothing;
import org.collapselab.trainer.ngram.Support;
import org.collapselab.trainer.ngram.Texts;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;

class DocumentReaderTest {

  private static final int WORDS = 60;
  private static final NGramModel MODEL = model();
  private static final Documents TEXT = Texts.random(4, 6000, WORDS); // several stretches

  private static NGramModel model() {
    NGram settings = new NGram(3, new Smoothing.WittenBell(), Support.OBSERVED);
    Alphabet alphabet = new Alphabet(WORDS + 10, true);
    return settings.fit(settings.count(Texts.random(3, 300, WORDS - 10), alphabet), alphabet);
  }

  /** What happens to the batches of a model. */
  private static final class Ledger {
    private int opened;
    private int closed;
    private int feeds; // times that a probability was asked for with tokens waiting
    private int most = Integer.MAX_VALUE; // probabilities before it fails
  }

  /**
   * A model that computes all rows when one is asked for, as a network does.
   *
   * @param width rows worth having
   */
  private record Wide(TrainedModel model, int width, Ledger ledger) implements TrainedModel {

    @Override
    public Alphabet alphabet() {
      return model.alphabet();
    }

    @Override
    public Map<String, Double> facts() {
      return model.facts();
    }

    @Override
    public Batch batch(int rows) {
      ledger.opened++;
      return new Waiting(model.batch(rows), ledger);
    }
  }

  private static final class Waiting implements Batch {

    private final Batch batch;
    private final Ledger ledger;
    private boolean waiting = true;
    private int asked;

    Waiting(Batch batch, Ledger ledger) {
      this.batch = batch;
      this.ledger = ledger;
    }

    @Override
    public void start(int row) {
      batch.start(row);
      waiting = true;
    }

    @Override
    public void advance(int row, int token) {
      batch.advance(row, token);
      waiting = true;
    }

    @Override
    public void copy(int from, int to) {
      batch.copy(from, to);
    }

    @Override
    public void law(int row, Law into) {
      throw new AssertionError("readers ask for probabilities");
    }

    @Override
    public double probability(int row, int token) {
      ledger.feeds += waiting ? 1 : 0;
      waiting = false;
      if (++asked > ledger.most) {
        throw new IllegalStateException("fails");
      }
      return batch.probability(row, token);
    }

    @Override
    public void draw(Stream[] streams, int[] tokens, int rows) {
      throw new AssertionError("readers do not draw");
    }

    @Override
    public void close() {
      ledger.closed++;
    }
  }

  /**
   * Bit for bit. Rejects sums in the order in which rows end, a row that keeps the context of its
   * last document, stretches that overlap, a row that moves before it was read, empty documents
   * that take a row.
   */
  @Test
  void anyNumberOfRowsGivesTheSameBits() {
    int[] ids = IntStream.range(0, WORDS + 3).map(id -> (id * 7) % (WORDS + 3)).toArray();
    for (Documents text : List.of(TEXT, Texts.part(TEXT, 0, 3), TEXT.open(), Documents.NONE)) {
      Evaluation expected = Evaluation.of(MODEL, text);
      double[] surprisals = Surprisals.of(MODEL, text, ids);
      for (int width : new int[] {1, 2, 7, 64, 10_000}) {
        Wide wide = new Wide(MODEL, width, new Ledger());
        assertEquals(expected, Evaluation.of(wide, text));
        assertEquals(
            List.of(expected, expected, expected), Evaluation.of(List.of(wide, MODEL, wide), text));
        assertArrayEquals(surprisals, Surprisals.of(wide, text, ids));
      }
    }
  }

  /** Rejects a row that gets its token before the others were asked: a computation for each row. */
  @Test
  void allRowsAreAskedBeforeAnyGoesOn() {
    Ledger ledger = new Ledger();
    long events = Evaluation.of(new Wide(MODEL, 64, ledger), TEXT).events();
    assertTrue(ledger.feeds < 1.05 * events / 64, ledger.feeds + " for " + events + " events");
  }

  /** Rejects a batch that stays open if reading, or the next batch, fails. */
  @Test
  void everyBatchIsClosed() {
    Ledger ledger = new Ledger();
    Wide wide = new Wide(MODEL, 8, ledger);
    Evaluation.of(List.of(wide, wide), TEXT);
    assertEquals(2, ledger.closed);
    Surprisals.of(wide, TEXT, new int[0]);
    assertEquals(3, ledger.closed);
    ledger.most = 100;
    assertThrows(IllegalStateException.class, () -> Evaluation.of(List.of(wide, wide), TEXT));
    assertThrows(IllegalStateException.class, () -> Surprisals.of(wide, TEXT, new int[0]));
    assertEquals(6, ledger.opened);
    assertEquals(6, ledger.closed);
    TrainedModel broken =
        new TrainedModel() {
          @Override
          public Alphabet alphabet() {
            return MODEL.alphabet();
          }

          @Override
          public Batch batch(int rows) {
            throw new IllegalStateException("no memory for it");
          }

          @Override
          public Map<String, Double> facts() {
            return Map.of();
          }
        };
    assertThrows(IllegalStateException.class, () -> Evaluation.of(List.of(wide, broken), TEXT));
    assertEquals(7, ledger.opened);
    assertEquals(7, ledger.closed);
  }
}
