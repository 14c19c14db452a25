package org.collapselab.metrics.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SingleValueTest {

  /** Rejects a mistake in a formula that would look like an undefined value. */
  @Test
  void aMetricOfOneNumberMayNotGiveNaN() {
    assertEquals(Map.of(), Score.only(OptionalDouble.empty()));
    assertEquals(Map.of(Parameters.NONE, 2.0), Score.only(OptionalDouble.of(2)));
    assertThrows(IllegalArgumentException.class, () -> Score.only(OptionalDouble.of(Double.NaN)));
  }
}
