package org.collapselab.metrics.feature;

import java.util.List;
import java.util.Map;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.score.Comparison;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.Score;
import org.collapselab.metrics.vectors.Features;

/**
 * A metric of generated against human documents as vectors. Both are given ones of one name, or
 * both those of the built-in featuriser.
 */
public interface FeatureComparison extends Comparison {

  /**
   * What was found.
   *
   * @param details of this sample, for the signature only
   * @param values by the parameters that name them, in a fixed order; NaN where undefined
   */
  record Found(Parameters details, Map<Parameters, Double> values) {

    static final Found NOTHING = new Found(Parameters.NONE, Map.of());
  }

  /** A text and its vectors. What is derived from both is kept with the text. */
  record Side(Passage text, Features features) {}

  /** Compares; both sides have at least 2 vectors of equal dimensions. */
  Found compare(Side human, Side generated);

  @Override
  default List<Score> measure(Observation observation) {
    Features human = Features.of(observation.human());
    Features generated = Features.of(observation.generated());
    if (!human.name().equals(generated.name())) {
      human = Features.hashed(observation.human());
      generated = Features.hashed(observation.generated());
    }
    Found found =
        human.size() < 2 || generated.size() < 2 || human.dimensions() != generated.dimensions()
            ? Found.NOTHING
            : compare(
                new Side(observation.human(), human), new Side(observation.generated(), generated));
    return FeatureScores.scores(
        this, observation, generated.name(), found.details(), found.values());
  }
}
