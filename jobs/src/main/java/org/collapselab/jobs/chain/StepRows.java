package org.collapselab.jobs.chain;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.human.SampleTexts;
import org.collapselab.jobs.loop.StepResult;
import org.collapselab.jobs.scoring.Aside;
import org.collapselab.jobs.store.TableWriter;
import org.collapselab.metrics.score.Score;

/**
 * What one generation of one chain says of itself: its rows of the tables scores, models and
 * samples.
 *
 * @param facts what the fit found
 * @param generated scores of X_t and M_t
 * @param heldOut scores of as much held-out human text
 * @param drift scores of X_t against X_0
 * @param aside scores of other texts beside it, by their name; see {@link Aside}
 * @param check the step against theory
 * @param samples texts that the report shows; of replicate 0 only
 */
public record StepRows(
    String arm,
    int replicate,
    int generation,
    Map<String, Double> facts,
    List<Score> generated,
    List<Score> heldOut,
    List<Score> drift,
    Map<String, List<Score>> aside,
    List<Score> check,
    List<String> samples)
    implements Serializable {

  static StepRows of(
      String arm, int replicate, int generation, StepResult outcome, HumanText human) {
    return new StepRows(
        arm,
        replicate,
        generation,
        outcome.facts(),
        outcome.generated(),
        outcome.heldOut(),
        outcome.drift(),
        outcome.aside(),
        outcome.check(),
        replicate == 0 ? SampleTexts.of(outcome.corpus(), human) : List.of());
  }

  /** Writes its rows of the table scores. */
  public void scores(TableWriter out) {
    scores("generated", generated, out);
    scores("held-out", heldOut, out);
    scores("drift", drift, out);
    aside.forEach((of, scores) -> scores(of, scores, out));
    scores("check", check, out);
  }

  private void scores(String of, List<Score> scores, TableWriter out) {
    for (Score score : scores) {
      out.text(arm).integer(replicate).integer(generation).text(of);
      out.text(score.metric()).text(score.signature()).real(score.value()).end();
    }
  }

  /** Writes its rows of the table models. */
  public void facts(TableWriter out) {
    facts.forEach(
        (fact, value) ->
            out.text(arm).integer(replicate).integer(generation).text(fact).real(value).end());
  }

  /** Writes its rows of the table samples. */
  public void samples(TableWriter out) {
    for (int d = 0; d < samples.size(); d++) {
      out.text(arm).integer(generation).integer(d).text(samples.get(d)).end();
    }
  }
}
