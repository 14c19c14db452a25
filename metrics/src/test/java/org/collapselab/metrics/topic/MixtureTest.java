package org.collapselab.metrics.topic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class MixtureTest {

  private static final double[][] LAWS = {{.8, .1, .1}, {.2, .7, .1}, {.25, .25, .5}};
  private static final double[] START = {.2, .3, .5};

  private static double[] mixed(double... weights) {
    double[] law = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        law[j] += weights[i] * LAWS[i][j];
      }
    }
    return law;
  }

  @Test
  void theWeightsOfAMixtureAreFound() {
    double[] weights = {.6, .15, .25};
    assertArrayEquals(weights, Mixture.weights(LAWS, mixed(weights), START), 1e-9);
  }

  /** Rejects a matrix inverse, which would give weights below 0 here. */
  @Test
  void weightsNeverFallBelowZero() {
    double[] beyond = {.95, .04, .01}; // outside of the laws' triangle
    assertArrayEquals(new double[] {1, 0, 0}, Mixture.weights(LAWS, beyond, START), 1e-3);
  }

  @Test
  void whatTheDataDoNotTellApartStaysWhereItBegan() {
    double[][] equal = {{.5, .5}, {.5, .5}};
    assertArrayEquals(
        new double[] {.3, .7},
        Mixture.weights(equal, new double[] {.5, .5}, new double[] {.3, .7}),
        1e-12);
  }

  @Test
  void outcomesThatNoLawHasAreLeftOut() {
    double[][] laws = {{1, 0, 0}, {0, 1, 0}};
    assertArrayEquals(
        new double[] {.25, .75},
        Mixture.weights(laws, new double[] {.1, .3, .6}, new double[] {.5, .5}),
        1e-12);
  }
}
