package org.collapselab.jobs.large;

import java.util.Arrays;
import java.util.List;
import org.collapselab.jobs.chain.CorpusParts;
import org.collapselab.jobs.human.StoredLengths;
import org.collapselab.jobs.store.FileRecord;
import org.collapselab.trainer.text.Lengths;

/**
 * A text in parts; the driver has the lengths of its documents.
 *
 * @param corpus where it lies
 * @param parts what tasks found while they wrote it; empty if that was before this step
 */
record StoredText(CorpusParts corpus, Lengths lengths, List<WriteJob.Part> parts) {

  long tokens() {
    return StoredLengths.tokens(lengths);
  }

  /** The first draws of the documents, in their order. */
  int[] firsts() {
    return parts.stream().flatMapToInt(part -> Arrays.stream(part.firsts())).toArray();
  }

  /** The occurrences by token, shape (vocabulary). */
  long[] counts() {
    long[] counts = new long[parts.get(0).counts().length];
    for (WriteJob.Part part : parts) {
      Arrays.setAll(counts, token -> counts[token] + part.counts()[token]);
    }
    return counts;
  }

  /** What the writers of its files recorded. */
  List<FileRecord> files() {
    return parts.stream().map(WriteJob.Part::file).toList();
  }

  /** The texts of its first documents, for the report. */
  List<String> samples() {
    return parts.get(0).samples();
  }
}
