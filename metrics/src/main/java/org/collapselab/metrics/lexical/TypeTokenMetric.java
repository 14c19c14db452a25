package org.collapselab.metrics.lexical;

import java.util.OptionalDouble;
import org.collapselab.metrics.count.FrequencySpectrum;

/** A formula of two numbers: how many tokens a text has, and how many of them differ. */
public interface TypeTokenMetric extends WordMetric {

  /** The value; NaN if it is undefined for this text. */
  double value(double types, double tokens);

  @Override
  default OptionalDouble value(FrequencySpectrum spectrum) {
    double value = value(spectrum.distinct(), spectrum.total());
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
