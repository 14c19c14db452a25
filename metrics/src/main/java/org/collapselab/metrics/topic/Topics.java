package org.collapselab.metrics.topic;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.MetricName;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;
import org.collapselab.metrics.score.ScoreSample;
import org.collapselab.trainer.settings.About;

/**
 * Topics, the modes of human text: how many a text still has, and how much of the human law of
 * topics is lost. A {@link TopicClassifier} that was trained once on the human text decides on
 * every document; the shares of its decisions are corrected by its confusion matrix.
 *
 * <ul>
 *   <li>{@code form:lost-mass}: {@code sum max(0, p_human - p)}, the total variation distance to
 *       the human law of topics, in [0, 1);
 *   <li>{@code form:effective}: {@code exp(-sum p ln p)}, topics that are effectively left, in [1,
 *       topics];
 *   <li>{@code form:accuracy}: the classifier's share of right decisions on human text, in (0, 1].
 * </ul>
 *
 * The correction takes for granted that generated documents of a topic are confused as human ones
 * are. Undefined if the human text has no labels of at least 2 and at most 200 topics, or the
 * classifier is no better than the commonest topic.
 */
@AutoService(Metric.class)
@About("Mass of human topics that is lost and topics that are left, by a classifier; needs labels.")
public record Topics() implements Metric {

  @Override
  public List<Score> measure(Observation observation) {
    ScoreSample sample = observation.sample();
    Optional<TopicClassifier> classifier = TopicClassifier.of(observation.human());
    Optional<double[]> law = classifier.flatMap(frozen -> frozen.law(observation.generated()));
    return law.isEmpty()
        ? List.of()
        : List.of(
            score(sample, "lost-mass", lost(classifier.get().human(), law.get())),
            score(sample, "effective", effective(law.get())),
            score(sample, "accuracy", classifier.get().accuracy()));
  }

  private Score score(ScoreSample sample, String form, double value) {
    return new Score(MetricName.of(name()).with("form", form), sample, value);
  }

  private static double lost(double[] human, double[] law) {
    double sum = 0;
    for (int k = 0; k < law.length; k++) {
      sum += Math.max(0, human[k] - law[k]);
    }
    return sum;
  }

  private static double effective(double[] law) {
    double entropy = 0;
    for (double p : law) {
      entropy -= p > 0 ? p * StrictMath.log(p) : 0;
    }
    return StrictMath.exp(Math.max(0, entropy));
  }

  @Override
  public Description describe() {
    return new Description(
        "topics",
        MetricGroup.DISTANCE_TO_HUMAN,
        "Topics",
        "",
        "Topics of human text that are left and their mass that is lost, by a classifier trained"
            + " once on human text; if topics disappear, fewer are left and more mass is lost.");
  }
}
