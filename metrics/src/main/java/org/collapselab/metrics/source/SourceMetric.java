package org.collapselab.metrics.source;

import java.util.ArrayList;
import java.util.List;
import org.collapselab.metrics.count.KnownLaw;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricName;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;
import org.collapselab.metrics.score.ScoreSample;

/**
 * A metric of one number for each order of n-grams, 1 and 2, that compares the text with the known
 * law of its human text. It has no score if that law is not known or the text has no n-gram.
 */
public interface SourceMetric extends Metric {

  /** The value of one order. */
  double value(TextUnderLaw text);

  @Override
  default List<Score> measure(Observation observation) {
    ScoreSample sample = observation.sample();
    List<Score> scores = new ArrayList<>();
    for (int n = 1; n <= orders(observation); n++) {
      MetricName name = MetricName.of(name(), n);
      TextUnderLaw.of(observation, n)
          .ifPresent(text -> scores.add(new Score(name, sample, value(text))));
    }
    return scores;
  }

  /** The highest order that was counted and has a known law. */
  static int orders(Observation observation) {
    return Math.min(KnownLaw.ORDERS, observation.spectra().size());
  }
}
