package org.collapselab.jobs.loop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.Size;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.text.Documents;

/**
 * One generation of one chain.
 *
 * @param mix D_t
 * @param size what was asked of X_t
 * @param facts what the fit of M_t found
 * @param corpus X_t
 * @param spectra joint spectra of X_t against H_0 by order; empty where nothing is measured
 * @param generated scores of X_t and M_t
 * @param heldOut scores of as much held-out human text; empty where none is held out
 * @param drift scores of X_t against X_0; empty where that is not measured
 * @param aside scores of other texts beside it, by their name in the table scores; see {@link
 *     Aside}
 * @param check the step against theory
 * @param carried the counts of D_t for the next generation, see {@link Training}; no result
 */
public record StepResult(
    Mix mix,
    Size size,
    Map<String, Double> facts,
    Documents corpus,
    List<JointSpectrum> spectra,
    List<Score> generated,
    List<Score> heldOut,
    List<Score> drift,
    Map<String, List<Score>> aside,
    List<Score> check,
    Optional<NGramCounts> carried) {}
