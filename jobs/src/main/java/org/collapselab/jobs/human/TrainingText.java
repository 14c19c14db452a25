package org.collapselab.jobs.human;

import java.io.Serializable;
import org.collapselab.jobs.corpus.HumanSplit;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.store.StorageRef;
import org.collapselab.jobs.store.TableReader;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Lengths;

/** Human training documents: in memory, or in the parts of a run directory. */
sealed interface TrainingText extends Serializable {

  /** Lengths of the documents. */
  Lengths lengths();

  /** Tokens of all documents. */
  long tokens();

  /** All documents, in memory. */
  Documents all();

  /** The number of documents of a part, given the number that a caller would like. */
  int partDocuments(int wanted);

  /**
   * The documents of a part.
   *
   * @param documents {@link #partDocuments}
   */
  Documents part(int part, int documents);

  /** Documents in memory. */
  record InMemory(Documents all) implements TrainingText {

    @Override
    public Lengths lengths() {
      return all;
    }

    @Override
    public long tokens() {
      return all.tokens();
    }

    @Override
    public int partDocuments(int wanted) {
      return wanted;
    }

    @Override
    public Documents part(int part, int documents) {
      int from = part * documents;
      return all.range(from, (int) Math.min(all.size(), (long) from + documents));
    }
  }

  /** Documents whose lengths are known but which are not stored yet. */
  record Outline(StoredLengths lengths, long tokens, int partDocuments) implements TrainingText {

    @Override
    public Documents all() {
      throw new IllegalStateException("human text must be stored before it is read");
    }

    @Override
    public int partDocuments(int wanted) {
      return partDocuments;
    }

    @Override
    public Documents part(int part, int documents) {
      return all();
    }
  }

  /**
   * Documents in parts of a run directory; the parts also hold the documents between them that are
   * not for training.
   *
   * @param run the run directory
   * @param encoding number of the encoding
   * @param partDocuments training documents of a part
   */
  record Stored(StorageRef run, int encoding, int partDocuments, StoredLengths lengths, long tokens)
      implements TrainingText {

    private record SplitTokens(int[] tokens, HumanSplit.Side split) {}

    @Override
    public Documents all() {
      Documents.Builder text = new Documents.Builder();
      int parts = (int) ((lengths.size() + partDocuments - 1L) / partDocuments);
      for (int part = 0; part < parts; part++) {
        read(part, text);
      }
      return text.build();
    }

    @Override
    public int partDocuments(int wanted) {
      return partDocuments;
    }

    @Override
    public Documents part(int part, int documents) {
      Documents.Builder text = new Documents.Builder();
      read(part, text);
      return text.build();
    }

    private void read(int part, Documents.Builder text) {
      TableReader.read(
          run.open(),
          RunDirectory.humanPart(encoding, part),
          Tables.HUMAN,
          SplitTokens.class,
          row -> {
            if (row.split() == HumanSplit.Side.TRAIN) {
              text.add(row.tokens(), true);
            }
          });
    }
  }
}
