package org.collapselab.jobs.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.corpus.CorpusSource;
import org.collapselab.metrics.count.Passage;
import org.collapselab.trainer.text.Tokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredTextsTest {

  @TempDir private Path folder;

  /** Documents whose vector is their number of tokens; every third record is blank. */
  private CorpusSource source(String name, int documents) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < documents; i++) {
      int tokens = 1 + i * 7 % 13;
      lines.add("{\"text\": \"" + ("w" + i + " ").repeat(tokens) + "\", \"v\": [" + tokens + "]}");
      if (i % 3 == 0) {
        lines.add("{\"text\": \" \", \"v\": [-1]}");
      }
    }
    Path file = Files.write(folder.resolve(name), lines);
    return new CorpusSource(file.toString(), "auto", "text", "", "v");
  }

  /** Rejects vectors taken by position before the split, or before blank texts are left out. */
  @Test
  void everyDocumentKeepsItsVectorThroughTheSplitAndTheCut() throws IOException {
    MeasuredTexts texts =
        MeasuredTexts.read(
            source("human.jsonl", 100),
            List.of(source("a.jsonl", 20), source("b.jsonl", 30)),
            new Tokenizer.Whitespace(),
            0.3,
            5,
            new Configuration());
    assertTrue(texts.heldOut().tokens().size() > 10);
    List<Passage> all = new ArrayList<>(texts.generated());
    all.add(texts.reference());
    all.add(texts.heldOut());
    for (Passage text : all) {
      double[][] rows = text.vectors().orElseThrow().rows();
      assertEquals("column-v", text.vectors().get().name());
      assertEquals(text.tokens().size(), rows.length);
      for (int d = 0; d < rows.length; d++) {
        assertEquals(text.tokens().length(d), rows[d][0]);
      }
      Passage cut = text.prefix(30);
      assertEquals(cut.tokens().size(), cut.vectors().orElseThrow().rows().length);
      assertEquals(rows[1][0], cut.vectors().get().rows()[1][0]);
    }
  }
}
