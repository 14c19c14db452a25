package org.collapselab.jobs.scoring;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.collapselab.jobs.layout.row.SampleRow;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.jobs.store.TableWriter;
import org.collapselab.metrics.score.Score;

/**
 * The rows of one generation of one chain in the tables scores, models and samples.
 *
 * @param facts what the fit found
 * @param scores by the text that they are of
 * @param samples texts that the report shows; of replicate 0 only
 */
public record StepRows(
    String arm,
    int replicate,
    int generation,
    Map<String, Double> facts,
    Map<TextKind, List<Score>> scores,
    List<String> samples)
    implements Serializable {

  /** Writes its rows of the table scores: {@code ScoreRow} by columns, because they are many. */
  public void scores(TableWriter out) {
    scores.forEach(
        (of, list) -> {
          String text = of.label();
          for (Score score : list) {
            out.text(arm).integer(replicate).integer(generation).text(text);
            out.text(score.metric()).text(score.signature()).real(score.value()).end();
          }
        });
  }

  /** Writes its rows of the table models: {@code ModelRow} by columns, as above. */
  public void facts(TableWriter out) {
    facts.forEach(
        (fact, value) ->
            out.text(arm).integer(replicate).integer(generation).text(fact).real(value).end());
  }

  /** Writes its rows of the table samples. */
  public void samples(TableWriter out) {
    for (int d = 0; d < samples.size(); d++) {
      out.row(new SampleRow(arm, generation, d, samples.get(d)));
    }
  }
}
