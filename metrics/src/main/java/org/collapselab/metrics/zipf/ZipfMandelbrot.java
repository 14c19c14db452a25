package org.collapselab.metrics.zipf;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import org.collapselab.metrics.count.FrequencySpectrum;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.MetricName;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;
import org.collapselab.metrics.score.ScoreSample;
import org.collapselab.trainer.settings.About;

/**
 * Zipf-Mandelbrot laws fitted to the counts of the tokens, without ({@code zm}) and with ({@code
 * fzm}) a rarest type: {@code alpha}, in (0, 1), 1 / alpha being the exponent of frequency over
 * rank; {@code b}, the probability at which the law ends, in (0, 1]; for {@code fzm} the number of
 * {@code types} of the source; and the {@code misfit}, multivariate chi-squared, at least 0. Evert
 * (2004), "A simple LNRE model for random character sequences", JADT. Alpha at its bound 0 or a
 * large misfit says that no such law fits, as after documents were duplicated. Undefined below 10
 * types, and where all tokens differ.
 */
@AutoService(Metric.class)
@About("Zipf-Mandelbrot laws fitted to the tokens (Evert 2004): alpha, B, types, misfit.")
public record ZipfMandelbrot() implements Metric {

  @Override
  public String name() {
    return "zipf-mandelbrot";
  }

  @Override
  public List<Score> measure(Observation observation) {
    FrequencySpectrum spectrum = observation.spectrum(1).generatedFrequencies();
    List<Score> scores = new ArrayList<>();
    ZipfMandelbrotFit.of(spectrum, false)
        .ifPresent(fit -> add(scores, observation.sample(), "zm", fit));
    ZipfMandelbrotFit.of(spectrum, true)
        .ifPresent(fit -> add(scores, observation.sample(), "fzm", fit));
    return scores;
  }

  private void add(List<Score> scores, ScoreSample sample, String law, ZipfMandelbrotFit fit) {
    MetricName name = MetricName.of(name()).with("law", law);
    scores.add(new Score(name.with("value", "alpha"), sample, fit.alpha()));
    scores.add(new Score(name.with("value", "b"), sample, fit.highest()));
    if (Double.isFinite(fit.population())) {
      scores.add(new Score(name.with("value", "types"), sample, fit.population()));
    }
    scores.add(new Score(name.with("value", "misfit"), sample, fit.misfit()));
  }

  @Override
  public Description describe() {
    return new Description(
        MetricGroup.RICHNESS,
        "Zipf-Mandelbrot law",
        "",
        "Shape of the law of word frequencies and how many words its source has; the types of the"
            + " finite law fall as the tail dies, and the misfit grows where the text repeats itself.");
  }
}
