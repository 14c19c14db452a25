package org.collapselab.jobs.verify;

import java.util.List;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.verify.Chains.Chain;
import org.collapselab.metrics.oracle.BinomialChain;
import org.collapselab.metrics.oracle.Laws;
import org.collapselab.metrics.oracle.SumP2Laws;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/** The laws of neutral drift: regime replace on documents of one token. */
final class NeutralDriftLaws {

  static final HumanText ZIPF = SmallTexts.zipf(50, 5000);
  static final HumanText FEW = SmallTexts.words(16, 8, 6, 4, 3, 2, 1); // 40 documents
  static final HumanText FOUR = SmallTexts.words(4, 3, 2, 1);

  private NeutralDriftLaws() {}

  static List<ChainTrial> all() {
    return List.of(
        neutral(), redrawn(), winners(), collapseTime(), growing(), addK(true), addK(false));
  }

  /**
   * H1. D_0 is the corpus, D_t has seen t resamplings. Catches a resampling too many or too few,
   * and 2n for n.
   */
  static ChainTrial neutral() {
    Chains chains = Chains.singles(ZIPF, "replace", 100);
    double s0 = chains.s(ZIPF.training());
    ChainTrial trial =
        ChainTrial.of("H1", "replace, n = 100, Zipf's law over 50 types", chains, 2000, 50);
    for (int t : new int[] {1, 5, 20, 50}) {
      trial = trial.expectS(t, SumP2Laws.replace(s0, 100, t));
    }
    return trial;
  }

  /**
   * H1 if each replicate draws its own H_0 without replacement: (N S - 1) / (N - 1) replaces S_0,
   * and the source adds a resampling. Catches H_0 drawn with replacement, and H_0 shared by all.
   */
  static ChainTrial redrawn() {
    Chains chains =
        Chains.singles(FEW, "replace", 20, "human.initial=20 documents", "human.redraw=true");
    double unused = SumP2Laws.unused(chains.s(FEW.training()), 40);
    return ChainTrial.of("H1", "replace, n = 20, H_0 redrawn", chains, 6000, 3)
        .expectS(0, SumP2Laws.replace(unused, 20, 1))
        .expectS(3, SumP2Laws.replace(unused, 20, 4));
  }

  /**
   * H2: the last remaining type is i with the probability that i has at first. Catches any
   * sharpening of the law.
   */
  static ChainTrial winners() {
    Chains chains = Chains.singles(FOUR, "replace", 5);
    ChainTrial trial =
        ChainTrial.of("H2", "replace, n = 5, until one type is left", chains, 4000, 400)
            .until(NeutralDriftLaws::fixed);
    for (int i = 0; i < 4; i++) {
      int type = Vocabulary.FIRST_WORD + i;
      trial =
          trial.expect(
              "type " + i + " wins",
              (4 - i) / 10.0,
              chain -> fixed(chain) && chain.last().token(0) == type ? 1 : 0);
    }
    return trial;
  }

  /** H3: resamplings until one of two types is lost. Catches 2n for n, and a sharpened law. */
  static ChainTrial collapseTime() {
    Chains chains = Chains.singles(SmallTexts.words(15, 15), "replace", 30);
    return ChainTrial.of("H3", "replace, n = 30, two types of 15", chains, 2000, 4000)
        .until(NeutralDriftLaws::fixed)
        .expect(
            "resamplings until collapse",
            new BinomialChain(30).collapseTime(15),
            Chain::generations);
  }

  private static boolean fixed(Chain chain) {
    Documents text = chain.last();
    for (int i = 1; i < text.tokens(); i++) {
      if (text.token(i) != text.token(0)) {
        return false;
      }
    }
    return true;
  }

  /** H7e, sizes 10, 20, 30, 40. Catches sizes of a generation later, and sizes that do not grow. */
  static ChainTrial growing() {
    Chains chains = Chains.singles(ZIPF, "replace", 10, "budget={size: 10 documents, growth: 1}");
    double s0 = chains.s(ZIPF.training());
    return ChainTrial.of("H7e", "replace, n_t = 10, 20, 30, 40", chains, 4000, 4)
        .expectS(4, SumP2Laws.replace(s0, new long[] {10, 20, 30, 40}));
  }

  /**
   * H7d, the law that is fitted: {@code <unk>} is one of the types that add-k smooths over; without
   * it the rescaled law is add-k over one type less. Catches another number of types, {@code </s>}
   * among them, and no smoothing.
   */
  static ChainTrial addK(boolean emitUnknown) {
    HumanText corpus = SmallTexts.words(12, 5, 2, 1);
    int types = emitUnknown ? 5 : 4;
    Chains chains =
        Chains.singles(
            corpus,
            "replace",
            20,
            "model={name: n-gram, order: 1, smoothing: {name: add-k, k: 1}}",
            "emit_unknown=" + emitUnknown);
    double s0 = smoothed(chains, corpus.training(), types);
    return ChainTrial.of("H7d", "replace, n = 20, add-1 over " + types + " types", chains, 6000, 6)
        .expect(
            "S of M_6",
            SumP2Laws.addDelta(s0, 1, types, 20, 6),
            chain -> smoothed(chains, chain.text(6), types));
  }

  /** S of (c_i + 1) / (n + s) over s types: the words and, if it is one of them, {@code <unk>}. */
  static double smoothed(Chains chains, Documents text, int types) {
    boolean unknown = chains.arm().emitUnknown();
    double[] law = chains.law(text);
    double[] smoothed = new double[types];
    for (int i = 0; i < types; i++) {
      int id =
          unknown && i == 0 ? Vocabulary.UNKNOWN : Vocabulary.FIRST_WORD + i - (unknown ? 1 : 0);
      smoothed[i] = (law[id] * text.tokens() + 1) / (text.tokens() + types);
    }
    return Laws.sumP2(smoothed);
  }
}
