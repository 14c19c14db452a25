package org.collapselab.jobs.verify;

import java.util.List;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.metrics.oracle.BinomialChain;
import org.collapselab.metrics.oracle.Laws;
import org.collapselab.metrics.oracle.SurvivalLaw;
import org.collapselab.trainer.text.Documents;

/** Law H4: the types that are alive after generations of replacement. */
final class SurvivalLaws {

  static final int[] GENERATIONS = {1, 3, 6, 10};
  static final int CLASSES = 4; // types that occur once to four times
  static final int SMALL = 3; // generations of the small text

  private SurvivalLaws() {}

  static List<ChainTrial> all(HumanText wordNet) {
    return List.of(rareWords(wordNet, 1, 24), smallTexts());
  }

  /**
   * On real text with as many draws as it has tokens: a type of count c is alive after k
   * resamplings with probability {@code 1 - exp(-c g_k)}, the lower bound, to three digits. Catches
   * g of a generation earlier or later, and the count for its double. A bigram chain obeys the law
   * too, though only to first order: its counts depend on their own draws.
   */
  static ChainTrial rareWords(HumanText human, int order, int replicates) {
    long n = human.training().tokens() + human.training().ends();
    Chains chains =
        Chains.of(
            human,
            "model={name: n-gram, order: " + order + "}",
            "length=stream",
            "budget=" + n + " tokens");
    long[] first = counts(human, human.training());
    ChainTrial trial =
        ChainTrial.of(
            "H4", "replace, WordNet's text, n = " + n, chains, replicates, GENERATIONS[3]);
    for (int k : GENERATIONS) {
      for (int c = 1; c <= CLASSES; c++) {
        int count = c;
        trial =
            trial.expect(
                "words of count " + c + " in D_" + k,
                SurvivalLaw.lower((double) c / n, n, k),
                chain -> alive(first, counts(human, chain.text(k)), count));
      }
    }
    return trial;
  }

  private static long[] counts(HumanText human, Documents text) {
    long[] counts = new long[human.vocabulary().size()];
    for (int i = 0; i < text.tokens(); i++) {
      counts[text.token(i)]++;
    }
    return counts;
  }

  /** Returns the share of the types of a first count that are alive. */
  private static double alive(long[] first, long[] now, int count) {
    double types = 0;
    double alive = 0;
    for (int i = 0; i < first.length; i++) {
      if (first[i] == count) {
        types++;
        alive += now[i] > 0 ? 1 : 0;
      }
    }
    return alive / types;
  }

  /**
   * Small n, exactly: types alive, entropy and lost mass iterate the binomial matrix. Catches a
   * resampling more or less.
   */
  static ChainTrial smallTexts() {
    HumanText human = NeutralDriftLaws.ZIPF;
    Chains chains = Chains.singles(human, "replace", 100);
    double[] p0 = chains.law(human.training());
    BinomialChain exact = new BinomialChain(100);
    return ChainTrial.of("H4", "replace, n = 100, binomial matrix", chains, 4000, SMALL)
        .expect(
            "types of D_3",
            exact.expectedTypes(p0, SMALL),
            chain -> types(chains.law(chain.text(SMALL))))
        .expect(
            "entropy of D_3",
            exact.expectedEntropy(p0, SMALL),
            chain -> Laws.entropy(chains.law(chain.text(SMALL))))
        .expect(
            "lost mass in D_3",
            exact.expectedLostMass(p0, SMALL),
            chain -> lost(p0, chains.law(chain.text(SMALL))));
  }

  private static double types(double[] p) {
    double types = 0;
    for (double share : p) {
      types += share > 0 ? 1 : 0;
    }
    return types;
  }

  private static double lost(double[] p0, double[] p) {
    double lost = 0;
    for (int i = 0; i < p.length; i++) {
      lost += p[i] > 0 ? 0 : p0[i];
    }
    return lost;
  }
}
