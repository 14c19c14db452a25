package org.collapselab.jobs.verify;

import static org.collapselab.jobs.verify.Against.accepted;
import static org.collapselab.jobs.verify.Against.rejects;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.metrics.oracle.BinomialChain;
import org.collapselab.metrics.oracle.SurvivalLaw;
import org.junit.jupiter.api.Test;

/** {@link SurvivalLaws}, and the wrong implementations that they reject. */
class SurvivalTest {

  /** Rejects g of a generation earlier or later, and the count for its double. */
  @Test
  void rareWordsDieAsBranchingProcessesDo() {
    HumanText human = SmallTexts.wordNet(40).get(0);
    long n = human.training().tokens() + human.training().ends();
    double[][] unigram = accepted(SurvivalLaws.rareWords(human, 1, 24));
    double[][] bigram = SurvivalLaws.rareWords(human, 2, 3).seen(1);
    for (int g = 0; g < SurvivalLaws.GENERATIONS.length; g++) {
      for (int c = 1; c <= SurvivalLaws.CLASSES; c++) {
        int k = SurvivalLaws.GENERATIONS[g];
        int statistic = g * SurvivalLaws.CLASSES + c - 1;
        double p = (double) c / n;
        double[] seen = unigram[statistic];
        String what = "count " + c + ", D_" + k;
        double mean = Arrays.stream(seen).average().orElseThrow();
        assertTrue(mean <= SurvivalLaw.upper(p, n, k) + .01, what);
        rejects(seen, SurvivalLaw.lower(2 * p, n, k), what + ", double the count");
        if (k < 10) {
          rejects(seen, SurvivalLaw.lower(p, n, k + 1), what + ", a generation later");
        }
        if (k > 1 && k < 10) {
          rejects(seen, SurvivalLaw.lower(p, n, k - 1), what + ", a generation earlier");
        }
        double words = Arrays.stream(bigram[statistic]).average().orElseThrow();
        assertEquals(SurvivalLaw.lower(p, n, k), words, .06, what + ", bigrams");
      }
    }
  }

  /** Rejects a resampling more and less. */
  @Test
  void smallTextsFollowTheBinomialMatrix() {
    ChainTrial trial = SurvivalLaws.smallTexts();
    double[] p0 = trial.chains().law(trial.chains().human().training());
    BinomialChain exact = new BinomialChain(100);
    double[][] seen = accepted(trial);
    for (int wrong : new int[] {SurvivalLaws.SMALL - 1, SurvivalLaws.SMALL + 1}) {
      rejects(seen[0], exact.expectedTypes(p0, wrong), "types after " + wrong);
      rejects(seen[1], exact.expectedEntropy(p0, wrong), "entropy after " + wrong);
      rejects(seen[2], exact.expectedLostMass(p0, wrong), "lost mass after " + wrong);
    }
  }
}
