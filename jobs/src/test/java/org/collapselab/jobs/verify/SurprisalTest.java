package org.collapselab.jobs.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.collapselab.generator.decode.Decoding;
import org.collapselab.generator.decode.Temperature;
import org.collapselab.jobs.human.HumanText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link SurprisalLaws}, every model with every decoding, and what they reject. */
class SurprisalTest {

  private static final HumanText HUMAN = SmallTexts.wordNet(300).get(0);

  static List<SurprisalTrial> all() {
    List<SurprisalTrial> all = new ArrayList<>(SurprisalLaws.all(HUMAN));
    for (String model : SurprisalLaws.MODELS) {
      for (String decoding : SurprisalLaws.DECODINGS) {
        SurprisalTrial trial = trial(model, decoding);
        if (all.stream().noneMatch(same -> same.setting().equals(trial.setting()))) {
          all.add(trial);
        }
      }
    }
    return all;
  }

  private static SurprisalTrial trial(String model, String decoding) {
    return SurprisalLaws.trial(HUMAN, model, decoding, true, SurprisalLaws.MAXIMUM);
  }

  @Test
  void everyDecodingIsAmongThem() {
    Set<String> found =
        ServiceLoader.load(Decoding.class).stream()
            .map(provider -> provider.get().name())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> tested =
        SurprisalLaws.all(HUMAN).stream()
            .map(trial -> trial.decoding().name())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(found, tested);
  }

  @ParameterizedTest
  @MethodSource("all")
  void surprisalIsThatOfTheLawThatIsSampled(SurprisalTrial trial) {
    trial.run(1).forEach(Against::holds);
  }

  /**
   * Rejects a decoding that is not applied or applied twice, and ends at the maximum counted as
   * draws.
   */
  @Test
  void otherLawsAreRejected() {
    SurprisalTrial ancestral = trial(SurprisalLaws.KNESER_NEY, "ancestral");
    assertRejected(ancestral.against(new Temperature(.8)), "a temperature not applied");
    SurprisalTrial tempered =
        trial(SurprisalLaws.KNESER_NEY, "{name: temperature, temperature: 0.8}");
    assertRejected(tempered.against(new Temperature(.64)), "a temperature not applied twice");
    assertRejected(tempered.against(new Temperature(1)), "a temperature applied");
    SurprisalTrial cut =
        SurprisalLaws.trial(HUMAN, SurprisalLaws.MODELS.get(0), "ancestral", true, 4);
    assertRejected(cut.reading(EndsTest::closed), "forced ends for draws");
  }

  private static void assertRejected(SurprisalTrial trial, String what) {
    Finding finding = trial.run(1).get(0);
    assertTrue(finding.z().rejects(), what + " is not rejected: z = " + finding.z().z());
  }
}
