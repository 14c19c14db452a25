package org.collapselab.jobs.run;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Run;
import org.collapselab.metrics.score.CrossEntropySmoothed;
import org.collapselab.metrics.score.Entropy;
import org.collapselab.metrics.score.LostHumanMass;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.OffSupportMass;
import org.collapselab.metrics.score.Score;
import org.collapselab.metrics.verdict.Evidence;
import org.collapselab.trainer.ngram.NGram;

/**
 * The primary scores of the verdicts that cost next to nothing once a text is counted: measured
 * whatever metrics an experiment names, so that 'does it collapse?' has an answer.
 */
final class PrimaryScores {

  /** The text under which the loss of a human unigram model stands. */
  static final String UNIGRAM = "unigram";

  private static final List<Metric> CHEAP =
      List.of(new CrossEntropySmoothed(), new Entropy(), new LostHumanMass(), new OffSupportMass());

  private PrimaryScores() {}

  /** One more than the order of an arm's model; of other models the highest that is counted. */
  static int foreignOrder(Run run, Arm arm) {
    return arm.model() instanceof NGram ngram ? ngram.order() + 1 : run.orders();
  }

  /** The metrics of a run, and those that give primary scores. */
  static List<Metric> metrics(Run run) {
    return Stream.concat(
            run.metrics().stream(), CHEAP.stream().filter(m -> !run.metrics().contains(m)))
        .toList();
  }

  /** Those that the metrics of a run do not give. */
  static Stream<Score> missing(Run run, Arm arm, Observation observation) {
    Set<String> primary =
        Set.of(
            Evidence.LOSS,
            Evidence.DIVERSITY,
            Evidence.LOST_MASS,
            Evidence.foreign(foreignOrder(run, arm)));
    return CHEAP.stream()
        .filter(metric -> !run.metrics().contains(metric))
        .flatMap(metric -> metric.measure(observation).stream())
        .filter(score -> primary.contains(score.metric()));
  }
}
