package org.collapselab.metrics.score;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;
import org.collapselab.metrics.count.FrequencySpectrum;
import org.collapselab.trainer.settings.About;

/**
 * Chao's estimate, bias-corrected, of how many n-gram types the source of the text has, seen or
 * not: {@code S + f1 (f1 - 1) / (2 (f2 + 1))}, a lower bound in expectation, at least S. Chao
 * (1984), Scandinavian Journal of Statistics 11:265. The classic form {@code f1^2 / (2 f2)}
 * differs. Duplicated documents leave no singletons and make it S.
 */
@AutoService(Metric.class)
@About("Chao1, bias-corrected: estimated n-gram types of the source, per order; at least 0.")
public record Chao1() implements OfFrequencies {

  @Override
  public String name() {
    return "chao1";
  }

  @Override
  public OptionalDouble value(FrequencySpectrum spectrum) {
    double once = spectrum.having(1);
    double twice = spectrum.having(2);
    return OptionalDouble.of(spectrum.distinct() + once * (once - 1) / (2 * (twice + 1)));
  }

  @Override
  public Description describe() {
    return new Description(
        "Richness",
        "Chao1",
        "types",
        "How many n-grams the text's source has at least, seen or unseen, from how many occur once"
            + " and twice; it falls as the tail dies.");
  }
}
