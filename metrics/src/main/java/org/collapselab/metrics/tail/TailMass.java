package org.collapselab.metrics.tail;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collapselab.metrics.count.MassDeciles;
import org.collapselab.metrics.count.MassDeciles.Tenth;
import org.collapselab.metrics.score.Comparison;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.ValuesMetric;
import org.collapselab.trainer.settings.About;

/**
 * How much is left of each tenth of the human n-gram mass, from the most frequent types (decile 1)
 * to the tail (decile 10): {@code retained}, the mass that the text gives to the types of the tenth
 * over the mass that human text gives them, at least 0, 1 for equal laws; and {@code alive}, the
 * share of the types that occur, in [0, 1]. Types are ranked and cut as in {@link MassDeciles}. A
 * tenth without types has no score, because one type may hold more than a tenth. Undefined if
 * either text has no n-gram.
 */
@AutoService(Metric.class)
@About("Mass retained and types alive by decile of the human n-gram mass, per order.")
public record TailMass() implements ValuesMetric, Comparison {

  @Override
  public Map<Parameters, Double> values(Observation observation) {
    int orders = observation.spectra().size();
    List<List<Tenth>> tenths = MassDeciles.of(observation.human(), orders).of(observation.text());
    Map<Parameters, Double> values = new LinkedHashMap<>();
    for (int n = 1; n <= orders; n++) {
      double human = tenths.get(n - 1).stream().mapToLong(Tenth::mass).sum();
      double generated = observation.spectrum(n).generatedTotal();
      for (int t = 0; t < MassDeciles.TENTHS && human > 0 && generated > 0; t++) {
        Tenth tenth = tenths.get(n - 1).get(t);
        if (tenth.types() > 0) {
          Parameters decile = Parameters.order(n).with("decile", t + 1);
          double retained = tenth.occurrences() / generated / (tenth.mass() / human);
          values.put(decile.with("form", "retained"), retained);
          values.put(decile.with("form", "alive"), (double) tenth.alive() / tenth.types());
        }
      }
    }
    return values;
  }

  @Override
  public Optional<String> family() {
    return Optional.of("decile");
  }

  @Override
  public Description describe() {
    return new Description(
        "tail-mass",
        MetricGroup.DISTANCE_TO_HUMAN,
        "Mass retained by decile",
        "",
        "How much of each tenth of human text, from its most common n-grams to its rarest, the text"
            + " keeps; under collapse the last tenths fall and the first rise.");
  }
}
