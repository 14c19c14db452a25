package org.collapselab.metrics.zipf;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.collapselab.metrics.count.FrequencySpectrum;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.MetricName;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;
import org.collapselab.metrics.score.ScoreSample;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;

/**
 * Exponents of Zipf's law for the tokens of the text, numbers that are not comparable: {@code ols}
 * is minus the slope of ln count over ln rank among the most frequent types, {@code mle} the
 * maximum-likelihood exponent alpha of {@code P(count = k) ~ k^-alpha} over all types, whose rank
 * exponent would be {@code 1 / (alpha - 1)}; {@code mle-continuous} its usual approximation, and
 * {@code mle-tail} that over the types from the count on ({@code from}) where the law fits best, at
 * Kolmogorov and Smirnov's distance {@code gap}: Clauset et al. (2009). All move with the size of
 * the text. Undefined below 2 types (ols) or where no type occurs twice (mle).
 *
 * @param ranks how many of the most frequent types {@code ols} looks at, at least 2
 */
@AutoService(Metric.class)
@About("Zipf exponents of the tokens: least squares on ranks, maximum likelihood on counts.")
public record ZipfExponent(@About("most frequent types that ols looks at, at least 2") int ranks)
    implements Metric {

  public ZipfExponent {
    Require.atLeast(2, ranks, "ranks");
  }

  public ZipfExponent() {
    this(5000);
  }

  @Override
  public String name() {
    return "zipf";
  }

  @Override
  public List<Score> measure(Observation observation) {
    FrequencySpectrum spectrum = observation.spectrum(1).generatedFrequencies();
    List<Score> scores = new ArrayList<>();
    ScoreSample sample = observation.sample();
    MetricName leastSquares = estimator("ols").with("ranks", ranks);
    add(scores, leastSquares, sample, Zipf.leastSquares(spectrum, ranks));
    add(scores, estimator("mle-continuous"), sample, alpha(Zipf.tail(spectrum, 1)));
    add(scores, estimator("mle"), sample, Zipf.maximumLikelihood(spectrum));
    Optional<Zipf.Tail> tail = Zipf.tail(spectrum);
    MetricName tailName = estimator("mle-tail");
    add(scores, tailName, sample, alpha(tail));
    tail.ifPresent(
        t -> {
          scores.add(new Score(tailName.with("value", "from"), sample, t.from()));
          scores.add(new Score(tailName.with("value", "gap"), sample, t.gap()));
        });
    return scores;
  }

  private static OptionalDouble alpha(Optional<Zipf.Tail> tail) {
    return tail.isPresent() ? OptionalDouble.of(tail.get().alpha()) : OptionalDouble.empty();
  }

  private MetricName estimator(String estimator) {
    return MetricName.of(name()).with("estimator", estimator);
  }

  private static void add(
      List<Score> scores, MetricName name, ScoreSample sample, OptionalDouble value) {
    value.ifPresent(exponent -> scores.add(new Score(name, sample, exponent)));
  }

  @Override
  public Description describe() {
    return new Description(
        MetricGroup.LEXICAL_RICHNESS,
        "Zipf exponent",
        "",
        "How steeply word frequency falls with rank; the head gets steeper as probability gathers on"
            + " fewer words.");
  }
}
