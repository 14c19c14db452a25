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
import org.collapselab.trainer.settings.Require;

/**
 * Exponents of Zipf's law for the tokens of the text, by estimators that are not comparable: {@code
 * ols} is minus the slope of ln count over ln rank among the most frequent types, {@code mle} the
 * maximum-likelihood exponent alpha of {@code P(count = k) ~ k^-alpha} over all types, whose rank
 * exponent would be {@code 1 / (alpha - 1)}; {@code mle-continuous} its usual approximation, and
 * {@code mle-tail} that over the types from the count on ({@code from}) where the law fits best, at
 * Kolmogorov and Smirnov's distance {@code gap}: Clauset et al. (2009). All move with the size of
 * the text. Undefined below 2 types (ols) or if no type occurs twice (mle).
 *
 * @param ranks how many of the most frequent types {@code ols} looks at, at least 2
 */
@AutoService(Metric.class)
@About("Zipf exponents of the tokens: least squares on ranks, maximum likelihood on counts.")
public record ZipfExponent(@About("most frequent types that ols looks at, at least 2") int ranks)
    implements ValuesMetric {

  public ZipfExponent {
    Require.atLeast(2, ranks, "ranks");
  }

  public ZipfExponent() {
    this(5000);
  }

  @Override
  public Map<Parameters, Double> values(Observation observation) {
    FrequencySpectrum spectrum = observation.spectrum(1).generatedFrequencies();
    Map<Parameters, Double> values = new LinkedHashMap<>();
    Zipf.leastSquares(spectrum, ranks)
        .ifPresent(slope -> values.put(estimator("ols").with("ranks", ranks), slope));
    Zipf.tail(spectrum, 1).ifPresent(tail -> values.put(estimator("mle-continuous"), tail.alpha()));
    Zipf.maximumLikelihood(spectrum).ifPresent(alpha -> values.put(estimator("mle"), alpha));
    Zipf.tail(spectrum)
        .ifPresent(
            tail -> {
              Parameters name = estimator("mle-tail");
              values.put(name, tail.alpha());
              values.put(name.with("value", "from"), (double) tail.from());
              values.put(name.with("value", "gap"), tail.gap());
            });
    return values;
  }

  private static Parameters estimator(String estimator) {
    return Parameters.of("estimator", estimator);
  }

  @Override
  public Description describe() {
    return new Description(
        "zipf",
        MetricGroup.LEXICAL_RICHNESS,
        "Zipf exponent",
        "",
        "How steeply word frequency falls with rank; the head gets steeper as probability"
            + " concentrates on fewer words.");
  }
}
