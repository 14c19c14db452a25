package org.collapselab.trainer.model;

import java.util.Arrays;
import java.util.List;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/**
 * Reads documents under one or several models, side by side: a row that has read its document takes
 * the next one. What is read at once is a stretch of documents; its probabilities stand in the
 * order of the text, so that sums over them do not depend on the number of rows.
 */
final class DocumentReader implements AutoCloseable {

  /** Events for each row in a stretch, about: few rows are idle at its end, and it stays small. */
  private static final int EVENTS = 1 << 12;

  private final Documents text;
  private final boolean ends;
  private final int rows;
  private final Batch[] batches; // (models)
  private final double[][] p; // (models, at least the events of the stretch)
  private final int[] event; // (rows): number of the next event in the stretch
  private final int[] position; // (rows): of the next token in the text
  private final int[] end; // (rows): position after the document's last token
  private final int[] last; // (rows): position of the document's last event
  private final int[] token; // (rows): the next event
  private int document; // the next to be read
  private int started; // events of the documents of the stretch that are read or under way

  /**
   * Opens a batch of each model.
   *
   * @param models at least one
   * @param ends whether the ends of closed documents are events
   */
  DocumentReader(List<? extends TrainedModel> models, Documents text, boolean ends) {
    this.text = text;
    this.ends = ends;
    int width = models.stream().mapToInt(TrainedModel::width).max().orElseThrow();
    this.rows = Math.max(1, Math.min(width, text.size()));
    this.p = new double[models.size()][0];
    this.event = new int[rows];
    this.position = new int[rows];
    this.end = new int[rows];
    this.last = new int[rows];
    this.token = new int[rows];
    this.batches = new Batch[models.size()];
    try {
      Arrays.setAll(batches, m -> models.get(m).batch(rows));
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /**
   * Reads the stretch that begins with a document.
   *
   * @return the document after the stretch
   */
  int read(int from) {
    long room = (long) EVENTS * rows;
    int to = from;
    int events = 0;
    while (to < text.size() && (to == from || (long) events + events(to) <= room)) {
      events += events(to++);
    }
    if (events > p[0].length) {
      for (int m = 0; m < p.length; m++) {
        p[m] = new double[events];
      }
    }
    document = from;
    started = 0;
    int active = 0;
    while (active < rows && start(active, to)) {
      active++;
    }
    while (active > 0) {
      active = step(active, to);
    }
    return to;
  }

  /** The probabilities of the events of the stretch under a model, in the order of the text. */
  double[] probabilities(int model) {
    return p[model];
  }

  /** Number of events of a document. */
  private int events(int d) {
    return text.length(d) + (ends && text.closed(d) ? 1 : 0);
  }

  /** Starts the next document that has an event, in a row; false if there is none. */
  private boolean start(int row, int to) {
    while (document < to && events(document) == 0) {
      document++;
    }
    if (document == to) {
      return false;
    }
    for (Batch batch : batches) {
      batch.start(row);
    }
    event[row] = started;
    started += events(document);
    position[row] = text.offset(document);
    end[row] = text.offset(document + 1);
    last[row] = position[row] + events(document) - 1;
    document++;
    next(row);
    return true;
  }

  private void next(int row) {
    token[row] = position[row] < end[row] ? text.token(position[row]) : Vocabulary.END;
  }

  /** Reads an event in every row; returns the number of rows that have another one. */
  private int step(int active, int to) {
    for (int m = 0; m < batches.length; m++) {
      for (int row = 0; row < active; row++) {
        p[m][event[row]] = batches[m].probability(row, token[row]);
      }
    }
    int left = active;
    for (int row = active - 1; row >= 0; row--) { // downwards, because the last one may move here
      if (position[row] < last[row]) {
        for (Batch batch : batches) {
          batch.advance(row, token[row]);
        }
        event[row]++;
        position[row]++;
        next(row);
      } else if (!start(row, to)) {
        vacate(row, --left);
      }
    }
    return left;
  }

  private void vacate(int row, int other) {
    if (row < other) {
      for (Batch batch : batches) {
        batch.copy(other, row);
      }
      event[row] = event[other];
      position[row] = position[other];
      end[row] = end[other];
      last[row] = last[other];
      token[row] = token[other];
    }
  }

  @Override
  public void close() {
    for (Batch batch : batches) {
      if (batch != null) { // a batch before it could not be opened
        batch.close();
      }
    }
  }
}
