package org.collapselab.jobs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.collapselab.jobs.report.Report.Curve;
import org.collapselab.jobs.report.Report.Family;
import org.collapselab.jobs.report.Report.Member;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.surprisal.Nll;
import org.collapselab.metrics.tail.Survival;
import org.junit.jupiter.api.Test;

class CurvesTest {

  private static final List<Metric> METRICS = List.of(new Survival(), new Nll());

  private static List<Curve> curves(String... scores) {
    return Stream.of(scores)
        .map(
            score ->
                Curves.of(
                    score,
                    Curves.metric(score, METRICS).orElseThrow(),
                    score,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of()))
        .toList();
  }

  /** Rejects pictures by metric alone, which would mix two models and take in the mean. */
  @Test
  void scoresThatDifferInTheirFamilysParameterAreOnePicture() {
    List<Family> families =
        Curves.families(
            curves(
                "survival|class:0",
                "nll|n:1|model:witten-bell|quantile:p05",
                "nll|n:3|model:witten-bell|form:mean",
                "nll|n:3|model:witten-bell|quantile:p05",
                "nll|n:3|model:witten-bell|quantile:p50",
                "survival|class:2",
                "survival|class:10+"),
            METRICS);
    assertEquals(3, families.size());
    Family survival = families.get(0);
    assertEquals("Survival of human token types", survival.title());
    assertTrue(survival.headline());
    assertEquals(
        List.of("once", "4 to 7", "1024 or more"),
        survival.members().stream().map(Member::label).toList());
    Family quantiles = families.get(2);
    assertFalse(quantiles.headline());
    assertEquals(
        "Token surprisal under the human model (n = 3, model witten-bell)", quantiles.title());
    assertEquals(
        List.of(
            new Member("p05", "nll|n:3|model:witten-bell|quantile:p05"),
            new Member("p50", "nll|n:3|model:witten-bell|quantile:p50")),
        quantiles.members());
  }
}
