package org.collapselab.jobs.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.base.Sha256;
import org.collapselab.trainer.text.Tokenizer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WordNetTest {

  private static final List<HumanDocument> DOCUMENTS = new ArrayList<>();

  @BeforeAll
  static void read() {
    HumanCorpus.read(new CorpusSource(), new Configuration(false), DOCUMENTS::add);
  }

  /**
   * {@code grep -hv '^ ' data.*} has 117,791 lines, a definition each, and 48,571 pairs of
   * quotation marks after the bar, of which 20 stay inside 18 definitions (read by eye). The number
   * of tokens pins UAX 29 as ICU4J 78.1 has it.
   */
  @Test
  void sizesAreThoseOfWordNet31() {
    assertEquals(117_791 + 48_571 - 20, DOCUMENTS.size());
    assertEquals(18, DOCUMENTS.stream().filter(d -> d.text().contains("\"")).count());
    Tokenizer word = new Tokenizer.Word();
    assertEquals(1_557_226, DOCUMENTS.stream().mapToLong(d -> word.tokens(d.text()).size()).sum());
  }

  /** {@code grep -v '^ ' data.noun | head -1} and the like. */
  @Test
  void documentsFollowTheFiles() {
    assertEquals("adj.all", DOCUMENTS.get(0).topic());
    assertEquals(
        "(usually followed by `to') having the necessary means or skill or know-how or authority to"
            + " do something",
        DOCUMENTS.get(0).text());
    assertEquals("able to swim", DOCUMENTS.get(1).text());
    assertEquals(DOCUMENTS.get(0).splitKey(), DOCUMENTS.get(1).splitKey());
    HumanDocument last = DOCUMENTS.get(DOCUMENTS.size() - 1);
    assertTrue(last.topic().startsWith("verb."), last.topic());
  }

  @Test
  void theTopicsAreThe45LexicographerFiles() {
    Set<String> topics = new HashSet<>();
    DOCUMENTS.forEach(d -> topics.add(d.topic()));
    assertEquals(45, topics.size());
    assertEquals(new HashSet<>(WordNet.TOPICS), topics);
    assertEquals(
        "noun.animal",
        DOCUMENTS.stream()
            .filter(d -> d.text().startsWith("feline mammal usually having thick soft fur"))
            .findFirst()
            .orElseThrow()
            .topic());
  }

  @Test
  void noDocumentIsBlankOrPadded() {
    for (HumanDocument document : DOCUMENTS) {
      assertFalse(document.text().isBlank(), document.splitKey());
      assertEquals(document.text().strip(), document.text());
      assertTrue(document.splitKey().contains(document.text().split("; ")[0]));
    }
  }

  @Test
  void filesAreThoseOfTheArtifact() throws IOException {
    assertEquals(List.of("data.adj", "data.adv", "data.noun", "data.verb"), WordNet.FILES);
    try (InputStream adverbs = WordNet.open("data.adv")) {
      // sha256sum data.adv
      assertEquals(
          "aea301f39ac1b24be9a880dbc6cc6331bc5391f58c7525a1b298a13c922f2ed3",
          HexFormat.of().formatHex(Sha256.digest().digest(adverbs.readAllBytes())));
    }
  }
}
