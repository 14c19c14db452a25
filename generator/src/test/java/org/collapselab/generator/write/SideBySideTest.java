package org.collapselab.generator.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.collapselab.generator.decode.Ancestral;
import org.collapselab.generator.decode.Decoding;
import org.collapselab.generator.decode.TopK;
import org.collapselab.generator.mix.Size;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;

/** How a writer treats a model that computes the laws of all rows when one is asked for. */
class SideBySideTest {

  private static final Address RANDOM = new Address(7, 2, Purpose.GENERATE, 3);
  private static final int WIDTH = 40;

  private int opened;
  private int closed;
  private int computed; // times that a law was asked for with tokens waiting
  private int asked;
  private int most = Integer.MAX_VALUE; // laws and draws before it fails

  private final class Network implements TrainedModel {

    /** Half of all tokens are {@code <unk>}, so that it is drawn again often. */
    private final TableModel table = TableModel.random(1, 30, true, 0.01, 0.5);

    @Override
    public Alphabet alphabet() {
      return table.alphabet();
    }

    @Override
    public Map<String, Double> facts() {
      return Map.of();
    }

    @Override
    public int width() {
      return WIDTH;
    }

    @Override
    public Batch batch(int rows) {
      opened++;
      return new Rows(table.batch(rows));
    }
  }

  private final class Rows implements Batch {

    private final Batch batch;
    private boolean waiting = true;

    Rows(Batch batch) {
      this.batch = batch;
    }

    private void compute() {
      computed += waiting ? 1 : 0;
      waiting = false;
      if (++asked > most) {
        throw new IllegalStateException("fails");
      }
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
      compute();
      batch.law(row, into);
    }

    @Override
    public double probability(int row, int token) {
      throw new AssertionError("a writer draws");
    }

    @Override
    public void draw(Stream[] streams, int[] tokens, int rows) {
      compute();
      batch.draw(streams, tokens, rows);
    }

    @Override
    public void close() {
      closed++;
    }
  }

  private static List<WritingSettings> writings() {
    Length length = new Length.EndToken(100);
    Decoding reshaped = new TopK(20, 1);
    return List.of(
        new WritingSettings(new Ancestral(), length, 0, true),
        new WritingSettings(new Ancestral(), length, 0, false),
        new WritingSettings(reshaped, length, 0, true),
        new WritingSettings(reshaped, length, 0, false));
  }

  /** Rejects a row that gets its token before the other rows have drawn theirs. */
  @Test
  void allRowsDrawBeforeAnyGoesOn() {
    for (WritingSettings writing : writings()) {
      computed = 0;
      Documents text = new Writer(new Network(), writing, Prompts.NONE).range(0, 400, RANDOM);
      // A row that drew <unk> waits: twice as many rounds as tokens where it is drawn again.
      double rounds = (text.tokens() + text.ends()) / (double) WIDTH;
      assertTrue(computed < 3 * rounds, computed + " for " + rounds + " in " + writing);
    }
  }

  /** Rejects a batch that stays open if a draw or a law fails. */
  @Test
  void everyBatchIsClosed() {
    for (WritingSettings writing : writings()) {
      most = Integer.MAX_VALUE;
      Writer writer = new Writer(new Network(), writing, Prompts.NONE);
      writer.range(0, 50, RANDOM);
      writer.write(Size.tokens(1000), RANDOM);
      asked = 0;
      most = 20;
      assertThrows(IllegalStateException.class, () -> writer.write(Size.tokens(100_000), RANDOM));
      assertEquals(opened, closed);
    }
    assertEquals(3 * writings().size(), opened);
  }
}
