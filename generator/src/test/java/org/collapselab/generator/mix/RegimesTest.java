package org.collapselab.generator.mix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.collapselab.generator.mix.Mix.Origin;
import org.collapselab.generator.mix.Mix.Span;
import org.collapselab.trainer.settings.ImpossibleSettings;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;

/** Each regime against its line of the table of regimes. */
class RegimesTest {

  private static final Documents HUMAN = FakeChain.lengths(300);
  private static final Size BUDGET = Size.documents(60);

  private static FakeChain chain(Regime regime, Size size) {
    return new FakeChain(regime, HUMAN, 80, size, 0);
  }

  private static Span whole(FakeChain chain, int born) {
    return new Span(Origin.SYNTHETIC, born, 0, chain.corpora.get(born).size(), 1);
  }

  private static long human(Mix mix) {
    return mix.spans().stream()
        .filter(run -> run.origin() == Origin.HUMAN)
        .mapToLong(run -> (long) run.documents() * run.multiplicity())
        .sum();
  }

  @Test
  void initialIsTheFirstPartOfTheHumanOrder() {
    FakeChain chain = chain(new Replace(), BUDGET);
    Set<Integer> expected = new HashSet<>();
    for (int rank = 0; rank < 80; rank++) {
      expected.add(chain.humanDocument(rank));
    }
    Set<Integer> seen = new HashSet<>();
    for (Span run : chain.mixes.get(0).spans()) {
      for (int d = 0; d < run.documents(); d++) {
        seen.add(run.firstDocument() + d);
      }
    }
    assertEquals(expected, seen);
    assertEquals(80, chain.mixes.get(0).humanUsed());
    assertEquals(
        List.of(new Span(Origin.HUMAN, -1, 0, 300, 1)), MixText.initial(r -> 299 - r, 300).spans());
  }

  @Test
  void replaceTakesTheLatestCorpusWhole() {
    FakeChain chain = chain(new Replace(), Size.tokens(250));
    for (int t = 1; t <= 3; t++) {
      Span expected = whole(chain, t - 1);
      assertEquals(List.of(expected), chain.step().spans());
    }
  }

  /** Rejects a control that grows a generation too early or too late. */
  @Test
  void replaceMultipleIsAsLargeAsAccumulate() {
    FakeChain multiple = chain(new ReplaceMultiple(), BUDGET);
    FakeChain accumulate = chain(new Accumulate(), BUDGET);
    for (int t = 1; t <= 4; t++) {
      multiple.step();
      accumulate.step();
      assertEquals(80 + 60L * t, accumulate.mixed(t));
      assertEquals(accumulate.mixed(t), multiple.mixed(t));
      assertEquals(List.of(whole(multiple, t - 1)), multiple.mixes.get(t).spans());
    }
  }

  @Test
  void accumulateIsTheInitialMixAndEveryCorpus() {
    FakeChain chain = chain(new Accumulate(), Size.tokens(100));
    for (int t = 1; t <= 3; t++) {
      List<Span> expected = new java.util.ArrayList<>(chain.mixes.get(0).spans());
      for (int born = 0; born < t; born++) {
        expected.add(whole(chain, born));
      }
      assertEquals(expected, chain.step().spans());
    }
  }

  @Test
  void fixedHumanIsTheInitialMixAndTheLatestCorpus() {
    FakeChain chain = chain(new FixedHuman(), Size.tokens(100));
    for (int t = 1; t <= 3; t++) {
      List<Span> expected = new java.util.ArrayList<>(chain.mixes.get(0).spans());
      expected.add(whole(chain, t - 1));
      assertEquals(expected, chain.step().spans());
    }
  }

  @Test
  void stratifiedShareIsExactAndUnusedTextIsUsedOnce() {
    FakeChain chain = chain(new Fresh(0.25, ShareDrawing.STRATIFIED, HumanSource.UNUSED), BUDGET);
    Set<Integer> used = new HashSet<>();
    for (int rank = 0; rank < 80; rank++) {
      used.add(chain.humanDocument(rank));
    }
    for (int t = 1; t <= 10; t++) {
      Mix mix = chain.step();
      assertEquals(15, human(mix));
      assertEquals(80 + 15 * t, mix.humanUsed());
      for (Span run : mix.spans()) {
        for (int d = 0; run.origin() == Origin.HUMAN && d < run.documents(); d++) {
          assertTrue(used.add(run.firstDocument() + d), "used before");
        }
      }
      Span last = mix.spans().get(mix.spans().size() - 1);
      assertEquals(new Span(Origin.SYNTHETIC, t - 1, 0, 45, 1), last);
    }
  }

  /** Rejects an iid share that is stratified (variance 0) and one that is (1 - share). */
  @Test
  void iidShareIsBinomial() {
    int replicates = 2000;
    double sum = 0;
    double squares = 0;
    for (int r = 0; r < replicates; r++) {
      FakeChain chain =
          new FakeChain(
              new Fresh(0.3, ShareDrawing.IID, HumanSource.REPLACEMENT),
              FakeChain.tokens(5, 5),
              10,
              Size.documents(20),
              r);
      double k = human(chain.step());
      sum += k;
      squares += k * k;
    }
    double mean = sum / replicates;
    double variance = squares / replicates - mean * mean;
    assertEquals(0, (mean - 6) / Math.sqrt(4.2 / replicates), 4.5);
    // variance of the sample variance of a binomial: (mu4 - sigma^4) / R, mu4 about 3 sigma^4
    assertEquals(0, (variance - 4.2) / (4.2 * Math.sqrt(2.0 / replicates)), 4.5);
  }

  /** Rejects a subsample of documents that forgets how often each is in D_{t-1}. */
  @Test
  void turnoverKeepsCopiesAsItemsOfTheirOwn() {
    FakeChain chain = chain(new Turnover(0.5), Size.documents(40));
    Mix doubled =
        new Mix(
            List.of(new Span(Origin.HUMAN, -1, 0, 10, 3), new Span(Origin.HUMAN, -1, 20, 10, 1)),
            80);
    chain.mixes.set(0, doubled);
    double tripled = 0;
    int chains = 400;
    for (int r = 0; r < chains; r++) {
      FakeChain one = new FakeChain(new Turnover(0.5), HUMAN, 80, Size.documents(40), r);
      one.mixes.set(0, doubled);
      Mix mix = one.step();
      assertEquals(20, human(mix));
      for (Span run : mix.spans()) {
        if (run.origin() == Origin.HUMAN && run.firstDocument() < 20) {
          tripled += (long) run.documents() * run.multiplicity();
        }
      }
    }
    // hypergeometric: 20 of 40 items, 30 of them copies; mean 15, variance 20 * .75 * .25 * 20/39
    double variance = 20 * .75 * .25 * 20 / 39;
    assertEquals(0, (tripled / chains - 15) / Math.sqrt(variance / chains), 4.5);
  }

  @Test
  void humanOnlyReadsOnAndThenSaysWhatIsMissing() {
    FakeChain chain = chain(new HumanOnly(HumanSource.UNUSED), BUDGET);
    for (int t = 1; t <= 3; t++) {
      assertEquals(60, human(chain.step()));
    }
    HumanTextExhausted error = assertThrows(HumanTextExhausted.class, chain::step);
    assertEquals(
        "generation 4 needs 60 documents of unused human text, but only 40 documents (40"
            + " documents) are left; use a smaller budget, share or initial corpus, fewer"
            + " generations, or human text drawn with replacement",
        error.getMessage());
    FakeChain iid = chain(new Fresh(1, ShareDrawing.IID, HumanSource.UNUSED), Size.documents(221));
    assertThrows(HumanTextExhausted.class, iid::step);
  }

  @Test
  void humanTextWithReplacementRepeatsDocuments() {
    FakeChain chain = chain(new HumanOnly(), Size.documents(300));
    Mix mix = chain.step();
    assertEquals(300, human(mix));
    assertTrue(mix.spans().stream().anyMatch(run -> run.multiplicity() > 1));
    assertEquals(80, mix.humanUsed());
  }

  /** A budget of tokens stops at the document that reaches it, in the drawn order. */
  @Test
  void tokenBudgetIsTheShortestPrefixOfTheDrawnOrder() {
    for (int budget = 1; budget < 60; budget++) {
      FakeChain chain = chain(new HumanOnly(HumanSource.UNUSED), Size.tokens(budget));
      int used = chain.step().humanUsed();
      long before = 0;
      for (int rank = 80; rank < used - 1; rank++) {
        before += Math.max(1, HUMAN.length(chain.humanDocument(rank)));
      }
      long reached = before + Math.max(1, HUMAN.length(chain.humanDocument(used - 1)));
      assertTrue(before < budget && reached >= budget);
    }
  }

  /** Rejects a subsample that favours a place in the pool, and one that is not drawn anew. */
  @Test
  void subsampleIsUniformWithoutReplacement() {
    int replicates = 3000;
    int[] times = new int[70];
    long both = 0; // pairs (0, 1)
    int kept = 0;
    for (int r = 0; r < replicates; r++) {
      FakeChain chain =
          new FakeChain(new AccumulateSubsample(), FakeChain.tokens(50), 50, Size.documents(20), r);
      boolean[] in = new boolean[70];
      boolean[] next = new boolean[90];
      for (Span run : chain.step().spans()) {
        assertEquals(1, run.multiplicity());
        for (int d = 0; d < run.documents(); d++) {
          in[(run.origin() == Origin.HUMAN ? 0 : 50) + run.firstDocument() + d] = true;
        }
      }
      for (Span run : chain.step().spans()) {
        for (int d = 0; d < run.documents(); d++) {
          next[(run.born() + 1) * 20 + (run.born() < 0 ? 0 : 30) + run.firstDocument() + d] = true;
        }
      }
      for (int i = 0; i < 70; i++) {
        times[i] += in[i] ? 1 : 0;
        kept += in[i] && next[i] ? 1 : 0;
      }
      both += in[0] && in[1] ? 1 : 0;
    }
    double p = 20.0 / 70;
    double chi = 0;
    for (int count : times) {
      double e = replicates * p;
      chi += (count - e) * (count - e) / (e * (1 - p));
    }
    chi *= 69.0 / 70; // counts of a fixed sum: covariance (p(1-p)) (I - J/70) 70/69
    assertEquals(0, (chi - 69) / Math.sqrt(2 * 69), 4.5);
    double pair = p * 19 / 69;
    assertEquals(0, (both - replicates * pair) / Math.sqrt(replicates * pair * (1 - pair)), 4.5);
    // Drawn anew: of 20 kept, 20/90 are in the next one; hypergeometric.
    double again = 20 * 20.0 / 90;
    double variance = 20 * (20.0 / 90) * (70.0 / 90) * 70 / 89;
    assertEquals(0, (kept - replicates * again) / Math.sqrt(replicates * variance), 4.5);
  }

  @Test
  void tokenSubsampleIsThePrefixInTheOrderOfTheKeys() {
    FakeChain chain = chain(new AccumulateSubsample(), Size.tokens(150));
    chain.step();
    MixBuilder pool = new MixBuilder(chain);
    pool.mix(chain.previous());
    for (int amount = 0; amount <= 150; amount += 10) {
      MixBuilder smaller = new MixBuilder(chain);
      smaller.subsample(pool, Size.tokens(amount));
      long reached = chain.amount(smaller.mix());
      assertTrue(reached >= amount && reached < amount + 9);
    }
  }

  @Test
  void corpusThatIsTooShortIsAnErrorUnlessOnlyItsEndsAreMissing() {
    FakeChain chain = chain(new Fresh(0, ShareDrawing.STRATIFIED, HumanSource.UNUSED), BUDGET);
    chain.corpora.set(0, FakeChain.lengths(59));
    ImpossibleSettings error = assertThrows(ImpossibleSettings.class, chain::step);
    assertTrue(error.getMessage().contains("in X_0, but 1 documents are missing"));

    // A stream of 200 draws: 163 tokens and 37 ends.
    for (ShareDrawing drawing : ShareDrawing.values()) {
      FakeChain stream = chain(new Fresh(0, drawing, HumanSource.UNUSED), Size.tokens(200));
      Documents.Builder builder = new Documents.Builder();
      for (int d = 0; d < 37; d++) {
        builder.add(new int[] {3, 4, 5, 6}, true);
      }
      builder.add(new int[15], false);
      stream.corpora.set(0, builder.build());
      assertEquals(List.of(whole(stream, 0)), stream.step().spans());
    }
  }

  @Test
  void sharesOutOfRangeAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new Fresh(1.1, ShareDrawing.IID, HumanSource.UNUSED));
    assertThrows(IllegalArgumentException.class, () -> new Turnover(Double.NaN));
  }
}
