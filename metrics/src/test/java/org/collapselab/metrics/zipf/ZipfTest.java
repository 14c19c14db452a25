package org.collapselab.metrics.zipf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.collapselab.metrics.count.FrequencySpectrum;
import org.collapselab.metrics.count.JointSpectrum;
import org.junit.jupiter.api.Test;

class ZipfTest {

  /** Rejects a tail that starts at 1 always, and a distance that leaves out the smallest count. */
  @Test
  void theTailStartsWhereThePowerLawDoes() {
    JointSpectrum.Builder counts = new JointSpectrum.Builder();
    counts.add(0, 1, 5_000).add(0, 2, 900_000).add(0, 3, 10);
    for (int k = 4; k < 2000; k++) {
      counts.add(0, k, Math.round(1e7 * Math.pow(k, -2.5)));
    }
    Zipf.Tail tail = Zipf.tail(counts.build().generatedFrequencies()).orElseThrow();
    // The law holds from 4 on; what is fitted there is an approximation that errs a little.
    assertTrue(tail.from() >= 4 && tail.from() <= 12, tail.toString());
    assertEquals(2.5, tail.alpha(), 0.02);
    assertTrue(tail.gap() < 0.005, tail.toString());
  }

  /** Two types of 1 and 4 occurrences: alpha by hand, the distance with zeta summed naively. */
  @Test
  void aTailByHand() {
    FrequencySpectrum counts =
        new JointSpectrum.Builder().add(0, 1, 1).add(0, 4, 1).build().generatedFrequencies();
    Zipf.Tail tail = Zipf.tail(counts, 1).orElseThrow();
    double alpha = 1 + 2 / (Math.log(2) + Math.log(8));
    assertEquals(alpha, tail.alpha(), 1e-15);
    double zeta = 0;
    for (int k = 1_000_000; k >= 1; k--) {
      zeta += Math.pow(k, -alpha);
    }
    zeta += Math.pow(1e6, 1 - alpha) / (alpha - 1); // the rest, as an integral
    double below = (1 + Math.pow(2, -alpha) + Math.pow(3, -alpha)) / zeta;
    assertEquals(Math.abs(0.5 - below), tail.gap(), 1e-7);
    assertTrue(Zipf.tail(counts, 5).isEmpty());
  }
}
