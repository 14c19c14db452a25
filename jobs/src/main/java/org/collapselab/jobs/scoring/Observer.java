package org.collapselab.jobs.scoring;

import java.util.List;
import java.util.Optional;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Observation.ModelFit;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.random.Address;

/**
 * Counts texts and compares them for metrics, in memory or by many tasks. Results do not depend on
 * which.
 *
 * @param <T> a text, in memory or in files
 * @param <C> the first tokens of a text, counted
 */
public interface Observer<T, C> {

  /** The number of tokens of a text. */
  long tokens(T text);

  /** Counts the first tokens of a text. A document that they end in is cut. */
  C count(T text, long tokens);

  /** The observation of a text beside another one. */
  Observation observe(C text, C other, Optional<ModelFit> model);

  /** Counts a text with documents of the same lengths that repeats one word. */
  C oneType(C like);

  /**
   * The half widths of the 95 % jackknife intervals of a text's scores.
   *
   * @param other what the text was compared with
   * @param seen the text beside the other
   * @param scores of the text
   * @param metrics that gave the scores
   * @param blocks address of the blocks that documents are left out in
   */
  List<Score> margins(
      C text, C other, Observation seen, List<Score> scores, List<Metric> metrics, Address blocks);
}
