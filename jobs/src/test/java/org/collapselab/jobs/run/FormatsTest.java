package org.collapselab.jobs.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.collapselab.jobs.corpus.CorpusSource;
import org.collapselab.jobs.settings.Human;
import org.junit.jupiter.api.Test;

class FormatsTest {

  /** Rejects a format that experiment files may name and corpora cannot be read by. */
  @Test
  void corporaAreReadByEveryFormatOfTheSettings() {
    for (String format : Human.FORMATS) {
      assertEquals(format, new CorpusSource("a.txt", format, "text", "").format());
    }
  }
}
