package org.collapselab.jobs.theory;

import static org.collapselab.jobs.theory.Against.accepts;
import static org.collapselab.jobs.theory.Against.rejects;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.collapselab.jobs.run.HumanText;
import org.collapselab.metrics.oracle.AddDelta;
import org.collapselab.metrics.oracle.FiniteHuman;
import org.collapselab.metrics.oracle.Laws;
import org.collapselab.metrics.oracle.Replace;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.api.Test;

/** Regime replace on documents of one token: the laws of neutral drift. */
class DriftTest {

  private static final HumanText ZIPF = Chains.zipf(50, 5000);

  /**
   * H1. D_0 is the corpus, D_t has seen t resamplings. Rejects a resampling too many (M_t taken for
   * X_t), one too few, and a population that is haploid for diploid (2n for n).
   */
  @Test
  void diversityFallsByOneOverNEachGeneration() {
    Chains chains = Chains.singles(ZIPF, "replace", 100);
    double s0 = chains.s(ZIPF.training());
    // The published values are those of the exact law of Zipf; rounding to 5,000 documents costs
    // less than 2e-4.
    double[] published = {.089479, .125357, .247756, .443565};
    int[] generations = {1, 5, 20, 50};
    double[][] s = chains.sumP2(2000, generations);
    for (int i = 0; i < generations.length; i++) {
      double law = Replace.sumP2(s0, 100, generations[i]);
      assertEquals(published[i], law, 2e-4);
      accepts(s[i], law, "S of D_" + generations[i]);
      if (generations[i] <= 5) {
        rejects(s[i], Replace.sumP2(s0, 100, generations[i] + 1), "a resampling more");
        rejects(s[i], Replace.sumP2(s0, 100, generations[i] - 1), "a resampling less");
      }
      rejects(s[i], Replace.sumP2(s0, 200, generations[i]), "2n for n");
    }
  }

  /**
   * H1 where each replicate draws its own H_0 without replacement: (N S - 1) / (N - 1) is in the
   * place of S_0, and the source adds a resampling. Rejects S_0 itself, which is what drawing with
   * replacement gives, and H_0 shared by all.
   */
  @Test
  void aRedrawnBeginningAddsAResampling() {
    HumanText few = Chains.words(16, 8, 6, 4, 3, 2, 1);
    Chains chains =
        Chains.singles(few, "replace", 20, "human.initial=20 documents", "human.redraw=true");
    double s = chains.s(few.training());
    double unused = FiniteHuman.unused(s, 40);
    double[][] seen = chains.sumP2(6000, 0, 3);
    accepts(seen[0], Replace.sumP2(unused, 20, 1), "S of D_0");
    accepts(seen[1], Replace.sumP2(unused, 20, 4), "S of D_3");
    rejects(seen[0], Replace.sumP2(s, 20, 1), "H_0 drawn with replacement");
    rejects(seen[1], Replace.sumP2(unused, 20, 3), "H_0 that adds no resampling");
  }

  /**
   * H2: the type that is left in the end is i with its first probability. Rejects any sharpening:
   * temperature 0.7 lets the most frequent type win too often.
   */
  @Test
  void aTypeWinsWithItsFirstProbability() {
    HumanText corpus = Chains.words(4, 3, 2, 1);
    double[][] winner = winners(Chains.singles(corpus, "replace", 5));
    for (int i = 0; i < 4; i++) {
      accepts(winner[i], Replace.fixation((4 - i) / 10.0), "type " + i + " wins");
    }
    double[][] sharpened =
        winners(
            Chains.singles(corpus, "replace", 5, "decoding={name: temperature, temperature: 0.7}"));
    rejects(sharpened[0], Replace.fixation(.4), "a sharpened law");
  }

  /** Whether type i is the only one left; shape (types, replicates). */
  private static double[][] winners(Chains chains) {
    return chains.run(
        4000,
        400,
        chain -> fixed(chain.corpus(chain.generations() - 1)),
        chain -> {
          Documents last = chain.corpus(chain.generations() - 1);
          double[] winner = new double[4];
          winner[last.token(0) - Vocabulary.FIRST_WORD] = fixed(last) ? 1 : Double.NaN;
          return winner;
        });
  }

  private static boolean fixed(Documents text) {
    for (int i = 1; i < text.tokens(); i++) {
      if (text.token(i) != text.token(0)) {
        return false;
      }
    }
    return true;
  }

  /**
   * H7e, sizes 10, 20, 30, 40. Rejects sizes of a generation later (D_t drawn with n_t in place of
   * n_{t-1}) and sizes that do not grow.
   */
  @Test
  void growingBudgetsDriftLess() {
    Chains chains = Chains.singles(ZIPF, "replace", 10, "budget={size: 10 documents, growth: 1}");
    double s0 = chains.s(ZIPF.training());
    double[] s = chains.sumP2(4000, 4)[0];
    accepts(s, Replace.sumP2(s0, new long[] {10, 20, 30, 40}), "S of D_4");
    rejects(s, Replace.sumP2(s0, new long[] {20, 30, 40, 50}), "sizes of a generation later");
    rejects(s, Replace.sumP2(s0, 10, 4), "sizes that do not grow");
  }

  /**
   * H7d, the law that is fitted: {@code <unk>} is one of the types that add-k smooths over. Rejects
   * its omission, {@code </s>} among the types, and maximum likelihood.
   */
  @Test
  void addKIsMutationTowardsTheUniformLawOverAllEvents() {
    addK(true, 5, 4, 6);
  }

  /** H7d without {@code <unk>}: the rescaled law is add-k over one type less. Rejects its count. */
  @Test
  void withoutUnknownAddKIsOverOneTypeLess() {
    addK(false, 4, 5, 3);
  }

  private static void addK(boolean emitUnknown, int types, int... wrongTypes) {
    HumanText corpus = Chains.words(12, 5, 2, 1);
    double delta = 1;
    int n = 20;
    Chains chains =
        Chains.singles(
            corpus,
            "replace",
            n,
            "model={name: n-gram, order: 1, smoothing: {name: add-k, k: " + delta + "}}",
            "emit_unknown=" + emitUnknown);
    double s0 = smoothed(chains, corpus.training(), delta, types, emitUnknown);
    int generations = 6;
    double[] s =
        chains
            .run(
                6000,
                generations,
                chain ->
                    new double[] {
                      smoothed(chains, chain.text(generations), delta, types, emitUnknown)
                    })[0];
    accepts(s, AddDelta.sumP2(s0, delta, types, n, generations), "S of M_6");
    for (int other : wrongTypes) {
      rejects(s, AddDelta.sumP2(s0, delta, other, n, generations), other + " types");
    }
    rejects(s, Replace.sumP2(s0, n, generations), "no smoothing");
  }

  /** S of (c_i + delta) / (n + delta s) over {@code <unk>}, where it is a type, and the words. */
  private static double smoothed(
      Chains chains, Documents text, double delta, int types, boolean unknown) {
    double[] law = chains.law(text);
    double[] smoothed = new double[types];
    for (int i = 0; i < types; i++) {
      int id =
          unknown && i == 0 ? Vocabulary.UNKNOWN : Vocabulary.FIRST_WORD + i - (unknown ? 1 : 0);
      smoothed[i] = (law[id] * text.tokens() + delta) / (text.tokens() + delta * types);
    }
    return Laws.sumP2(smoothed);
  }
}
