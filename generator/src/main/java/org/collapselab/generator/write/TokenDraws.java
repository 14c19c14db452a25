package org.collapselab.generator.write;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.collapselab.generator.decode.Decoding;
import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.settings.ImpossibleSettings;
import org.collapselab.trainer.text.Vocabulary;

/** Draws the next token of every row. A row that must draw once more gets {@link #AGAIN}. */
abstract class TokenDraws {

  /** No token: the row stays where it is and draws again. */
  static final int AGAIN = -1;

  /** Draws of {@code <unk>} in a row after which the law itself is asked. */
  private static final int PATIENCE = 64;

  final Batch batch;
  final Law law = new Law();

  private TokenDraws(Batch batch) {
    this.batch = batch;
  }

  /**
   * Draws tokens of rows 0 .. rows - 1 and appends them; row r draws from streams[r] only. After
   * {@code </s>} a row must be started anew.
   */
  abstract void extend(Stream[] streams, int[] tokens, int rows);

  /** Hands what is remembered of a row to another row. */
  void copy(int from, int to) {}

  /** A row starts a document. */
  void start(int row) {}

  static TokenDraws of(Batch batch, WritingSettings writing, int rows) {
    if (!writing.decoding().ancestral()) {
      return new Reshaped(batch, writing.decoding(), writing.emitUnknown());
    }
    return writing.emitUnknown() ? new Plain(batch) : new Redrawing(batch, rows);
  }

  /** Appends the tokens, after all rows have drawn: see {@link Batch}. */
  final void append(int[] tokens, int rows) {
    for (int row = 0; row < rows; row++) {
      if (tokens[row] != AGAIN && tokens[row] != Vocabulary.END) {
        batch.advance(row, tokens[row]);
      }
    }
  }

  /** Takes {@code <unk>} out of a row's law. */
  final void known(int row) {
    batch.law(row, law);
    if (law.size > 0 && law.tokens[0] == Vocabulary.UNKNOWN) {
      law.p[0] = 0;
      law.normalise();
    }
    if (law.size == 0) {
      throw new ImpossibleSettings(
          "without <unk> some other token must be possible, but the model gives <unk> probability 1"
              + " in a context it wrote; allow <unk> to be written, or lower the vocabulary's"
              + " minimum count");
    }
  }

  /** The model's own sampler. */
  private static final class Plain extends TokenDraws {

    private Plain(Batch batch) {
      super(batch);
    }

    @Override
    void extend(Stream[] streams, int[] tokens, int rows) {
      batch.extend(streams, tokens, rows);
    }
  }

  /**
   * The model's own sampler, {@code <unk>} drawn again: that is the law divided by 1 - p(unk).
   * After many vain draws the law itself is used, which gives the same law and always ends.
   */
  private static final class Redrawing extends TokenDraws {

    private final int[] vain; // draws of <unk> since the row's last token, (rows)

    private Redrawing(Batch batch, int rows) {
      super(batch);
      this.vain = new int[rows];
    }

    @Override
    void extend(Stream[] streams, int[] tokens, int rows) {
      batch.draw(streams, tokens, rows);
      for (int row = 0; row < rows; row++) {
        if (tokens[row] != Vocabulary.UNKNOWN) {
          vain[row] = 0;
        } else if (++vain[row] < PATIENCE) {
          tokens[row] = AGAIN;
        } else {
          known(row);
          tokens[row] = law.draw(streams[row]);
          vain[row] = 0;
        }
      }
      append(tokens, rows);
    }

    @Override
    void copy(int from, int to) {
      vain[to] = vain[from];
    }

    @Override
    void start(int row) {
      vain[row] = 0;
    }
  }

  /**
   * The law, reshaped. What comes out for a context is kept as cumulative sums while there is room;
   * they are the sums that {@link Law#draw} compares with, so a draw does not depend on whether its
   * law was kept.
   */
  private static final class Reshaped extends TokenDraws {

    /** Tokens of kept laws together, at 12 bytes each; steers effort, not results. */
    private static final int ROOM = 1 << 20;

    private final Decoding decoding;
    private final boolean emitUnknown;
    private final Map<Long, Cumulative> kept = new HashMap<>(); // by number of the context
    private int room = ROOM;

    private Reshaped(Batch batch, Decoding decoding, boolean emitUnknown) {
      super(batch);
      this.decoding = decoding;
      this.emitUnknown = emitUnknown;
    }

    @Override
    void extend(Stream[] streams, int[] tokens, int rows) {
      for (int row = 0; row < rows; row++) {
        tokens[row] = draw(row, streams[row]);
      }
      append(tokens, rows);
    }

    private int draw(int row, Stream random) {
      long context = batch.context(row);
      Cumulative before = kept.get(context);
      if (before != null) {
        return before.draw(random);
      }
      if (emitUnknown) {
        batch.law(row, law);
      } else {
        known(row);
      }
      decoding.reshape(law);
      if (context >= 0 && law.size <= room) {
        room -= law.size;
        kept.put(context, Cumulative.of(law));
      }
      return law.draw(random);
    }
  }

  /**
   * A law to draw from many times.
   *
   * @param tokens shape (size)
   * @param sums shape (size): probabilities up to each token, added in their order
   */
  private record Cumulative(int[] tokens, double[] sums) {

    static Cumulative of(Law law) {
      double[] sums = new double[law.size];
      double sum = 0;
      for (int i = 0; i < law.size; i++) {
        sum += law.p[i];
        sums[i] = sum;
      }
      return new Cumulative(Arrays.copyOf(law.tokens, law.size), sums);
    }

    /**
     * The first token whose sum is above a uniform number, or the last one: as {@link Law#draw}.
     */
    int draw(Stream random) {
      double u = random.nextDouble();
      int low = 0;
      int high = sums.length - 1;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (u < sums[middle]) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return tokens[low];
    }
  }
}
