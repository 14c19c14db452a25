package org.collapselab.metrics.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.count.Spelling;
import org.collapselab.metrics.lexical.Duplicates;
import org.collapselab.metrics.lexical.MeanLength;
import org.collapselab.metrics.lexical.Types;
import org.collapselab.metrics.richness.Entropy;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;
import org.collapselab.metrics.tail.LostHumanMass;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.api.Test;

class MarginsTest {

  private static final int ORDERS = 3;
  private static final Address BLOCKS = new Address(3, 0, Purpose.BLOCK, 2);

  private static Documents text(int documents, int seed) {
    Documents.Builder text = new Documents.Builder();
    Address address = new Address(seed, 0, Purpose.GENERATE, 0);
    for (int d = 0; d < documents; d++) {
      var random = address.stream(d);
      for (long left = random.nextLong(9); left > 0; left--) {
        text.token(3 + (int) (40 * random.nextDouble() * random.nextDouble()));
      }
      text.end(true);
    }
    return text.build();
  }

  /**
   * Spectra less a block are those of the rest counted anew, with empty documents among them; also
   * where the text is known in ranges of first tokens only. Rejects types that vanish from the
   * text, or from both, left behind in their old row.
   */
  @Test
  void theTextLessABlockIsTheRestCountedAnew() {
    HumanReference reference = HumanReference.of(text(150, 1), ORDERS);
    Documents text = text(200, 2);
    NGramCounts counts = NGramCounts.count(text, ORDERS, false);
    List<JointSpectrum> whole = reference.spectra(counts);
    int[][] blocks = Jackknife.blocks(text.size(), BLOCKS);
    for (int b = 0; b < Jackknife.BLOCKS; b++) {
      Documents rest = text.select(Jackknife.without(text.size(), b, BLOCKS));
      NGramCounts part = NGramCounts.count(text.select(blocks[b]), ORDERS, false);
      assertEquals(reference.spectra(rest), reference.without(counts, whole, part));
    }
  }

  @Test
  void blocksAreWhatIsLeftOut() {
    int[][] blocks = Jackknife.blocks(500, BLOCKS);
    for (int b = 0; b < Jackknife.BLOCKS; b++) {
      List<Integer> all =
          Arrays.stream(Jackknife.without(500, b, BLOCKS))
              .boxed()
              .collect(Collectors.toCollection(ArrayList::new));
      Arrays.stream(blocks[b]).forEach(all::add);
      assertEquals(500, all.stream().distinct().count());
      assertEquals(500, all.size());
    }
  }

  /** Against texts without each block, observed as wholes. */
  @Test
  void marginsAreThoseOfTheRestsObservedAnew() {
    Spelling spelling = new Spelling(new Tokenizer.Whitespace(), Vocabulary.of(Map.of(), 1, 0));
    Passage human = Passage.of(text(150, 1), spelling);
    Passage text = Passage.of(text(200, 2), spelling);
    HumanReference reference = HumanReference.of(human.tokens(), ORDERS);
    Observation observation = Observation.of(reference, human, text, Optional.empty());
    List<Metric> metrics =
        List.of(
            new Types(), new Entropy(), new LostHumanMass(), new MeanLength(), new Duplicates());
    List<Score> scores = metrics.stream().flatMap(m -> m.measure(observation).stream()).toList();
    List<Score> margins =
        Margins.of(
            metrics,
            scores,
            observation,
            reference,
            NGramCounts.count(text.tokens(), ORDERS, false),
            BLOCKS);
    assertTrue(margins.stream().noneMatch(m -> m.metric().equals("duplicates")), "unsuited");
    double[] lost = new double[Jackknife.BLOCKS];
    for (int b = 0; b < lost.length; b++) {
      Passage rest = text.select(Jackknife.without(200, b, BLOCKS));
      lost[b] =
          new LostHumanMass()
              .value(Observation.of(reference, human, rest, Optional.empty()))
              .orElseThrow();
    }
    Score margin =
        margins.stream()
            .filter(m -> m.metric().equals("lost-human-mass"))
            .findFirst()
            .orElseThrow();
    assertEquals(Jackknife.margin(lost), margin.value());
  }
}
