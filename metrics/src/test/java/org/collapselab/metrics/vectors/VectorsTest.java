package org.collapselab.metrics.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.count.Texts;
import org.collapselab.metrics.count.Vectors;
import org.collapselab.metrics.feature.FeatureComparison;
import org.collapselab.metrics.feature.FeatureMetric;
import org.collapselab.metrics.feature.MauveClusters;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kernels on vectors against plain loops, and metrics of vectors at the edges. */
class VectorsTest {

  private static final String SAMPLE = "|sample:5000|seed:25";

  private static double[][] random(int n, int dimensions, int item) {
    Stream stream = new Address(3, 0, Purpose.FIT, 0).stream(item);
    double[][] rows = new double[n][dimensions];
    for (double[] row : rows) {
      for (int k = 0; k < dimensions; k++) {
        row[k] = stream.nextDouble() + (k + item) % 2 * stream.nextDouble();
      }
    }
    return rows;
  }

  private static double squared(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return sum;
  }

  /** Rejects tiles that lose vectors at their borders, and another order of summation. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 7, 16})
  void ballsReachToTheKthOtherVector(int dimensions) {
    double[][] rows = random(VectorColumns.TILE + 37, dimensions, 1);
    NeighbourBalls balls = NeighbourBalls.of(rows, 5);
    for (int i = 0; i < rows.length; i++) {
      double[] from = rows[i];
      double[] sorted = Arrays.stream(rows).mapToDouble(row -> squared(from, row)).toArray();
      Arrays.sort(sorted);
      assertEquals(sorted[5], balls.radii()[i]); // bit by bit; the first is the vector itself
    }
  }

  @Test
  void neighboursAreThoseOfPlainLoops() {
    double[][] human = random(300, 3, 1);
    double[][] generated = random(270, 3, 2);
    NeighbourBalls h = NeighbourBalls.of(human, 3);
    NeighbourBalls g = NeighbourBalls.of(generated, 3);
    long precise =
        Arrays.stream(generated)
            .filter(x -> IntStream.range(0, 300).anyMatch(i -> in(h, i, x)))
            .count();
    long recalled =
        Arrays.stream(human)
            .filter(x -> IntStream.range(0, 270).anyMatch(i -> in(g, i, x)))
            .count();
    long covered =
        IntStream.range(0, 300)
            .filter(i -> Arrays.stream(generated).anyMatch(x -> in(h, i, x)))
            .count();
    long inside =
        IntStream.range(0, 300)
            .mapToLong(i -> Arrays.stream(generated).filter(x -> in(h, i, x)).count())
            .sum();
    assertEquals(
        new Neighbours(precise / 270.0, recalled / 300.0, inside / 3.0 / 270, covered / 300.0),
        Neighbours.of(h, g, 3));
  }

  private static boolean in(NeighbourBalls balls, int i, double[] x) {
    return squared(balls.rows()[i], x) < balls.radii()[i];
  }

  /**
   * {@code numpy 2.4.6}: {@code g = RandomState(28)._bit_generator}; a[i] and a[i + g.random_raw()
   * % (10 - i)] change places.
   */
  @Test
  void firstCentresAreThoseOfFaiss() {
    assertArrayEquals(new int[] {7, 6, 0, 5, 1, 9, 3, 8, 2, 4}, KMeans.first(10, 10, 28));
    assertArrayEquals(new int[] {8, 1, 0, 4}, KMeans.first(10, 4, 28 + 15486557));
  }

  /** Rejects bounds that rule out the nearest centre. */
  @Test
  void boundedClustersAreThoseOfPlainSteps() {
    double[][] points = random(500, 5, 4);
    for (int clusters : new int[] {2, 30, 250}) {
      int[] plain = plain(points, KMeans.first(points.length, clusters, 10));
      assertArrayEquals(plain, KMeans.labels(points, clusters, 1, 500, 9));
    }
  }

  private static int[] plain(double[][] points, int[] first) {
    double[][] centres =
        Arrays.stream(first).mapToObj(i -> points[i].clone()).toArray(double[][]::new);
    int[] labels = new int[points.length];
    for (boolean moved = true; moved; ) {
      moved = false;
      double[][] sums = new double[centres.length][points[0].length];
      int[] sizes = new int[centres.length];
      for (int i = 0; i < points.length; i++) {
        int nearest = 0;
        for (int c = 1; c < centres.length; c++) {
          if (squared(points[i], centres[c]) < squared(points[i], centres[nearest])) {
            nearest = c;
          }
        }
        moved |= nearest != labels[i];
        labels[i] = nearest;
        sizes[nearest]++;
        for (int k = 0; k < points[i].length; k++) {
          sums[nearest][k] += points[i][k];
        }
      }
      for (int c = 0; c < centres.length; c++) {
        assertTrue(sizes[c] > 0, "the plain loop has no rule for empty clusters");
        for (int k = 0; k < sums[c].length; k++) {
          centres[c][k] = sums[c][k] / sizes[c];
        }
      }
    }
    return labels;
  }

  @Test
  void emptyClustersTakeFarPointsAndCopiesShareOne() {
    double[][] copies = new double[90][];
    Arrays.setAll(copies, i -> new double[] {i % 3, i % 3 * 10});
    int[] labels = KMeans.labels(copies, 20, 2, 500, 1);
    for (int i = 3; i < 90; i++) {
      assertEquals(labels[i % 3], labels[i]);
    }
    assertEquals(3, Arrays.stream(labels).distinct().count());
  }

  @Test
  void momentsAreThoseOfPlainSums() {
    double[][] rows = random(203, 6, 5);
    Moments moments = Features.given(rows, "").moments();
    for (int k = 0; k < 6; k++) {
      for (int l = 0; l < 6; l++) {
        double products = 0;
        double means = 0;
        for (double[] row : rows) {
          products += row[k] * row[l] / 203;
          means += (row[k] - moments.mean()[k]) * (row[l] - moments.mean()[l]) / 202;
        }
        assertEquals(products, moments.gram()[k][l], 1e-14);
        assertEquals(means, moments.covariance()[k][l], 1e-14);
      }
    }
  }

  /** {@code (m - n)^2 + (s - t)^2} of two normal laws on a line. */
  @Test
  void frechetDistancesByHand() {
    Moments a = Features.given(new double[][] {{-1}, {1}}, "").moments(); // mean 0, variance 2
    Moments b = Features.given(new double[][] {{2}, {4}}, "").moments(); // 3, 2
    Moments c = Features.given(new double[][] {{-2}, {2}}, "").moments(); // 0, 8
    Moments point = Features.given(new double[][] {{1}, {1}}, "").moments();
    assertEquals(9, Spectra.frechet(a, b), 1e-14);
    assertEquals(2, Spectra.frechet(a, c), 1e-14);
    assertEquals(3, Spectra.frechet(point, a), 1e-14);
    assertEquals(0, Spectra.frechet(point, point));
  }

  @Test
  void samplesAreNestedAndAscend() {
    double[][] rows = new double[1000][];
    Arrays.setAll(rows, i -> new double[] {i});
    Features features = Features.given(rows, "");
    double[] ten = Arrays.stream(features.sample(10, 1)).mapToDouble(row -> row[0]).toArray();
    double[] more = Arrays.stream(features.sample(100, 1)).mapToDouble(row -> row[0]).toArray();
    double[] sorted = more.clone();
    Arrays.sort(sorted);
    assertArrayEquals(sorted, more);
    for (double item : ten) {
      assertTrue(Arrays.binarySearch(more, item) >= 0);
    }
    assertEquals(10, ten.length);
    assertEquals(1000, features.sample(1000, 1).length);
    double[] other = Arrays.stream(features.sample(10, 2)).mapToDouble(row -> row[0]).toArray();
    assertFalse(Arrays.equals(ten, other));
  }

  private static Documents documents(int size, int... same) {
    Documents.Builder builder = new Documents.Builder();
    for (int d = 0; d < size; d++) {
      int[] own = {3 + d % 50, 4 + d * 7 % 31, 5 + d * d % 17};
      builder.add(same.length > 0 ? same : own, true);
    }
    return builder.build();
  }

  private static Map<String, Double> scores(Passage human, Passage text) {
    Observation observation =
        Observation.of(HumanReference.of(human.tokens(), 3), human, text, Optional.empty());
    Map<String, Double> scores = new HashMap<>();
    ServiceLoader.load(Metric.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(m -> m instanceof FeatureMetric || m instanceof FeatureComparison)
        .flatMap(m -> m.measure(observation).stream())
        .forEach(score -> scores.put(score.metric(), score.value())); // Score refuses NaN
    return scores;
  }

  private static Passage given(double[][] rows) {
    return Texts.passage(documents(rows.length)).with(new Vectors(rows, "column-v"));
  }

  @Test
  void twoHundredThousandEqualDocumentsAreMeasured() {
    Passage human = Texts.passage(documents(300));
    Map<String, Double> scores = scores(human, Texts.passage(documents(200_000, 3, 4, 5)));
    assertEquals(1, scores.get("vendi|q:0.1|features:hashed-64"), 1e-9);
    assertEquals(1, scores.get("vendi|q:inf|features:hashed-64"), 1e-10);
    assertEquals(1, scores.get("top-eigenvalue-share|features:hashed-64"), 1e-10);
    assertEquals(0, scores.get("remote-clique|features:hashed-64"), 1e-10);
    assertEquals(0, scores.get("chamfer" + SAMPLE + "|features:hashed-64"));
    assertEquals(0, scores.get(precisionRecall("recall", "hashed-64")));
    assertTrue(scores.get("frechet|features:hashed-64") > 0);
    String mauve = "mauve-clusters|form:mauve|c:5.0|buckets:auto" + SAMPLE + "|features:hashed-64";
    assertTrue(scores.get(mauve) < 0.1, "" + scores.get(mauve));
  }

  private static String precisionRecall(String form, String features) {
    return "precision-recall|form:" + form + "|k:5" + SAMPLE + "|features:" + features;
  }

  /** Rejects a division by a length of 0, and weights that do not sum to 1. */
  @Test
  void vectorsOfZerosHaveNoDirection() {
    double[][] rows = random(40, 4, 6);
    double[][] withZeros = Arrays.copyOf(rows, 60);
    Arrays.fill(withZeros, 40, 60, new double[4]);
    Passage human = given(random(50, 4, 7));
    Map<String, Double> plain = scores(human, given(rows));
    Map<String, Double> zeros = scores(human, given(withZeros));
    for (String metric : List.of("vendi|q:1", "remote-clique", "chamfer" + SAMPLE)) {
      String name = metric + "|features:column-v";
      assertEquals(plain.get(name), zeros.get(name), name);
    }
    Map<String, Double> none = scores(human, given(new double[60][4]));
    assertFalse(none.containsKey("vendi|q:1|features:column-v"));
    assertFalse(none.containsKey("effective-rank|form:roy-vetterli|features:column-v"));
    assertTrue(none.containsKey("frechet|features:column-v"));
    scores(given(new double[60][4]), given(new double[60][4]));
  }

  @Test
  void vectorsOfAnySizeGiveNumbersOrNothing() {
    for (double size : new double[] {1e-300, 1e-160, 1e-30, 1e30, 1e160, 1e300}) {
      double[][] rows = random(40, 4, 8);
      for (double[] row : rows) {
        row[0] *= size;
        row[1] *= -size;
      }
      scores(given(random(30, 4, 9)), given(rows));
      scores(given(rows), given(rows));
      scores(given(rows), given(random(2, 4, 9)));
    }
  }

  @Test
  void aTextIsNotApartFromItself() {
    Passage human = given(random(400, 4, 10));
    Map<String, Double> scores = scores(human, given(random(400, 4, 10)));
    assertEquals(0, scores.get("frechet|features:column-v"), 1e-12);
    assertEquals(1, scores.get(precisionRecall("precision", "column-v")));
    assertEquals(1, scores.get(precisionRecall("coverage", "column-v")));
    String parameters = "|c:5.0|buckets:auto" + SAMPLE + "|features:column-v";
    assertEquals(1, scores.get("mauve-clusters|form:mauve" + parameters), 1e-12);
  }

  @Test
  void withoutVectorsOnOneSideBothAreHashed() {
    Passage human = given(random(30, 4, 11));
    Map<String, Double> scores = scores(human, Texts.passage(documents(30)));
    assertTrue(scores.keySet().stream().allMatch(name -> name.endsWith("|features:hashed-64")));
    assertTrue(scores.containsKey("frechet|features:hashed-64"));
  }

  @Test
  void signaturesHaveTheNumbersThatWereCompared() {
    Observation observation =
        Observation.of(
            HumanReference.of(documents(300), 3),
            given(random(300, 4, 12)),
            given(random(120, 4, 13)),
            Optional.empty());
    Score score = new MauveClusters().measure(observation).get(0);
    assertEquals(
        "mauve-clusters|form:mauve|c:5.0|buckets:auto|sample:5000|seed:25|features:column-v"
            + "|rows:300+120|clusters:12|tok:word|tokens:360|v:1",
        score.signature());
  }
}
