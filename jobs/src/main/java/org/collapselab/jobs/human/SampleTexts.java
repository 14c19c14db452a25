package org.collapselab.jobs.human;

import java.util.List;
import java.util.stream.IntStream;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.RunTables;
import org.collapselab.jobs.layout.row.SampleRow;
import org.collapselab.jobs.store.TableWriter;
import org.collapselab.trainer.text.Documents;

/** The texts of a corpus that the report shows: its first documents. */
public final class SampleTexts {

  /** The number of documents shown of each corpus. */
  public static final int DOCUMENTS = 5;

  private static final int CHARACTERS = 2000;

  private SampleTexts() {}

  /** The samples of one chain; only replicate 0 has any. */
  public static List<String> of(int replicate, Documents corpus, HumanText human) {
    return replicate == 0 ? of(corpus, human) : List.of();
  }

  /** The first documents of a corpus. */
  public static List<String> of(Documents corpus, HumanText human) {
    return IntStream.range(0, Math.min(DOCUMENTS, corpus.size()))
        .mapToObj(d -> cut(human.text(corpus.document(d))))
        .toList();
  }

  /** Writes the samples of human text. */
  public static void writeHuman(RunTables run, List<String> samples) {
    run.add(
        TableWriter.write(
            run.storage(),
            RunDirectory.HUMAN_SAMPLES,
            SampleRow.class,
            out -> {
              for (int d = 0; d < samples.size(); d++) {
                out.accept(new SampleRow("", -1, d, samples.get(d)));
              }
            }));
  }

  /** Cuts a text to the length that the report shows. */
  public static String cut(String text) {
    return text.length() > CHARACTERS ? text.substring(0, CHARACTERS) + " ..." : text;
  }
}
