package org.collapselab.jobs.scoring;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.collapselab.metrics.score.Comparison;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Observation.ModelFit;
import org.collapselab.metrics.score.Score;

/**
 * Scores texts by a list of metrics.
 *
 * @param observer counts and compares
 * @param metrics what is measured
 * @param human the human text that all texts are compared with
 */
public record TextScorer<T, C>(Observer<T, C> observer, List<Metric> metrics, C human) {

  /** The observation of a text beside human text. */
  public Observation observe(C text, Optional<ModelFit> model) {
    return observer.observe(text, human, model);
  }

  /** The scores of a text that was observed beside human text. */
  public List<Score> scores(Observation seen) {
    return scores(metrics.stream(), seen);
  }

  /** The scores of a text beside human text if no model of it is known: control and floor. */
  public List<Score> alone(C text) {
    return scores(observe(text, Optional.empty()));
  }

  /**
   * The scores of a text against the first text of its chain, by the metrics that compare: the
   * change along the chain, apart from the misfit of its first text to human text.
   */
  public List<Score> drift(C text, C start) {
    return scores(
        metrics.stream().filter(Comparison.class::isInstance),
        observer.observe(text, start, Optional.empty()));
  }

  private static List<Score> scores(Stream<Metric> metrics, Observation seen) {
    return metrics.flatMap(metric -> metric.measure(seen).stream()).toList();
  }
}
