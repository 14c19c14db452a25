package org.collapselab.jobs.loop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.Size;
import org.collapselab.jobs.event.Work;
import org.collapselab.jobs.scoring.Measurement;
import org.collapselab.jobs.scoring.StepRows;
import org.collapselab.trainer.count.NGramCounts;

/**
 * One generation of one chain.
 *
 * @param mix D_t
 * @param size what was asked of X_t
 * @param facts what the fit of M_t found
 * @param corpus X_t
 * @param measured spectra and scores
 * @param work the work of this step
 * @param carried the counts of D_t for the next generation; no result, see {@link Stages.Trained}
 * @param handedOn M_t in its stored form, if the next generation starts from it; see {@link
 *     Stages#handOn}
 * @param <T> a text, in memory or in files
 */
public record StepResult<T>(
    Mix mix,
    Size size,
    Map<String, Double> facts,
    T corpus,
    Measurement measured,
    Work work,
    Optional<NGramCounts> carried,
    Optional<byte[]> handedOn) {

  /**
   * Its rows of the tables scores, models and samples.
   *
   * @param samples texts that the report shows
   */
  public StepRows rows(String arm, int replicate, int generation, List<String> samples) {
    return new StepRows(arm, replicate, generation, facts, measured.scores(), samples);
  }
}
