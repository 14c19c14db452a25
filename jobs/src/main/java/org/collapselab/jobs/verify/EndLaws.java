package org.collapselab.jobs.verify;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.verify.Chains.Chain;
import org.collapselab.metrics.oracle.EndTokenLaw;
import org.collapselab.metrics.oracle.Laws;
import org.collapselab.metrics.oracle.SumP2Laws;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;

/** The laws of a unigram model under replace, for documents of several tokens. */
final class EndLaws {

  static final HumanText SHORT = documents(70, 4); // 7 lengths, 1 to 7
  static final HumanText LONG = documents(34, 9); // 17 lengths, 1 to 17

  private static final String UNIGRAM = "model={name: n-gram, order: 1}";

  private EndLaws() {}

  static List<ChainTrial> all() {
    return List.of(meanLength(10_000, 8000), stream(), fixedLength(), givenLengths());
  }

  /** Makes documents of 1 to {@code 2 mean - 1} tokens over six types, {@code mean} on average. */
  private static HumanText documents(int documents, int mean) {
    Documents.Builder text = new Documents.Builder();
    Map<String, Long> counts = new TreeMap<>();
    int[] pattern = {0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 4, 5};
    int at = 0;
    for (int d = 0; d < documents; d++) {
      int length = 1 + d % (2 * mean - 1);
      for (int i = 0; i < length; i++, at++) {
        int type = pattern[at * 5 % pattern.length];
        counts.merge("w%03d".formatted(type), 1L, Long::sum);
        text.token(Vocabulary.FIRST_WORD + type);
      }
      text.end(true);
    }
    return SmallTexts.text(text.build(), Vocabulary.of(counts, 1, 0), new Tokenizer.Whitespace());
  }

  /** Returns the mean length of documents, ends counted. */
  static double length(Documents text) {
    return (text.tokens() + text.ends()) / (double) text.ends();
  }

  private static double pairs(Documents text) {
    return length(text) * (length(text) - 1);
  }

  /**
   * A budget of D documents: the mean length stays, its square grows by 1 + 1/D a generation.
   * Catches documents closed where they are cut, tokens counted for documents, and a resampling
   * more or less.
   */
  static ChainTrial meanLength(int maximum, int replicates) {
    Chains chains =
        Chains.of(
            SHORT,
            UNIGRAM,
            "length={name: end-token, maximum: " + maximum + "}",
            "budget=5 documents");
    double first = length(SHORT.training());
    return ChainTrial.of("ends", "replace, 5 documents with ends", chains, replicates, 3)
        .expect("T of D_1", first, chain -> length(chain.text(1)))
        .expect("T of D_3", first, chain -> length(chain.text(3)))
        .expect(
            "T (T - 1) of D_1", EndTokenLaw.lengthPairs(first, 5, 1), chain -> pairs(chain.text(1)))
        .expect(
            "T (T - 1) of D_3",
            EndTokenLaw.lengthPairs(first, 5, 3),
            chain -> pairs(chain.text(3)));
  }

  /** Returns relative frequencies with {@code </s>} as a type. */
  static double[] events(Chains chains, Documents text) {
    double[] law = chains.law(text);
    double events = text.tokens() + text.ends();
    for (int i = 0; i < law.length; i++) {
      law[i] *= text.tokens() / events;
    }
    law[Vocabulary.END] = text.ends() / events;
    return law;
  }

  /**
   * A stream cut at n draws is a plain sample with {@code </s>} as one of the types: {@code E p =
   * p_0} and H1 hold. Catches a cut document that is closed or dropped, and a resampling less.
   */
  static ChainTrial stream() {
    Chains chains = Chains.of(LONG, UNIGRAM, "length=stream", "budget=200 tokens");
    double[] p0 = events(chains, LONG.training());
    return ChainTrial.of("H1", "replace, a stream of n = 200 with ends", chains, 4000, 3)
        .expect(
            "p of </s> in D_3",
            p0[Vocabulary.END],
            chain -> events(chains, chain.text(3))[Vocabulary.END])
        .expect(
            "p of the top type in D_3",
            p0[Vocabulary.FIRST_WORD],
            chain -> events(chains, chain.text(3))[Vocabulary.FIRST_WORD])
        .expect(
            "S of D_3, ends included",
            SumP2Laws.replace(Laws.sumP2(p0), 200, 3),
            chain -> Laws.sumP2(events(chains, chain.text(3))));
  }

  /**
   * Fixed lengths: D documents of l tokens are D l draws. Catches documents taken for draws, and
   * human ends taken for types.
   */
  static ChainTrial fixedLength() {
    Chains chains =
        Chains.of(SHORT, UNIGRAM, "length={name: fixed, tokens: 5}", "budget=10 documents");
    double s0 = chains.s(SHORT.training());
    return ChainTrial.of("H1", "replace, 10 documents of 5 tokens", chains, 4000, 3)
        .expectS(3, SumP2Laws.replace(s0, 50, 3));
  }

  /**
   * Under a unigram model the tokens of a document do not depend on where it ends: given the
   * numbers of tokens K_1, K_2, ... of the mixes, independent of their cause (a token budget met by
   * whole documents, a maximum), the tokens obey H7e. The check at run time uses this law. Catches
   * ends counted among the tokens.
   */
  static ChainTrial givenLengths() {
    Chains chains =
        Chains.of(SHORT, UNIGRAM, "length={name: end-token, maximum: 6}", "budget=30 tokens");
    double s0 = chains.s(SHORT.training());
    return ChainTrial.of("H7e", "replace, 30 tokens in whole documents", chains, 16_000, 4)
        .expect(
            "S of D_4 less its law given lengths",
            0,
            chain -> chains.s(chain.text(4)) - SumP2Laws.replace(s0, sizes(chain, false)));
  }

  /** Tokens of D_1 .. D_4, without or with ends. */
  static long[] sizes(Chain chain, boolean ends) {
    long[] sizes = new long[4];
    for (int t = 1; t <= 4; t++) {
      sizes[t - 1] = chain.text(t).tokens() + (ends ? chain.text(t).ends() : 0);
    }
    return sizes;
  }
}
