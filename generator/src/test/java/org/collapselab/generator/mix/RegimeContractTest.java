package org.collapselab.generator.mix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.collapselab.generator.mix.Mix.Origin;
import org.collapselab.generator.mix.Mix.Span;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every regime found by ServiceLoader keeps to. */
class RegimeContractTest {

  private static final Documents HUMAN = FakeChain.lengths(300);
  private static final int GENERATIONS = 4;

  /** Regimes that take whole corpora, whatever the budget. */
  private static final Set<String> WHOLE = Set.of("replace-multiple", "accumulate", "fixed-human");

  static List<Regime> regimes() {
    List<Regime> regimes = new ArrayList<>();
    ServiceLoader.load(Regime.class).forEach(regimes::add);
    return regimes;
  }

  private static List<FakeChain> chains(Regime regime) {
    return List.of(
        new FakeChain(regime, HUMAN, 80, Size.documents(60), 0),
        new FakeChain(regime, HUMAN, 80, Size.tokens(200), 1),
        new FakeChain(regime, HUMAN, 300, Size.tokens(201), 2));
  }

  @Test
  void theEightRegimesAreFoundUnderTheirNames() {
    assertEquals(
        List.of(
            "accumulate",
            "accumulate-subsample",
            "fixed-human",
            "fresh",
            "human-only",
            "replace",
            "replace-multiple",
            "turnover"),
        regimes().stream().map(Regime::name).sorted().toList());
  }

  @ParameterizedTest
  @MethodSource("regimes")
  void everySettingIsExplained(Regime regime) {
    assertNotNull(regime.getClass().getAnnotation(About.class));
    for (RecordComponent component : regime.getClass().getRecordComponents()) {
      assertNotNull(component.getAnnotation(About.class), component.getName());
    }
  }

  @ParameterizedTest
  @MethodSource("regimes")
  void sizeMeetsTheBudgetAndOvershootsByLessThanADocument(Regime regime) {
    for (FakeChain chain : chains(regime)) {
      for (int t = 1; t <= GENERATIONS; t++) {
        chain.step();
        assertTrue(chain.mixed(t) >= chain.size.amount());
        int slack = chain.size.unit() == Size.Unit.DOCUMENTS ? 1 : 9;
        assertTrue(
            WHOLE.contains(regime.name()) || chain.mixed(t) < chain.size.amount() + slack,
            regime + " mixed " + chain.mixed(t) + " for " + chain.size);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("regimes")
  void documentsExist(Regime regime) {
    for (FakeChain chain : chains(regime)) {
      for (int t = 1; t <= GENERATIONS; t++) {
        for (Span run : chain.step().spans()) {
          int size =
              run.origin() == Origin.HUMAN ? HUMAN.size() : chain.corpora.get(run.born()).size();
          assertTrue(run.firstDocument() >= 0 && run.firstDocument() + run.documents() <= size);
          assertTrue(run.origin() == Origin.HUMAN ? run.born() == -1 : run.born() < t);
        }
      }
    }
  }

  /** Rejects runs left in the drawn order, unmerged, or with a document in two runs. */
  @ParameterizedTest
  @MethodSource("regimes")
  void runsAreCanonical(Regime regime) {
    for (FakeChain chain : chains(regime)) {
      for (int t = 1; t <= GENERATIONS; t++) {
        List<Span> runs = chain.step().spans();
        for (int i = 1; i < runs.size(); i++) {
          Span a = runs.get(i - 1);
          Span b = runs.get(i);
          int end = a.firstDocument() + a.documents();
          boolean adjacent =
              a.born() == b.born()
                  && end == b.firstDocument()
                  && a.multiplicity() == b.multiplicity();
          assertFalse(adjacent, a + " " + b);
          assertTrue(a.born() < b.born() || (a.born() == b.born() && end <= b.firstDocument()));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("regimes")
  void sameChainGivesEqualMixes(Regime regime) {
    List<FakeChain> once = chains(regime);
    List<FakeChain> again = chains(regime);
    for (int c = 0; c < once.size(); c++) {
      for (int t = 1; t <= GENERATIONS; t++) {
        Mix mix = once.get(c).step();
        assertEquals(mix, again.get(c).step());
        assertTrue(mix.humanUsed() >= once.get(c).mixes.get(t - 1).humanUsed());
      }
    }
  }

  /** Rejects rereads() = false of a regime that needs, or refers to, a corpus that was deleted. */
  @ParameterizedTest
  @MethodSource("regimes")
  void rereadsIsTrue(Regime regime) {
    for (FakeChain chain : chains(regime)) {
      boolean older = false;
      for (int t = 1; t <= GENERATIONS; t++) {
        chain.oldestReadable = regime.rereads() ? 0 : t - 1;
        int born = t - 1;
        older |=
            chain.step().spans().stream()
                .anyMatch(run -> run.origin() == Origin.SYNTHETIC && run.born() < born);
      }
      assertEquals(regime.rereads(), older);
    }
  }
}
