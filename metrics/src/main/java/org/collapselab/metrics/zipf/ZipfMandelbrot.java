package org.collapselab.metrics.zipf;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.Map;
import org.collapselab.metrics.count.FrequencySpectrum;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.ValuesMetric;
import org.collapselab.trainer.settings.About;

/**
 * Zipf-Mandelbrot laws fitted to the counts of the tokens, without ({@code zm}) and with ({@code
 * fzm}) a rarest type: {@code alpha}, in (0, 1), 1 / alpha being the exponent of frequency over
 * rank; {@code b}, the probability at which the law ends, in (0, 1]; for {@code fzm} the number of
 * {@code types} of the source; and the {@code misfit}, multivariate chi-squared, at least 0. Evert
 * (2004), "A simple LNRE model for random character sequences", JADT. Alpha at its bound 0 or a
 * large misfit says that no such law fits, as after documents were duplicated. Undefined below 10
 * types, and if all tokens differ.
 */
@AutoService(Metric.class)
@About("Zipf-Mandelbrot laws fitted to the tokens (Evert 2004): alpha, B, types, misfit.")
public record ZipfMandelbrot() implements ValuesMetric {

  @Override
  public Map<Parameters, Double> values(Observation observation) {
    FrequencySpectrum spectrum = observation.spectrum(1).generatedFrequencies();
    Map<Parameters, Double> values = new LinkedHashMap<>();
    ZipfMandelbrotFit.of(spectrum, false).ifPresent(fit -> put(values, "zm", fit));
    ZipfMandelbrotFit.of(spectrum, true).ifPresent(fit -> put(values, "fzm", fit));
    return values;
  }

  private static void put(Map<Parameters, Double> values, String law, ZipfMandelbrotFit fit) {
    Parameters name = Parameters.of("law", law);
    values.put(name.with("value", "alpha"), fit.alpha());
    values.put(name.with("value", "b"), fit.highest());
    if (Double.isFinite(fit.population())) {
      values.put(name.with("value", "types"), fit.population());
    }
    values.put(name.with("value", "misfit"), fit.misfit());
  }

  @Override
  public Description describe() {
    return new Description(
        "zipf-mandelbrot",
        MetricGroup.RICHNESS,
        "Zipf-Mandelbrot law",
        "",
        "Shape of the law of word frequencies and how many words its source has; the types of the"
            + " finite law fall as the tail dies, and the misfit grows if the text repeats itself.");
  }
}
