package org.collapselab.generator.mix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.collapselab.generator.mix.Mix.Origin;
import org.collapselab.generator.mix.Mix.Span;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link Mix#minus} against sets of documents written out. */
class DifferenceTest {

  private static final Documents HUMAN = FakeChain.lengths(300);

  /**
   * Rejects a difference that forgets multiplicities, borders of runs, the generation of a corpus,
   * or what is left of the other mix after the last run of this one.
   */
  @Test
  void differenceIsThatOfTheDocumentsWrittenOut() {
    Stream random = new Address(3, 0, Purpose.SUBSAMPLE, 0).stream(0);
    int contained = 0;
    for (int trial = 0; trial < 20_000; trial++) {
      Map<Long, Integer> part = random(random);
      Map<Long, Integer> whole = new TreeMap<>(part);
      random(random).forEach((item, times) -> whole.merge(item, times, Integer::sum));
      if (trial % 2 == 0) { // one document once more: often not contained any more
        part.merge(
            DocumentRef.of((int) random.nextLong(3) - 1, (int) random.nextLong(5)),
            1,
            Integer::sum);
      }
      Optional<Mix> difference = mix(whole).minus(mix(part));
      Map<Long, Integer> expected = new TreeMap<>(whole);
      part.forEach((item, times) -> expected.merge(item, -times, Integer::sum));
      boolean within = expected.values().stream().allMatch(times -> times >= 0);
      expected.values().removeIf(times -> times == 0);
      assertEquals(within ? Optional.of(mix(expected)) : Optional.empty(), difference);
      contained += within ? 1 : 0;
    }
    assertTrue(contained > 5000 && contained < 19_000, "both outcomes occur: " + contained);
  }

  @Test
  void whatIsAddedToNothingIsAllAndToItselfNothing() {
    Mix some = new Mix(List.of(new Span(Origin.HUMAN, -1, 4, 3, 2)), 10);
    Mix none = new Mix(List.of(), 10);
    assertEquals(Optional.of(some), some.minus(none));
    assertEquals(Optional.of(none), some.minus(some));
    assertEquals(Optional.empty(), none.minus(some));
    assertEquals(6, some.documents());
  }

  /** Rejects a mix of accumulate that differs from the one drawn document by document. */
  @Test
  void accumulateAddsOneCorpusToTheMixBefore() {
    for (Size size : List.of(Size.documents(60), Size.tokens(200))) {
      FakeChain chain = new FakeChain(new Accumulate(), HUMAN, 80, size, 0);
      for (int t = 1; t <= 5; t++) {
        chain.oldestReadable = t - 1; // it must not read older text
        Mix before = chain.previous();
        Mix mix = chain.step();
        Mix expected =
            new Mix(List.of(new Span(Origin.SYNTHETIC, t - 1, 0, size(chain, t - 1), 1)), 80);
        assertEquals(Optional.of(expected), mix.minus(before));
        chain.oldestReadable = 0;
        MixBuilder draft = new MixBuilder(chain);
        draft.initial();
        for (int born = 0; born < t; born++) {
          draft.corpus(born);
        }
        assertEquals(draft.mix(), mix);
      }
    }
  }

  /** An empty corpus is no run. */
  @Test
  void accumulateOfAnEmptyCorpusIsTheMixBefore() {
    FakeChain chain = new FakeChain(new Accumulate(), HUMAN, 80, Size.documents(60), 0);
    chain.corpora.set(0, Documents.NONE);
    assertEquals(chain.previous(), new Accumulate().mix(chain));
  }

  private static List<Regime> regimes() {
    return RegimeContractTest.regimes();
  }

  /** Of the regimes that ship, those that say so only add, generation after generation. */
  @ParameterizedTest
  @MethodSource("regimes")
  void onlyAccumulateOnlyAdds(Regime regime) {
    FakeChain chain = new FakeChain(regime, HUMAN, 80, Size.documents(60), 0);
    for (int t = 1; t <= 4; t++) {
      Mix before = chain.previous();
      boolean adds = chain.step().minus(before).isPresent();
      boolean first = t == 1 && regime.name().equals("fixed-human"); // H_0, then H_0 and X_0
      assertEquals(first || regime.accumulates(), adds, regime + " " + t);
    }
  }

  private static int size(FakeChain chain, int born) {
    return chain.corpora.get(born).size();
  }

  /** A few documents of three corpora of five documents, some several times. */
  private static Map<Long, Integer> random(Stream random) {
    Map<Long, Integer> items = new TreeMap<>();
    for (long n = random.nextLong(12); n > 0; n--) {
      long item = DocumentRef.of((int) random.nextLong(3) - 1, (int) random.nextLong(5));
      items.merge(item, 1, Integer::sum);
    }
    return items;
  }

  private static Mix mix(Map<Long, Integer> items) {
    List<Long> all = new ArrayList<>();
    items.forEach(
        (item, times) -> {
          for (int i = 0; i < times; i++) {
            all.add(item);
          }
        });
    return new Mix(
        DocumentRef.spans(all.stream().mapToLong(Long::longValue).toArray(), all.size()), 7);
  }
}
