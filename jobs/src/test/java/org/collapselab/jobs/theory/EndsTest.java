package org.collapselab.jobs.theory;

import static org.collapselab.jobs.theory.Against.accepts;
import static org.collapselab.jobs.theory.Against.rejects;

import org.collapselab.jobs.run.HumanText;
import org.collapselab.metrics.oracle.Ends;
import org.collapselab.metrics.oracle.Laws;
import org.collapselab.metrics.oracle.Replace;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.api.Test;

/** What documents of several tokens do to the laws of a unigram model under replace. */
class EndsTest {

  private static final String UNIGRAM = "model={name: n-gram, order: 1}";

  /** Documents of 1 to {@code 2 mean - 1} tokens over six types, {@code mean} on average. */
  private static HumanText documents(int documents, int mean) {
    Documents.Builder text = new Documents.Builder();
    java.util.Map<String, Long> counts = new java.util.TreeMap<>();
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
    return Chains.text(text.build(), Vocabulary.of(counts, 1, 0), new Tokenizer.Whitespace());
  }

  private static double length(Documents text) {
    return (text.tokens() + text.ends()) / (double) text.ends();
  }

  /**
   * A budget of D documents: the mean length stays, its square grows by 1 + 1/D a generation, the
   * end probability drifts. Rejects lengths that do not drift, tokens counted for documents, an end
   * probability without bias, and documents that are closed where they are cut at a maximum.
   */
  @Test
  void theMeanLengthOfDocumentsStays() {
    HumanText human = documents(70, 4); // 7 lengths, 1 to 7
    String[] settings = {UNIGRAM, "length={name: end-token, maximum: 10000}", "budget=5 documents"};
    double first = length(human.training());
    double[][] seen =
        Chains.of(human, settings)
            .run(
                8000,
                3,
                chain -> {
                  double one = length(chain.text(1));
                  double three = length(chain.text(3));
                  return new double[] {one, three, one * (one - 1), three * (three - 1), 1 / one};
                });
    accepts(seen[0], Ends.meanLength(first), "T of D_1");
    accepts(seen[1], Ends.meanLength(first), "T of D_3");
    accepts(seen[2], Ends.lengthPairs(first, 5, 1), "T (T - 1) of D_1");
    accepts(seen[3], Ends.lengthPairs(first, 5, 3), "T (T - 1) of D_3");
    rejects(seen[2], Ends.lengthPairs(first, 5, 0), "a resampling less");
    rejects(seen[2], Ends.lengthPairs(first, 5, 2), "a resampling more");
    rejects(seen[3], Ends.lengthPairs(first, 25, 3), "25 tokens for 5 documents");
    rejects(seen[4], 1 / first, "an end probability without bias");

    settings[1] = "length={name: end-token, maximum: 8}";
    double[][] closed =
        Chains.of(human, settings)
            .handing(EndsTest::closed)
            .run(2000, 1, chain -> new double[] {length(chain.text(1))});
    rejects(closed[0], Ends.meanLength(first), "documents closed at the maximum");
  }

  private static Documents closed(Documents text) {
    Documents.Builder closed = new Documents.Builder();
    for (int d = 0; d < text.size(); d++) {
      closed.add(text.document(d), true);
    }
    return closed.build();
  }

  private static Documents withoutLast(Documents text) {
    Documents.Builder whole = new Documents.Builder();
    for (int d = 0; d < text.size() - 1; d++) {
      whole.add(text, d);
    }
    return whole.build();
  }

  /** Relative frequencies with {@code </s>} as a type. */
  private static double[] events(Chains chains, Documents text) {
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
   * p_0} and H1 hold. Rejects a cut document that is closed, one that is dropped, and n that leaves
   * ends out.
   */
  @Test
  void aStreamIsExactlyUnbiasedEndsIncluded() {
    HumanText human = documents(34, 9); // 17 lengths, 1 to 17
    Chains chains = Chains.of(human, UNIGRAM, "length=stream", "budget=200 tokens");
    double[] p0 = events(chains, human.training());
    double[][] seen = stream(chains);
    accepts(seen[0], p0[Vocabulary.END], "end probability");
    accepts(seen[1], p0[Vocabulary.FIRST_WORD], "most frequent type");
    accepts(seen[2], Replace.sumP2(Laws.sumP2(p0), 200, 3), "S over all events");
    rejects(seen[2], Replace.sumP2(Laws.sumP2(p0), 200, 2), "a resampling less");
    rejects(stream(chains.handing(EndsTest::closed))[0], p0[Vocabulary.END], "cut and closed");
    rejects(
        stream(chains.handing(EndsTest::withoutLast))[0], p0[Vocabulary.END], "cut and dropped");
  }

  private static double[][] stream(Chains chains) {
    return chains.run(
        4000,
        3,
        chain -> {
          double[] law = events(chains, chain.text(3));
          return new double[] {law[Vocabulary.END], law[Vocabulary.FIRST_WORD], Laws.sumP2(law)};
        });
  }

  /**
   * Fixed lengths: D documents of l tokens are D l draws. Rejects documents taken for draws, and
   * human ends taken for types.
   */
  @Test
  void documentsOfFixedLengthAreResampledTokenByToken() {
    HumanText human = documents(70, 4);
    Chains chains =
        Chains.of(human, UNIGRAM, "length={name: fixed, tokens: 5}", "budget=10 documents");
    double s0 = chains.s(human.training());
    double[] s = chains.sumP2(4000, 3)[0];
    accepts(s, Replace.sumP2(s0, 50, 3), "S of D_3");
    rejects(s, Replace.sumP2(s0, 10, 3), "documents for draws");
    double withEnds = Laws.sumP2(events(chains, human.training()));
    rejects(s, Replace.sumP2(withEnds, 50, 3), "ends for types");
  }

  /**
   * Under a unigram model what a document says is independent of where it ends: given the numbers
   * of tokens K_1, K_2, ... of the mixes, whatever made them (a token budget met by whole
   * documents, a maximum), the tokens obey H7e. The law of the run-time check. Rejects ends counted
   * among the tokens.
   */
  @Test
  void givenTheLengthsTokensDriftAsIfTheyWereFixed() {
    HumanText human = documents(70, 4);
    Chains chains =
        Chains.of(human, UNIGRAM, "length={name: end-token, maximum: 6}", "budget=30 tokens");
    double s0 = chains.s(human.training());
    int last = 4;
    double[][] difference =
        chains.run(
            16_000,
            last,
            chain -> {
              long[] tokens = new long[last];
              long[] events = new long[last];
              for (int t = 1; t <= last; t++) {
                tokens[t - 1] = chain.text(t).tokens();
                events[t - 1] = tokens[t - 1] + chain.text(t).ends();
              }
              double s = chains.s(chain.text(last));
              return new double[] {s - Replace.sumP2(s0, tokens), s - Replace.sumP2(s0, events)};
            });
    accepts(difference[0], 0, "S of D_4 given the lengths");
    rejects(difference[1], 0, "ends counted among the tokens");
  }
}
