package org.collapselab.jobs.verify;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.collapselab.generator.mix.Regime;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;

/**
 * The law {@code E p_t = p_0} of every unbiased regime, which must hold before any other: it finds
 * errors in samplers, in renormalisation and in the choice of text.
 */
final class UnbiasedLaws {

  static final double[] P0 = {.4, .25, .15, .1, .05, .05};

  private static final HumanText HUMAN = SmallTexts.words(16, 10, 6, 4, 2, 2);
  private static final int REPLICATES = 4000;

  private UnbiasedLaws() {}

  static List<ChainTrial> all() {
    return Stream.concat(
            regimes().stream().map(UnbiasedLaws::of), Stream.of(unknown(true), unknown(false)))
        .toList();
  }

  /** Returns all regimes on the class path, by name. */
  static List<Regime> regimes() {
    return ServiceLoader.load(Regime.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Regime::name))
        .toList();
  }

  /**
   * Shares of the types in D_4. Catches a regime that chooses documents by their text or their
   * place.
   */
  static ChainTrial of(Regime regime) {
    Chains chains = Chains.singles(HUMAN, "replace", 20).with(regime);
    ChainTrial trial = ChainTrial.of("E p", regime.name() + ", n = 20", chains, REPLICATES, 4);
    for (int i = 0; i < P0.length; i++) {
      int type = Vocabulary.FIRST_WORD + i;
      trial =
          trial.expect(
              "share of type " + i + " in D_4", P0[i], chain -> chains.law(chain.text(4))[type]);
    }
    return trial;
  }

  /**
   * {@code <unk>} is a type like any other: the expected share of another type does not change.
   * Forbidden, the other probabilities are divided by {@code 1 - p(<unk>)}, once. Catches the one
   * in place of the other, and rescaling in every generation.
   */
  static ChainTrial unknown(boolean emit) {
    Documents.Builder documents = new Documents.Builder();
    int[] counts = {8, 0, 0, 20, 12}; // by id: <unk>, <s>, </s>, two words
    for (int id = 0; id < counts.length; id++) {
      for (int c = 0; c < counts[id]; c++) {
        documents.add(new int[] {id}, true);
      }
    }
    Vocabulary vocabulary = Vocabulary.of(Map.of("a", 20L, "b", 12L, "rare", 8L), 9, 0);
    HumanText human = SmallTexts.text(documents.build(), vocabulary, new Tokenizer.Whitespace());
    Chains chains = Chains.singles(human, "replace", 20, "emit_unknown=" + emit);
    String setting = "replace, <unk> " + (emit ? "allowed" : "forbidden");
    return ChainTrial.of("E p", setting, chains, REPLICATES, 3)
        .expect(
            "share of the top type in D_3",
            emit ? .5 : .5 / .8,
            chain -> chains.law(chain.text(3))[Vocabulary.FIRST_WORD]);
  }
}
