package org.collapselab.metrics.zipf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.collapselab.metrics.count.FrequencySpectrum;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.junit.jupiter.api.Test;

class ZipfMandelbrotFitTest {

  /** Expectations against the integral of their definition, by Simpson's rule over ln p. */
  @Test
  void expectationsAreIntegralsOverTheLaw() {
    for (double lowest : new double[] {1e-7, 1e-4}) {
      ZipfMandelbrotLaw law = new ZipfMandelbrotLaw(0.6, lowest, 0.02);
      double n = 3000;
      double c = 1 / integral(law, p -> p); // of p^-alpha-1, so that probabilities sum to 1
      assertEquals(c * integral(law, p -> 1), law.population(), 1e-7 * law.population());
      double types = c * integral(law, p -> -Math.expm1(-n * p));
      assertEquals(types, law.types(n), 1e-7 * types);
      double[] having = law.having(n, 20);
      double factorial = 1;
      for (int m = 1; m <= having.length; m++) {
        factorial *= m;
        int count = m;
        double of = factorial;
        double expected = c * integral(law, p -> Math.pow(n * p, count) / of * Math.exp(-n * p));
        assertEquals(expected, having[m - 1], 1e-7 * expected, "count " + m);
      }
    }
  }

  private static double integral(ZipfMandelbrotLaw law, java.util.function.DoubleUnaryOperator of) {
    int steps = 20_000;
    double from = Math.log(law.lowest());
    double width = (Math.log(law.highest()) - from) / steps;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double p = Math.exp(from + i * width);
      double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * of.applyAsDouble(p) * Math.pow(p, -law.alpha());
    }
    return sum * width / 3;
  }

  /**
   * Rejects a fit that stays at its start, that weighs the spectrum elements as if they were
   * independent and equally variable, or that ignores the rarest type: 3,000 types, 200,000 draws.
   */
  @Test
  void findsTheLawThatDrewTheText() {
    ZipfMandelbrotLaw law = new ZipfMandelbrotLaw(0.6, 8.5e-6, 0.02);
    int types = (int) Math.round(law.population());
    FrequencySpectrum drawn = draws(law, types, 200_000);
    ZipfMandelbrotFit fit = ZipfMandelbrotFit.of(drawn, true).orElseThrow();
    assertEquals(0.6, fit.alpha(), 0.03);
    assertEquals(types, fit.population(), 0.05 * types);
    assertEquals(0.02, fit.highest(), 0.004);
    assertTrue(fit.misfit() < 40, fit.toString()); // chi-squared of 13 degrees: 1 in 10,000
    ZipfMandelbrotFit infinite = ZipfMandelbrotFit.of(drawn, false).orElseThrow();
    assertTrue(infinite.misfit() > 100, infinite.toString());
  }

  /** Independent tokens; type i has the probability that i - 1/2 types of the law exceed. */
  private static FrequencySpectrum draws(ZipfMandelbrotLaw law, int types, int tokens) {
    double[] cumulative = new double[types];
    double power = Math.pow(law.highest(), -law.alpha());
    double step = (Math.pow(law.lowest(), -law.alpha()) - power) / types;
    double sum = 0;
    for (int i = 0; i < types; i++) {
      sum += Math.pow(power + (i + 0.5) * step, -1 / law.alpha());
      cumulative[i] = sum;
    }
    Stream random = new Address(3, 0, Purpose.GENERATE, 0).stream(0);
    long[] counts = new long[types];
    for (int i = 0; i < tokens; i++) {
      int at = Arrays.binarySearch(cumulative, sum * random.nextDouble());
      counts[at < 0 ? -at - 1 : at]++;
    }
    JointSpectrum.Builder spectrum = new JointSpectrum.Builder();
    for (long count : counts) {
      if (count > 0) {
        spectrum.add(0, count, 1);
      }
    }
    return spectrum.build().generatedFrequencies();
  }

  @Test
  void textsWithoutALawHaveNone() {
    assertTrue(ZipfMandelbrotFit.of(JointSpectrum.EMPTY.generatedFrequencies(), true).isEmpty());
    FrequencySpectrum once =
        new JointSpectrum.Builder().add(0, 1, 100).build().generatedFrequencies();
    assertTrue(ZipfMandelbrotFit.of(once, false).isEmpty());
    FrequencySpectrum few =
        new JointSpectrum.Builder().add(0, 1000, 9).build().generatedFrequencies();
    assertTrue(ZipfMandelbrotFit.of(few, false).isEmpty());
  }
}
