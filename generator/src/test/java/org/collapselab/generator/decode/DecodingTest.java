package org.collapselab.generator.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import org.collapselab.trainer.model.Law;
import org.junit.jupiter.api.Test;

class DecodingTest {

  private static final double[] TEMPERATURES = {0.1, 0.7, 1, 1.5, 4};

  /**
   * The definition, slowly: powers by Math.pow, a full sort by descending probability and ascending
   * id, and a rule that says from (kept before with their mass, next weight) whether to go on.
   */
  private static void assertEqualsSorting(
      Decoding decoding, Law law, double temperature, BiPredicate<double[], Double> keeps) {
    List<Integer> order = new ArrayList<>();
    double sum = 0;
    double[] weights = new double[law.size];
    for (int i = 0; i < law.size; i++) {
      order.add(i);
      weights[i] = Math.pow(law.p[i], 1 / temperature);
      sum += weights[i];
    }
    double[] original = law.p.clone();
    order.sort(
        Comparator.comparingDouble((Integer i) -> -original[i]).thenComparing(i -> law.tokens[i]));
    double[] kept = new double[law.size];
    double[] state = {0, 0, weights[order.get(0)] / sum}; // count, mass, largest
    for (int i : order) {
      if (!keeps.test(state, weights[i] / sum)) {
        break;
      }
      kept[i] = weights[i];
      state[0]++;
      state[1] += weights[i] / sum;
    }
    Law reshaped = RandomLaws.copy(law);
    decoding.reshape(reshaped);
    assertEquals((int) state[0], reshaped.size, decoding.toString());
    for (int i = 0; i < law.size; i++) {
      double expected = kept[i] / sum / state[1];
      assertEquals(expected, reshaped.probability(law.tokens[i]), 1e-12 * Math.max(1e-3, expected));
    }
  }

  @Test
  void temperatureIsThePowerNormalised() {
    for (int seed = 0; seed < 300; seed++) {
      for (double t : TEMPERATURES) {
        assertEqualsSorting(
            new Temperature(t), RandomLaws.law(seed, 1 + seed % 70), t, (state, w) -> true);
      }
    }
  }

  @Test
  void topKEqualsSorting() {
    for (int seed = 0; seed < 400; seed++) {
      for (double t : TEMPERATURES) {
        int k = 1 + seed % 37;
        assertEqualsSorting(
            new TopK(k, t), RandomLaws.law(seed, 1 + seed % 70), t, (state, w) -> state[0] < k);
      }
    }
  }

  @Test
  void nucleusEqualsSorting() {
    for (int seed = 0; seed < 400; seed++) {
      for (double t : TEMPERATURES) {
        double p = (1 + seed % 20) / 20.0;
        assertEqualsSorting(
            new Nucleus(p, t),
            RandomLaws.law(seed, 1 + seed % 70),
            t,
            (state, w) -> p == 1 || state[1] < p - Truncation.ROUNDING);
      }
    }
  }

  @Test
  void minPEqualsSorting() {
    for (int seed = 0; seed < 400; seed++) {
      for (double t : TEMPERATURES) {
        double p = (1 + seed % 20) / 20.3; // no ratio of the small counts in tied laws
        assertEqualsSorting(
            new MinP(p, t),
            RandomLaws.law(seed, 1 + seed % 70),
            t,
            (state, w) -> w >= p * state[2]);
      }
    }
  }

  /** Rejects a cumulative sum compared with no regard to rounding: 9 x 0.1 is below 0.9. */
  @Test
  void nineTenthsReachNinety() {
    Law law = RandomLaws.of(.1, .1, .1, .1, .1, .1, .1, .1, .1, .1);
    new Nucleus(0.9, 1).reshape(law);
    assertEquals(9, law.size);
    assertEquals(0, law.probability(9));
  }

  @Test
  void tiesGoToTheLowerId() {
    Law topK = RandomLaws.of(.1, .3, .2, .2, .2);
    new TopK(3, 0.5).reshape(topK);
    assertArrayEquals(new int[] {1, 2, 3}, java.util.Arrays.copyOf(topK.tokens, topK.size));
    Law nucleus = RandomLaws.of(.1, .3, .2, .2, .2);
    new Nucleus(0.6, 1).reshape(nucleus);
    assertArrayEquals(new int[] {1, 2, 3}, java.util.Arrays.copyOf(nucleus.tokens, nucleus.size));
    Law greedy = RandomLaws.of(.2, .3, .2, .3);
    new Greedy().reshape(greedy);
    assertEquals(1, greedy.probability(1));
  }

  /** Probabilities that temperature 1e6 rounds together must still be told apart. */
  @Test
  void temperatureKeepsTheOrderOfTopK() {
    Law law = RandomLaws.of(.25, .25 - 1e-16, .25 + 2e-16, .25 - 1e-16);
    new TopK(1, 1e6).reshape(law);
    assertEquals(1, law.probability(2));
  }

  @Test
  void extremeTemperaturesEndInGreedyAndUniform() {
    Law cold = RandomLaws.of(.2, .5, .3);
    new Temperature(1e-300).reshape(cold);
    assertEquals(1, cold.size);
    assertEquals(1, cold.probability(1));
    Law hot = RandomLaws.of(1e-300, .5, .3);
    new Temperature(1e300).reshape(hot);
    for (int i = 0; i < 3; i++) {
      assertEquals(1 / 3.0, hot.probability(i), 1e-15);
    }
  }

  /** H19. Rejects temperature applied as p^tau: its exponent after t steps is tau^t. */
  @Test
  void repeatedTemperatureIsAPowerOfTheFirstLaw() {
    Law first = RandomLaws.law(3, 40);
    Law law = RandomLaws.copy(first);
    double tau = 0.8;
    int steps = 6;
    for (int t = 0; t < steps; t++) {
      new Temperature(tau).reshape(law);
    }
    Law expected = RandomLaws.copy(first);
    new Temperature(Math.pow(tau, steps)).reshape(expected);
    for (int i = 0; i < first.size; i++) {
      int token = first.tokens[i];
      assertEquals(expected.probability(token), law.probability(token), 1e-12, "token " + token);
    }
  }

  /** H19. */
  @Test
  void topKAndMinPAreFixedAfterOneStep() {
    for (Decoding decoding : List.of(new TopK(7, 1), new MinP(0.07, 1))) {
      for (int seed = 0; seed < 100; seed++) {
        Law once = RandomLaws.law(seed, 60);
        decoding.reshape(once);
        Law twice = RandomLaws.copy(once);
        decoding.reshape(twice);
        assertEquals(once.size, twice.size);
        for (int i = 0; i < once.size; i++) {
          assertEquals(once.tokens[i], twice.tokens[i]);
          assertEquals(once.p[i], twice.p[i], 1e-15);
        }
      }
    }
  }

  /**
   * H19. Rejects a nucleus that stops before the token that reaches p, and one that adds another.
   */
  @Test
  void repeatedNucleusEndsWithFewerThanOneOverOneMinusP() {
    for (double p : new double[] {0.5, 0.8, 0.9, 0.95}) {
      for (int seed = 0; seed < 50; seed++) {
        Law law = RandomLaws.law(seed, 300);
        int before;
        do {
          before = law.size;
          new Nucleus(p, 1).reshape(law);
        } while (law.size < before);
        assertTrue(law.size < 1 / (1 - p) - 1e-9, p + " " + law.size);
        for (int i = 0; i < law.size; i++) {
          assertTrue(law.p[i] > 1 - p || law.size == 1);
        }
      }
    }
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Temperature(0));
    assertThrows(IllegalArgumentException.class, () -> new Temperature(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new TopK(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Nucleus(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Nucleus(1.01, 1));
    assertThrows(IllegalArgumentException.class, () -> new MinP(0, -1));
    assertThrows(IllegalArgumentException.class, () -> new MinP(0.1, -1));
  }
}
