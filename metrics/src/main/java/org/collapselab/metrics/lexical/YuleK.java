package org.collapselab.metrics.lexical;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;
import org.collapselab.metrics.count.FrequencySpectrum;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.trainer.settings.About;

/**
 * Yule's K, {@code 10^4 (sum k^2 f_k / N^2 - 1 / N)}, at least 0: ten thousand times the chance
 * that two different occurrences are of one type, nearly independent of the size of the text. Yule
 * (1944), "The statistical study of literary vocabulary". Undefined for an empty text.
 */
@AutoService(Metric.class)
@About("Yule's K of the tokens: repetition free of text size; at least 0.")
public record YuleK() implements WordMetric {

  @Override
  public OptionalDouble value(FrequencySpectrum spectrum) {
    double tokens = spectrum.total();
    double squares = 0;
    for (int i = 0; i < spectrum.size(); i++) {
      double count = spectrum.count(i);
      squares += count * count * spectrum.types(i);
    }
    return tokens == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(1e4 * (squares / (tokens * tokens) - 1 / tokens));
  }

  @Override
  public Description describe() {
    return new Description(
        "yule-k",
        MetricGroup.LEXICAL_RICHNESS,
        "Yule's K",
        "",
        "Chance that two words drawn from the text are the same, times ten thousand; it rises under"
            + " collapse and hardly depends on the size of the text.");
  }
}
