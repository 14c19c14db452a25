package org.collapselab.jobs.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.collapselab.jobs.human.HumanText;

/**
 * All laws of docs/theory.md that are known exactly, each with a setting in which the step of the
 * program (mix, train, generate) must obey it. Law H7f, several models that share a pool, is left
 * out because no regime has it.
 */
public final class Verification {

  private Verification() {}

  /**
   * Returns the checks in the order of their laws; reads WordNet.
   *
   * @param seed of all draws
   */
  public static List<Check> checks(long seed) {
    List<HumanText> wordNet = SmallTexts.wordNet(40, 500, 300);
    List<Check> checks = new ArrayList<>(UnbiasedLaws.all());
    checks.addAll(NeutralDriftLaws.all());
    checks.addAll(MixingLaws.all());
    checks.addAll(EndLaws.all());
    checks.addAll(SurvivalLaws.all(wordNet.get(0)));
    checks.addAll(PrefixLaws.all(wordNet.get(1)));
    checks.addAll(SurprisalLaws.all(wordNet.get(2)));
    return checks.stream()
        .sorted(Comparator.comparing(check -> check.law().replaceFirst("^H(?=\\d(\\D|$))", "H0")))
        .map(check -> check.seeded(seed))
        .toList();
  }
}
