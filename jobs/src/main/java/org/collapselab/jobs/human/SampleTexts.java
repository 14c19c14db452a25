package org.collapselab.jobs.human;

import java.util.List;
import java.util.stream.IntStream;
import org.collapselab.trainer.text.Documents;

/** The texts of a corpus that a reader of the report sees: its first documents. */
public final class SampleTexts {

  /** Documents shown of each corpus. */
  static final int DOCUMENTS = 5;

  private static final int CHARACTERS = 2000;

  private SampleTexts() {}

  public static List<String> of(Documents corpus, HumanText human) {
    return IntStream.range(0, Math.min(DOCUMENTS, corpus.size()))
        .mapToObj(d -> cut(human.text(corpus.document(d))))
        .toList();
  }

  private static String cut(String text) {
    return text.length() > CHARACTERS ? text.substring(0, CHARACTERS) + " ..." : text;
  }
}
