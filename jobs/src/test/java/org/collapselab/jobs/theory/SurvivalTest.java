package org.collapselab.jobs.theory;

import static org.collapselab.jobs.theory.Against.accepts;
import static org.collapselab.jobs.theory.Against.rejects;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.collapselab.jobs.run.HumanText;
import org.collapselab.metrics.oracle.BinomialChain;
import org.collapselab.metrics.oracle.Laws;
import org.collapselab.metrics.oracle.Survival;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;

/** H4: which types are alive after generations of replacement. */
class SurvivalTest {

  private static final int[] GENERATIONS = {1, 3, 6, 10};
  private static final int CLASSES = 4; // types that occur once to four times

  /** Share of the types of count c alive in D_k; shape (generations x classes, replicates). */
  private static double[][] alive(HumanText human, int replicates, String order) {
    int events = human.training().tokens() + human.training().ends();
    Chains chains =
        Chains.of(
            human,
            "model={name: n-gram, order: " + order + "}",
            "length=stream",
            "budget=" + events + " tokens");
    long[] first = counts(human, human.training());
    return chains.run(
        replicates,
        GENERATIONS[GENERATIONS.length - 1],
        chain -> {
          double[] shares = new double[GENERATIONS.length * CLASSES];
          for (int g = 0; g < GENERATIONS.length; g++) {
            long[] now = counts(human, chain.text(GENERATIONS[g]));
            double[] types = new double[CLASSES];
            for (int i = 0; i < first.length; i++) {
              if (first[i] >= 1 && first[i] <= CLASSES) {
                types[(int) first[i] - 1]++;
                shares[g * CLASSES + (int) first[i] - 1] += now[i] > 0 ? 1 : 0;
              }
            }
            for (int c = 0; c < CLASSES; c++) {
              shares[g * CLASSES + c] /= types[c];
            }
          }
          return shares;
        });
  }

  private static long[] counts(HumanText human, Documents text) {
    long[] counts = new long[human.vocabulary().size()];
    for (int i = 0; i < text.tokens(); i++) {
      counts[text.token(i)]++;
    }
    return counts;
  }

  /**
   * On WordNet's text, as many draws as it has: a type of count c is alive after k resamplings with
   * probability {@code 1 - exp(-c g_k)}, the lower bound, to three digits. Rejects g of a
   * generation earlier or later, and the count for its double. A bigram chain obeys the law too,
   * though only to first order: its counts depend on their own draws.
   */
  @Test
  void rareWordsDieAsBranchingProcessesDo() {
    HumanText human = Chains.wordNet(40);
    long n = human.training().tokens() + human.training().ends();
    double[][] unigram = alive(human, 24, "1");
    double[][] bigram = alive(human, 3, "2");
    for (int g = 0; g < GENERATIONS.length; g++) {
      for (int c = 1; c <= CLASSES; c++) {
        int k = GENERATIONS[g];
        double p = (double) c / n;
        double[] seen = unigram[g * CLASSES + c - 1];
        String what = "count " + c + ", D_" + k;
        accepts(seen, Survival.lower(p, n, k), what);
        double mean = Arrays.stream(seen).average().orElseThrow();
        assertTrue(mean <= Survival.upper(p, n, k) + .01, what);
        rejects(seen, Survival.lower(2 * p, n, k), what + ", double the count");
        if (k < 10) {
          rejects(seen, Survival.lower(p, n, k + 1), what + ", a generation later");
        }
        if (k > 1 && k < 10) {
          rejects(seen, Survival.lower(p, n, k - 1), what + ", a generation earlier");
        }
        double words = Arrays.stream(bigram[g * CLASSES + c - 1]).average().orElseThrow();
        assertEquals(Survival.lower(p, n, k), words, .06, what + ", bigrams");
      }
    }
  }

  /**
   * Small n, exactly: types alive, entropy and lost mass iterate the binomial matrix. Rejects a
   * resampling more and less.
   */
  @Test
  void smallTextsFollowTheBinomialMatrix() {
    HumanText human = Chains.zipf(50, 5000);
    Chains chains = Chains.singles(human, "replace", 100);
    double[] p0 = chains.law(human.training());
    BinomialChain exact = new BinomialChain(100);
    int k = 3;
    double[][] seen =
        chains.run(
            4000,
            k,
            chain -> {
              double[] p = chains.law(chain.text(k));
              double types = 0;
              double lost = 0;
              for (int i = 0; i < p.length; i++) {
                types += p[i] > 0 ? 1 : 0;
                lost += p[i] > 0 ? 0 : p0[i];
              }
              return new double[] {types, Laws.entropy(p), lost};
            });
    accepts(seen[0], exact.expectedTypes(p0, k), "types");
    accepts(seen[1], exact.expectedEntropy(p0, k), "entropy");
    accepts(seen[2], exact.expectedLostMass(p0, k), "lost mass");
    for (int wrong : new int[] {k - 1, k + 1}) {
      rejects(seen[0], exact.expectedTypes(p0, wrong), "types after " + wrong);
      rejects(seen[1], exact.expectedEntropy(p0, wrong), "entropy after " + wrong);
      rejects(seen[2], exact.expectedLostMass(p0, wrong), "lost mass after " + wrong);
    }
  }
}
