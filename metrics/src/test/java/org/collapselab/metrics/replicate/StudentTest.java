package org.collapselab.metrics.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StudentTest {

  /** One degree: the tangent, by Cauchy's law. Two degrees: {@code a sqrt(2 / (1 - a^2))}. */
  @Test
  void quantilesOfOneAndTwoDegreesHaveClosedForms() {
    assertEquals(Math.tan(Math.PI * (0.975 - 0.5)), Student.quantile(1), 1e-8);
    double a = 2 * 0.9 - 1;
    assertEquals(a * Math.sqrt(2 / (1 - a * a)), Student.quantile(2, 0.9), 1e-8);
  }

  /** Tables of Fisher and Yates. */
  @Test
  void quantilesAreThoseOfTables() {
    assertEquals(2.262, Student.quantile(9), 5e-4);
    assertEquals(2.093, Student.quantile(19), 5e-4);
    assertEquals(3.250, Student.quantile(9, 0.995), 5e-4);
    assertEquals(0, Student.quantile(9, 0.5), 1e-12);
  }

  @Test
  void probabilityInvertsTheQuantile() {
    for (int degrees : new int[] {1, 2, 7, 30, 1000}) {
      for (double share : new double[] {1e-6, 0.1, 0.5, 0.975}) {
        double t = Student.quantile(degrees, share);
        assertEquals(share, Student.probability(degrees, t), 1e-8);
        assertEquals(1 - share, Student.probability(degrees, -t), 1e-8);
      }
    }
    assertTrue(Student.quantile(1000) > 1.959964); // wider than the normal law's
  }

  @Test
  void withoutADegreeOfFreedomThereIsNoLaw() {
    assertThrows(IllegalArgumentException.class, () -> Student.quantile(0));
  }
}
