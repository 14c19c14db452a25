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
 * A metric that compares generated with human documents as vectors. Both sides have given vectors
 * of one name, or both have those of the built-in featuriser. It has no score below 2 documents on
 * either side.
 */
public interface FeatureComparison extends Comparison {

  /**
   * The result of a comparison.
   *
   * @param details of this sample, for the signature only
   * @param values by the parameters that name them, in the order of the scores; NaN if undefined
   */
  record Found(Parameters details, Map<Parameters, Double> values) {

    /** No score. */
    public static final Found NOTHING = new Found(Parameters.NONE, Map.of());
  }

  /** A text and its vectors. Keep what you derive from both with the text. */
  record Side(Passage text, Features features) {}

  /** Compares two sides, which have at least 2 vectors each, of equal dimensions. */
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
