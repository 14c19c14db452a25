package org.collapselab.jobs.human;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.generator.mix.Size;
import org.collapselab.jobs.corpus.CorpusSource;
import org.collapselab.jobs.layout.RunTables;
import org.collapselab.jobs.settings.Initial;
import org.collapselab.jobs.settings.VocabularyLimits;
import org.collapselab.jobs.store.Storage;
import org.collapselab.metrics.count.Passage;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Tokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics of human documents on their way to metrics. */
class TopicLabelsTest {

  private static final int DOCUMENTS = 60;

  @TempDir private Path folder;

  /** Documents {@code w0, w1, ...}; the topic of the n-th is n mod 3, every seventh has none. */
  private CorpusSource corpus() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int d = 0; d < DOCUMENTS; d++) {
      String topic = d % 7 == 6 ? "" : ", \"about\": \"t" + d % 3 + "\"";
      lines.append("{\"text\": \"w").append(d).append("\"").append(topic).append("}\n");
    }
    String path = Files.writeString(folder.resolve("human.jsonl"), lines).toString();
    return new CorpusSource(path, "auto", "text", "about");
  }

  private static HumanText encoded(CorpusSource source) {
    RawHumanText text = RawHumanText.read(source, new Configuration());
    Tokenizer words = new Tokenizer.Whitespace();
    return EncodingInMemory.of(text, 0.2, words, new VocabularyLimits(1, 0), 1).text();
  }

  /** Rejects labels of held-out documents, and labels in the corpus' order instead of H_0's. */
  @Test
  void everyDocumentKeepsItsTopic() throws IOException {
    HumanText human = encoded(corpus());
    Initial initial = new Initial.First(Size.documents(30));
    Passage passage = human.passage(human.order(1, Address.SHARED, initial));
    Documents text = passage.tokens();
    int[] topics = passage.labels().orElseThrow().topics();
    assertTrue(text.size() == 30);
    assertEquals(text.size(), topics.length);
    for (int d = 0; d < text.size(); d++) {
      int number = Integer.parseInt(passage.spelling().text(text, d).substring(1));
      assertEquals(number % 7 == 6 ? -1 : number % 3, topics[d]);
    }
  }

  /** Rejects scores that depend on whether a corpus fits into memory. */
  @Test
  void aStreamedCorpusHasTheSameTopics() throws IOException {
    CorpusSource source = corpus();
    EncodingFromStream streamed =
        EncodingFromStream.read(
            source,
            new Configuration(),
            0.2,
            new Tokenizer.Whitespace(),
            new VocabularyLimits(1, 0),
            1,
            20);
    Storage storage = Storage.at(folder.resolve("run").toString(), new Configuration());
    streamed.store(new RunTables(storage, List.of()), 0, List.of());
    assertArrayEquals(encoded(source).topics().topics(), streamed.text().topics().topics());
  }
}
