package org.collapselab.metrics.divergence;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.Map;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.count.SpectrumRow;
import org.collapselab.metrics.score.Comparison;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.PerOrderValuesMetric;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;

/**
 * Kullback-Leibler divergence between the n-gram laws of human and generated text in nats, at least
 * 0, both ways. {@code plug-in} is infinite as soon as a type of the first law is missing in the
 * second; {@code smoothed} adds a constant to every count over the union of both vocabularies (1/2:
 * Krichevsky and Trofimov 1981), so that it is always finite; {@code on-support} sums {@code q ln
 * (q/p)} over the common types only, without renormalising, and may be negative: read it with the
 * off-support mass. Undefined if either text has no n-gram.
 *
 * @param smoothing added to every count by {@code smoothed}, above 0
 */
@AutoService(Metric.class)
@About("Kullback-Leibler divergence to and from human text in nats, per order.")
public record KullbackLeibler(
    @About("added to every count of both texts by the smoothed form, above 0") double smoothing)
    implements PerOrderValuesMetric, Comparison {

  public KullbackLeibler {
    Require.positive(smoothing, "smoothing");
  }

  public KullbackLeibler() {
    this(0.5);
  }

  @Override
  public Map<Parameters, Double> values(Observation observation, int order) {
    JointSpectrum spectrum = observation.spectrum(order);
    Map<Parameters, Double> values = new LinkedHashMap<>();
    if (spectrum.humanTotal() > 0 && spectrum.generatedTotal() > 0) {
      Parameters human = Parameters.of("from", "human");
      Parameters generated = Parameters.of("from", "generated");
      values.put(human.with("form", "plug-in"), divergence(spectrum, true, 0));
      values.put(generated.with("form", "plug-in"), divergence(spectrum, false, 0));
      values.put(smoothed(human), divergence(spectrum, true, smoothing));
      values.put(smoothed(generated), divergence(spectrum, false, smoothing));
      values.put(generated.with("form", "on-support"), onSupport(spectrum));
    }
    return values;
  }

  private Parameters smoothed(Parameters from) {
    return from.with("form", "smoothed").with("a", smoothing);
  }

  /** D(human || generated) or the other way round, with a constant added to every count. */
  private static double divergence(JointSpectrum spectrum, boolean fromHuman, double added) {
    double union = spectrum.allTypes();
    double human = spectrum.humanTotal() + added * union;
    double generated = spectrum.generatedTotal() + added * union;
    double sum = 0;
    for (SpectrumRow row : spectrum) {
      double p = (row.human() + added) / human;
      double q = (row.generated() + added) / generated;
      double from = fromHuman ? p : q;
      double to = fromHuman ? q : p;
      if (from > 0) {
        if (to == 0) {
          return Double.POSITIVE_INFINITY;
        }
        sum += row.types() * from * StrictMath.log(from / to);
      }
    }
    return Math.max(0, sum); // rounding
  }

  private static double onSupport(JointSpectrum spectrum) {
    double human = spectrum.humanTotal();
    double generated = spectrum.generatedTotal();
    double sum = 0;
    for (SpectrumRow row : spectrum) {
      if (row.isCommon()) {
        double p = row.human() / human;
        double q = row.generated() / generated;
        sum += row.types() * q * StrictMath.log(q / p);
      }
    }
    return sum;
  }

  @Override
  public Description describe() {
    return new Description(
        "kullback-leibler",
        MetricGroup.DISTANCE_TO_HUMAN,
        "Kullback-Leibler divergence",
        "nats",
        "Extra nats that a code made for one text needs for the other; from human text it is"
            + " infinite as soon as one human n-gram is lost, so read the smoothed form.");
  }
}
