package org.collapselab.generator.write;

import java.util.Arrays;
import org.collapselab.generator.mix.Size;
import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/**
 * Writes documents side by side, each in a row of a batch. A row that ends its document takes the
 * next one; an ended document waits in a ring of slots until all before it have ended. Documents
 * that turn out to lie beyond the size are dropped, which changes nothing, because each has its own
 * stream. Per token no more is done than to store it: what documents under way add up to follows
 * from the number of draws.
 */
final class DocumentsInProgress {

  private static final int SLOTS = 1024; // documents under way or waiting; a power of two

  private static final int FIRST_ROOM = 32; // tokens

  /** Tokens that a document is taken to have before any has ended; steers effort, not results. */
  private static final int GUESS = 16;

  private final Batch batch;
  private final WritingSettings writing;
  private final Prompts prompts;
  private final Address random;
  private final long first; // document_id of document 0 here
  private final Size size;
  private final boolean streamed;
  private final int maximum;

  private final TokenDraws draws;
  private final Stream[] streams; // (width), made when a row is first used
  private final int[] drawn; // (width)
  private final long[] document; // of each row, counted from first, (width)
  private final int[][] page; // (width): the row's document so far
  private final int[] written; // (width): its tokens
  private final int[] stop; // (width): tokens at which its page is full or its document ends
  private final Stream scratch = new Stream();
  private int rows; // rows in use: 0 .. rows - 1

  private final int[][] text = new int[SLOTS][];
  private final int[] length = new int[SLOTS];
  private final State[] state = new State[SLOTS];

  private final Documents.Builder done = new Documents.Builder(); // documents 0 .. flushed - 1
  private long flushed;
  private long reached; // their size
  private long next; // the next document to start
  private long under; // at most the size so far of documents flushed .. next - 1, which only grows
  private long tokens; // drawn so far, in all documents
  private long ended; // documents that ended so far

  private enum State {
    RUNNING,
    CLOSED,
    OPEN
  }

  DocumentsInProgress(
      Batch batch,
      WritingSettings writing,
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
    this.draws = TokenDraws.of(batch, writing, width);
    this.streams = new Stream[width];
    this.drawn = new int[width];
    this.document = new long[width];
    this.page = new int[width][];
    this.written = new int[width];
    this.stop = new int[width];
  }

  Documents write() {
    while (reached < size.amount()) {
      while (rows < streams.length && wanted()) {
        if (streams[rows] == null) {
          streams[rows] = new Stream();
        }
        start(rows++);
      }
      draws.extend(streams, drawn, rows);
      store();
      drop();
      flush();
    }
    return done.build();
  }

  /** Stores what was drawn; downwards, because a vacated row takes the last one's document. */
  private void store() {
    int stored = 0;
    for (int row = rows - 1; row >= 0; row--) {
      int token = drawn[row];
      if (token == Vocabulary.END) {
        tokens++;
        end(row, State.CLOSED);
      } else if (token != TokenDraws.AGAIN) {
        stored++;
        page[row][written[row]++] = token;
        if (written[row] == stop[row]) {
          turn(row);
        }
      }
    }
    tokens += stored;
    under += stored;
  }

  /** Ends a document at its maximum, or gives it more room. */
  private void turn(int row) {
    if (written[row] == maximum) {
      end(row, State.OPEN);
    } else {
      long room = Math.min(Integer.MAX_VALUE - 8L, 2L * page[row].length);
      page[row] = Arrays.copyOf(page[row], (int) room);
      stop[row] = (int) Math.min(maximum, room);
    }
  }

  private void end(int row, State how) {
    int slot = slot(document[row]);
    text[slot] = page[row];
    length[slot] = written[row];
    state[slot] = how;
    under += size(slot, written[row]) - written[row];
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
      text[slot] = new int[Math.min(maximum, FIRST_ROOM)];
    }
    state[slot] = State.RUNNING;
    document[row] = next;
    page[row] = text[slot];
    written[row] = 0;
    stop[row] = Math.min(maximum, page[row].length);
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
      page[row] = page[last];
      written[row] = written[last];
      stop[row] = stop[last];
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
    while (true) {
      int last = slot(next - 1);
      int row = state[last] == State.RUNNING ? row(next - 1) : -1;
      long whole = row < 0 ? size(last, length[last]) : written[row];
      if (reached + under - whole < size.amount()) {
        if (streamed && row >= 0) { // the stream is cut in this document
          length[last] = written[row];
          text[last] = page[row];
          state[last] = State.OPEN;
          vacate(row);
        }
        return;
      }
      if (row >= 0) {
        vacate(row);
      }
      under -= whole;
      next--;
    }
  }

  private int row(long running) {
    int row = 0;
    while (document[row] != running) {
      row++;
    }
    return row;
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
