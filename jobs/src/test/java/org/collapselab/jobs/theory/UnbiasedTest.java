package org.collapselab.jobs.theory;

import static org.collapselab.jobs.theory.Against.accepts;
import static org.collapselab.jobs.theory.Against.rejects;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;
import org.collapselab.generator.mix.Draft;
import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.Regime;
import org.collapselab.generator.mix.Sources;
import org.collapselab.jobs.run.HumanText;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code E p_m = p_0} in every unbiased regime, the first thing to hold: it catches faults of
 * samplers, of renormalisation and of which text is taken.
 */
class UnbiasedTest {

  private static final double[] P0 = {.4, .25, .15, .1, .05, .05};
  private static final HumanText HUMAN = Chains.words(16, 10, 6, 4, 2, 2);
  private static final int REPLICATES = 4000;

  static List<Regime> regimes() {
    return StreamSupport.stream(ServiceLoader.load(Regime.class).spliterator(), false).toList();
  }

  @Test
  void allEightRegimesAreFound() {
    assertEquals(8, regimes().size(), () -> "" + regimes());
  }

  /** Shares of the types in D_4; shape (types, replicates). */
  private static double[][] shares(Regime regime) {
    Chains chains = Chains.singles(HUMAN, "replace", 20).with(regime);
    return chains.run(
        REPLICATES,
        4,
        chain -> {
          double[] share = new double[P0.length];
          double[] law = chains.law(chain.text(4));
          System.arraycopy(law, Vocabulary.FIRST_WORD, share, 0, share.length);
          return share;
        });
  }

  @ParameterizedTest
  @MethodSource("regimes")
  void sharesOfTypesDoNotDrift(Regime regime) {
    double[][] shares = shares(regime);
    for (int i = 0; i < P0.length; i++) {
      accepts(shares[i], P0[i], regime + ", type " + i);
    }
  }

  /** A wrong regime, as a curator would have it: of equal documents only one is trained on. */
  private record Deduplicated() implements Regime {

    @Override
    public String name() {
      return "deduplicated";
    }

    @Override
    public Mix mix(Sources sources) {
      int born = sources.generation() - 1;
      Documents corpus = (Documents) sources.synthetic(born);
      BitSet seen = new BitSet();
      List<Mix.Run> runs = new ArrayList<>();
      for (int d = 0; d < corpus.size(); d++) {
        if (!seen.get(corpus.token(d))) {
          seen.set(corpus.token(d));
          runs.add(new Mix.Run(Mix.Origin.SYNTHETIC, born, d, 1, 1));
        }
      }
      return new Mix(runs, 0);
    }

    @Override
    public boolean rereads() {
      return false;
    }
  }

  /** A wrong regime: the first half of H_0 in document order, not in the keyed order. */
  private record FirstHumanDocuments() implements Regime {

    @Override
    public String name() {
      return "first-human-documents";
    }

    @Override
    public Mix mix(Sources sources) {
      Draft draft = new Draft(sources);
      draft.corpus(sources.generation() - 1);
      List<Mix.Run> runs = new ArrayList<>(draft.mix().runs());
      runs.add(0, new Mix.Run(Mix.Origin.HUMAN, -1, 0, 20, 1));
      return new Mix(runs, 0);
    }

    @Override
    public boolean rereads() {
      return false;
    }
  }

  /**
   * The test above can fail: it rejects regimes that choose documents by what or where they are.
   */
  @Test
  void regimesThatChooseAreRejected() {
    rejects(shares(new Deduplicated())[0], P0[0], "deduplication");
    rejects(shares(new FirstHumanDocuments())[0], P0[0], "first documents");
  }

  /**
   * {@code <unk>} is a type like others: its share stays. Forbidden, the other probabilities are
   * divided by {@code 1 - p(<unk>)}, once. Rejects the one for the other.
   */
  @Test
  void unknownIsATypeUnlessItIsForbidden() {
    Documents.Builder documents = new Documents.Builder();
    int[] counts = {8, 0, 0, 20, 12}; // by id: <unk>, <s>, </s>, two words
    for (int id = 0; id < counts.length; id++) {
      for (int c = 0; c < counts[id]; c++) {
        documents.add(new int[] {id}, true);
      }
    }
    Vocabulary vocabulary = Vocabulary.of(Map.of("a", 20L, "b", 12L, "rare", 8L), 9, 0);
    HumanText human = Chains.text(documents.build(), vocabulary, new Tokenizer.Whitespace());
    double[] free = frequent(human, true);
    double[] forbidden = frequent(human, false);
    accepts(free, .5, "<unk> allowed");
    accepts(forbidden, .5 / .8, "<unk> forbidden");
    rejects(free, .5 / .8, "<unk> forbidden for allowed");
    rejects(forbidden, .5, "<unk> allowed for forbidden");
    rejects(forbidden, .5 / .8 / .8, "rescaled in every generation");
  }

  private static double[] frequent(HumanText human, boolean emitUnknown) {
    Chains chains = Chains.singles(human, "replace", 20, "emit_unknown=" + emitUnknown);
    return chains
        .run(
            REPLICATES,
            3,
            chain -> new double[] {chains.law(chain.text(3))[Vocabulary.FIRST_WORD]})[0];
  }
}
