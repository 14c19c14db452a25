package org.collapselab.jobs.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Protocol;
import org.collapselab.metrics.heldout.CrossEntropySmoothed;
import org.collapselab.metrics.richness.Entropy;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;
import org.collapselab.metrics.tail.LostHumanMass;
import org.collapselab.metrics.tail.OffSupportMass;
import org.collapselab.metrics.verdict.Evidence;

/**
 * The primary scores of the verdicts that cost next to nothing once a text is counted. They are
 * measured for any list of metrics, so that 'does it collapse?' has an answer.
 */
public final class VerdictScores {

  private static final OffSupportMass FOREIGN = new OffSupportMass();

  private static final List<Metric> OTHERS =
      List.of(new CrossEntropySmoothed(), new Entropy(), new LostHumanMass());

  private static final Set<String> NAMES =
      Set.of(Evidence.LOSS, Evidence.DIVERSITY, Evidence.LOST_MASS);

  private VerdictScores() {}

  /**
   * The order of the n-grams that may be foreign: one more than a law of the arm's model looks at;
   * if that is not known, the highest that is counted.
   */
  public static int foreignOrder(Protocol protocol, Arm arm) {
    OptionalInt context = arm.model().context();
    return context.isPresent() ? context.getAsInt() + 2 : protocol.orders();
  }

  /** The metrics of a run and those that give primary scores. */
  public static List<Metric> metrics(Protocol protocol) {
    return Stream.concat(
            protocol.metrics().stream(), Stream.concat(OTHERS.stream(), Stream.of(FOREIGN)))
        .distinct()
        .toList();
  }

  /** The scores by the metrics of a run and the primary scores that these do not give. */
  public static List<Score> added(
      Protocol protocol, Arm arm, List<Score> scores, Observation observation) {
    return Stream.concat(scores.stream(), missing(protocol, arm, observation).stream()).toList();
  }

  private static List<Score> missing(Protocol protocol, Arm arm, Observation observation) {
    List<Score> missing = new ArrayList<>();
    for (Metric metric : OTHERS) {
      if (!protocol.metrics().contains(metric)) {
        metric.measure(observation).stream()
            .filter(score -> NAMES.contains(score.metric()))
            .forEach(missing::add);
      }
    }
    int order = foreignOrder(protocol, arm);
    if (!protocol.metrics().contains(FOREIGN) && order <= observation.spectra().size()) {
      FOREIGN
          .value(observation.spectrum(order)) // one order of several
          .ifPresent(
              value -> missing.add(new Score(FOREIGN.name(order), observation.sample(), value)));
    }
    return missing;
  }
}
