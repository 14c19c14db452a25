package org.collapselab.metrics.source;

import java.util.Map;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.PerOrderValuesMetric;

/**
 * A metric of one number for each order of n-grams, 1 and 2, that compares the text with the known
 * law of its human text. It has no score if that law is not known or the text has no n-gram.
 */
public interface SourceMetric extends PerOrderValuesMetric {

  /** The value of one order. */
  double value(TextUnderLaw text);

  @Override
  default Map<Parameters, Double> values(Observation observation, int order) {
    return TextUnderLaw.of(observation, order)
        .map(text -> Map.of(Parameters.NONE, value(text)))
        .orElse(Map.of());
  }
}
