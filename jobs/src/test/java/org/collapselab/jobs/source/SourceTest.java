package org.collapselab.jobs.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.collapselab.jobs.corpus.HumanDocument;
import org.collapselab.jobs.corpus.HumanSplit;
import org.collapselab.metrics.oracle.Laws;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.junit.jupiter.api.Test;

/** Sources write what their law says. */
class SourceTest {

  private static final double ALPHA = 1e-6; // of each chi-squared test; the seed is fixed

  private static int[] types(KnownText text, int document) {
    return Arrays.stream(text.document(document).text().split(" "))
        .mapToInt(word -> Integer.parseInt(word.substring(1)) - 1)
        .toArray();
  }

  private static void fits(long[] counts, double[] law, String what) {
    long total = Arrays.stream(counts).sum();
    double chi = 0;
    for (int i = 0; i < law.length; i++) {
      double expected = total * law[i];
      chi += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    double p = 1 - new ChiSquaredDistribution(null, law.length - 1).cumulativeProbability(chi);
    assertTrue(p > ALPHA, what + ": p = " + p);
  }

  private static long[] counts(KnownText text, int position) {
    long[] counts = new long[text.types()];
    for (int d = 0; d < text.documents(); d++) {
      int[] types = types(text, d);
      if (position < types.length) {
        counts[types[position]]++;
      }
    }
    return counts;
  }

  /** Rejects ranks from 0, another exponent, and cumulative sums that are one off. */
  @Test
  void zipfHasItsLawAtEveryPlace() {
    KnownText text = new ZipfSource(20, 1.2, 20_000, 2).text(5).orElseThrow();
    for (int position : new int[] {0, 1}) {
      fits(counts(text, position), Laws.zipf(20, 1.2), "place " + position);
    }
    assertEquals(2 * text.entropy(), text.pairEntropy(), 1e-12);
  }

  @Test
  void uniformTypesAreEquallyFrequent() {
    KnownText text = new UniformSource(16, 16_000, 1).text(5).orElseThrow();
    double[] law = new double[16];
    Arrays.fill(law, 1 / 16.0);
    fits(counts(text, 0), law, "uniform");
    assertEquals(Math.log(16), text.entropy(), 1e-12);
  }

  /**
   * The chain is stationary from the first token on, a token follows another by its row, documents
   * end with their probability. Rejects a first token of Zipf's law, columns for rows and an end
   * before the first token.
   */
  @Test
  void markovIsStationaryFromTheFirstTokenOn() {
    KnownText text = new MarkovSource(6, 1, 3, 30_000, 0.25).text(9).orElseThrow();
    for (int j = 0; j < 6; j++) {
      double kept = 0;
      for (int i = 0; i < 6; i++) {
        kept += text.law()[i] * text.next(i)[j];
      }
      assertEquals(text.law()[j], kept, 1e-14);
    }
    fits(counts(text, 0), text.law(), "first");
    fits(counts(text, 3), text.law(), "fourth");
    long[][] after = new long[6][6];
    long tokens = 0;
    for (int d = 0; d < text.documents(); d++) {
      int[] types = types(text, d);
      tokens += types.length;
      for (int i = 1; i < types.length; i++) {
        after[types[i - 1]][types[i]]++;
      }
    }
    for (int i = 0; i < 6; i++) {
      fits(after[i], text.next(i), "after " + i);
    }
    double length = (double) tokens / text.documents(); // geometric: mean 4, variance 12
    assertEquals(4, length, 4.5 * Math.sqrt(12.0 / text.documents()));
  }

  /** Components of Dirichlet's law have their mean and variance, small parameters too. */
  @Test
  void rowsAreDirichlet() {
    double[] parameters = {0.05, 0.5, 2};
    double sum = 2.55;
    int draws = 20_000;
    Address address = new Address(3, 0, Purpose.SOURCE, 1);
    double[] mean = new double[3];
    double[] square = new double[3];
    for (int d = 0; d < draws; d++) {
      double[] row = LogDirichlet.draw(parameters, address.stream(d));
      assertEquals(1, Arrays.stream(row).sum(), 1e-12);
      for (int i = 0; i < 3; i++) {
        mean[i] += row[i] / draws;
        square[i] += row[i] * row[i] / draws;
      }
    }
    for (int i = 0; i < 3; i++) {
      double m = parameters[i] / sum;
      double variance = m * (1 - m) / (sum + 1);
      assertEquals(m, mean[i], 4.5 * Math.sqrt(variance / draws));
      assertEquals(variance + m * m, square[i], 4.5 * Math.sqrt((m + 0.01) / draws));
    }
  }

  /** A document depends on its number and the seed; held-out documents are draws like others. */
  @Test
  void documentsAreAddressedAndTheSplitDropsNone() {
    KnownText text = new ZipfSource(5, 1, 1000, 1).text(1).orElseThrow();
    KnownText longer = new ZipfSource(5, 1, 2000, 1).text(1).orElseThrow();
    KnownText other = new ZipfSource(5, 1, 1000, 1).text(2).orElseThrow();
    List<HumanDocument> documents = IntStream.range(0, 1000).mapToObj(text::document).toList();
    assertEquals(documents, IntStream.range(0, 1000).mapToObj(longer::document).toList());
    assertTrue(!documents.equals(IntStream.range(0, 1000).mapToObj(other::document).toList()));
    HumanSplit split = HumanSplit.ofDraws(documents, 0.3, 1);
    assertEquals(0, split.count(HumanSplit.Side.DROPPED));
    assertEquals(300, split.count(HumanSplit.Side.HELD_OUT), 70);
    long[] held = new long[5];
    for (int d : split.documents(HumanSplit.Side.HELD_OUT)) {
      held[types(text, d)[0]]++;
    }
    fits(held, text.law(), "held out"); // every type is there
  }

  @Test
  void everySourceTellsItsNameAndParameters() {
    assertEquals(
        "zipf[types=5, exponent=1.0, documents=9, length=1]",
        new ZipfSource(5, 1, 9, 1).described());
    assertTrue(ServiceLoader.load(Source.class).stream().count() >= 4);
  }
}
