package org.collapselab.jobs.run;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.collapselab.metrics.score.Score;

/**
 * What one generation of one chain says of itself: its rows of the tables scores, models and
 * samples.
 *
 * @param facts what the fit found
 * @param generated scores of X_t and M_t
 * @param heldOut scores of as much held-out human text
 * @param check the step against theory
 * @param samples texts that the report shows; of replicate 0 only
 */
record Result(
    String arm,
    int replicate,
    int generation,
    Map<String, Double> facts,
    List<Score> generated,
    List<Score> heldOut,
    List<Score> check,
    List<String> samples)
    implements Serializable {

  static Result of(String arm, int replicate, int generation, Outcome outcome, HumanText human) {
    return new Result(
        arm,
        replicate,
        generation,
        outcome.facts(),
        outcome.generated(),
        outcome.heldOut(),
        outcome.check(),
        replicate == 0 ? Samples.of(outcome.corpus(), human) : List.of());
  }

  /** Rows of the table scores. */
  void scores(Consumer<Object[]> rows) {
    scores("generated", generated, rows);
    scores("held-out", heldOut, rows);
    scores("check", check, rows);
  }

  private void scores(String of, List<Score> scores, Consumer<Object[]> rows) {
    for (Score score : scores) {
      rows.accept(
          new Object[] {
            arm, replicate, generation, of, score.metric(), score.signature(), score.value()
          });
    }
  }

  /** Rows of the table models. */
  void facts(Consumer<Object[]> rows) {
    facts.forEach(
        (fact, value) -> rows.accept(new Object[] {arm, replicate, generation, fact, value}));
  }

  /** Rows of the table samples. */
  void samples(Consumer<Object[]> rows) {
    for (int d = 0; d < samples.size(); d++) {
      rows.accept(new Object[] {arm, generation, d, samples.get(d)});
    }
  }
}
