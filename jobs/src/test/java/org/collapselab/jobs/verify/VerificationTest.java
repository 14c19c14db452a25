package org.collapselab.jobs.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;

/** What {@code verify} runs. */
class VerificationTest {

  /** All laws of docs/theory.md but H7f, for which the program has no regime. */
  @Test
  void everyLawIsAmongTheChecks() {
    Set<String> laws =
        Verification.checks(1).stream()
            .map(Check::law)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(
        new TreeSet<>(
            Set.of(
                "E p", "H1", "H2", "H21", "H22", "H3", "H4", "H5", "H6", "H7", "H7b", "H7c", "H7d",
                "H7e", "ends")),
        laws);
  }

  @Test
  void equalSeedsGiveEqualFindingsAndOtherSeedsOthers() {
    ChainTrial trial = NeutralDriftLaws.growing();
    List<Finding> findings = trial.run(.1);
    assertEquals(findings, trial.seeded(1).run(.1));
    assertNotEquals(findings, trial.seeded(2).run(.1));
  }

  @Test
  void moreReplicatesGiveSmallerErrors() {
    ChainTrial trial = NeutralDriftLaws.growing();
    double few = trial.run(.1).get(0).z().standardError();
    double many = trial.run(.4).get(0).z().standardError();
    assertEquals(2, few / many, .3);
  }

  /** A step that loses half of its documents on the way: the check must fail. */
  @Test
  void aWrongStepFails() {
    ChainTrial trial = NeutralDriftLaws.neutral();
    assertTrue(trial.run(.1).stream().allMatch(Finding::holds));
    List<Finding> wrong = Against.handing(trial, VerificationTest::firstHalf).run(.1);
    assertFalse(wrong.stream().allMatch(Finding::holds), wrong.toString());
  }

  private static Documents firstHalf(Documents text) {
    return text.range(0, text.size() / 2);
  }
}
