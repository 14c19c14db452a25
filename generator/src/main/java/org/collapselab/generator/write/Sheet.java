package org.collapselab.generator.write;

import java.util.Arrays;
import org.collapselab.generator.mix.Size;
import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/**
 * Documents being written side by side, a row each. A row that ends its document takes the next
 * one; an ended document waits in a ring of slots until all before it have ended. Documents that
 * turn out to lie beyond the size are dropped, which changes nothing, because each has its own
 * stream.
 */
final class Sheet {

  private static final int SLOTS = 1024; // documents under way or waiting; a power of two

  /** Tokens that a document is taken to have before any has ended; steers effort, not results. */
  private static final int GUESS = 16;

  private final Batch batch;
  private final Writing writing;
  private final Prompts prompts;
  private final Address random;
  private final long first; // document_id of this sheet's document 0
  private final Size size;
  private final boolean streamed;
  private final int maximum;

  private final Draws draws;
  private final Stream[] streams; // (width)
  private final int[] drawn; // (width)
  private final long[] document; // of each row, counted from first, (width)
  private final Stream scratch = new Stream();
  private int rows; // rows in use: 0 .. rows - 1

  private final int[][] text = new int[SLOTS][];
  private final int[] length = new int[SLOTS];
  private final State[] state = new State[SLOTS];

  private final Documents.Builder done = new Documents.Builder(); // documents 0 .. flushed - 1
  private long flushed;
  private long reached; // their size
  private long next; // the next document to start
  private long under; // size so far of documents flushed .. next - 1, which can only grow
  private long tokens; // drawn so far, in all documents
  private long ended; // documents that ended so far

  private enum State {
    RUNNING,
    CLOSED,
    OPEN
  }

  Sheet(
      Batch batch,
      Writing writing,
      Prompts prompts,
      Address random,
      long first,
      Size size,
      int width) {
    this.batch = batch;
    this.writing = writing;
    this.prompts = prompts;
    this.random = random;
    this.first = first;
    this.size = size;
    this.streamed = writing.length() instanceof Length.Streamed;
    this.maximum = writing.length().maximum();
    this.draws = Draws.of(batch, writing, width);
    this.streams = new Stream[width];
    Arrays.setAll(streams, row -> new Stream());
    this.drawn = new int[width];
    this.document = new long[width];
  }

  Documents write() {
    while (reached < size.amount()) {
      while (rows < streams.length && wanted()) {
        start(rows++);
      }
      draws.draw(streams, drawn, rows);
      for (int row = rows - 1; row >= 0; row--) { // downwards: vacate moves the last row
        if (drawn[row] != Draws.AGAIN) {
          put(row, drawn[row]);
        }
      }
      drop();
      flush();
    }
    return done.build();
  }

  private void put(int row, int token) {
    tokens++;
    int slot = slot(document[row]);
    if (token == Vocabulary.END) {
      under += streamed ? 1 : 0;
      end(row, State.CLOSED);
      return;
    }
    int before = length[slot];
    if (before == text[slot].length) {
      text[slot] = Arrays.copyOf(text[slot], (int) Math.min(Integer.MAX_VALUE - 8L, 2L * before));
    }
    text[slot][before] = token;
    length[slot] = before + 1;
    under += size(before + 1) - size(before);
    if (before + 1 == maximum) {
      end(row, State.OPEN);
    } else {
      batch.advance(row, token);
    }
  }

  private void end(int row, State how) {
    state[slot(document[row])] = how;
    ended++;
    if (wanted()) {
      start(row);
    } else {
      vacate(row);
    }
  }

  private void start(int row) {
    int slot = slot(next);
    if (text[slot] == null) {
      text[slot] = new int[32];
    }
    length[slot] = 0;
    state[slot] = State.RUNNING;
    under += size(0);
    document[row] = next;
    streams[row].rewind(random, first + next);
    draws.start(row);
    prompts.start(batch, row, writing.prompt(), first + next, random, scratch);
    next++;
  }

  private void vacate(int row) {
    int last = --rows;
    if (row < last) {
      Stream free = streams[row];
      streams[row] = streams[last];
      streams[last] = free;
      document[row] = document[last];
      batch.copy(last, row);
      draws.copy(last, row);
    }
  }

  /** Whether the documents under way are expected to fall short of the size. */
  private boolean wanted() {
    if (next - flushed == SLOTS) {
      return false;
    }
    if (size.unit() == Size.Unit.DOCUMENTS) {
      return next < size.amount();
    }
    if (writing.length() instanceof Length.Fixed) {
      return reached + (next - flushed) * maximum < size.amount();
    }
    double remaining = Math.min(maximum, (GUESS + tokens) / (1.0 + ended)); // of a running one
    return reached + under + rows * remaining < size.amount();
  }

  /** Drops documents that the ones before them have made superfluous; cuts the end of a stream. */
  private void drop() {
    if (size.unit() == Size.Unit.DOCUMENTS || reached + under < size.amount()) {
      return;
    }
    int last = slot(next - 1);
    while (reached + under - size(last, length[last]) >= size.amount()) {
      release(next - 1);
      under -= size(last, length[last]);
      next--;
      last = slot(next - 1);
    }
    if (streamed && release(next - 1)) {
      state[last] = State.OPEN;
    }
  }

  /** Takes a document from its row; false where it was not running. */
  private boolean release(long dropped) {
    for (int row = 0; row < rows; row++) {
      if (document[row] == dropped) {
        vacate(row);
        return true;
      }
    }
    return false;
  }

  private void flush() {
    while (flushed < next && reached < size.amount() && state[slot(flushed)] != State.RUNNING) {
      int slot = slot(flushed);
      boolean closed = state[slot] == State.CLOSED;
      long whole = size(slot, length[slot]);
      under -= whole;
      if (streamed && (!closed || reached + whole > size.amount())) {
        done.add(text[slot], 0, (int) (size.amount() - reached), false);
        reached = size.amount();
      } else {
        done.add(text[slot], 0, length[slot], closed);
        reached += whole;
      }
      flushed++;
    }
  }

  /** Size of a document so far; a stream counts its end as a draw. */
  private long size(int slot, int tokensSoFar) {
    return size(tokensSoFar) + (streamed && state[slot] == State.CLOSED ? 1 : 0);
  }

  private long size(int tokensSoFar) {
    return streamed ? tokensSoFar : size.of(tokensSoFar);
  }

  private static int slot(long document) {
    return (int) (document & (SLOTS - 1));
  }
}
