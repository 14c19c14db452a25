package org.collapselab.metrics.oracle;

import static org.collapselab.metrics.oracle.Simulation.agrees;
import static org.collapselab.metrics.oracle.Simulation.draw;
import static org.collapselab.metrics.oracle.Simulation.rejects;
import static org.collapselab.metrics.oracle.Simulation.run;
import static org.collapselab.metrics.oracle.Simulation.subsample;
import static org.collapselab.metrics.oracle.Simulation.sumP2;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.collapselab.trainer.random.Stream;
import org.junit.jupiter.api.Test;

/** H19, H22, end tokens and finite human text. */
class TextLawsTest {

  private static final double[][] LAWS = {
    Laws.zipf(5, 1), Laws.zipf(40, 1.3), {.7, .2, .1}, {1}, Laws.zipf(100, .5), {.05, .95}
  };
  private static final double[] ENTROPIES =
      Arrays.stream(LAWS).mapToDouble(Laws::entropy).toArray();
  private static final double[] VARIANCES =
      Arrays.stream(LAWS).mapToDouble(PaperLaws::surprisalVariance).toArray();

  /** Rejects: the power tau^t in the place of tau^-t. */
  @Test
  void temperatureSharpensTheLawGenerationByGeneration() {
    double[] first = Laws.zipf(30, 1.2);
    double[] law = first;
    for (int t = 1; t <= 6; t++) {
      double[] powers = new double[30];
      double sum = 0;
      for (int i = 0; i < 30; i++) {
        powers[i] = Math.pow(law[i], 1 / .8);
        sum += powers[i];
      }
      for (int i = 0; i < 30; i++) {
        powers[i] /= sum;
      }
      law = powers;
      assertArrayEquals(law, TemperatureLaw.law(first, .8, t), 1e-12);
      assertTrue(Math.abs(law[0] - TemperatureLaw.law(first, 1 / .8, t)[0]) > .05);
    }
    // Far in the limit: all mass on the first type, no underflow.
    assertEquals(1, TemperatureLaw.law(first, .5, 40)[0]);
  }

  /** Rejects: a sampler that ignores the temperature, on samples of 100,000 tokens. */
  @Test
  void largeSamplesFollowTheTemperatureLaw() {
    double[] first = {.4, .3, .2, .1};
    double[][] v =
        run(
            31,
            30,
            2,
            (random, out) -> {
              double[] law = first;
              double[] plain = first;
              for (int t = 0; t < 3; t++) {
                law = Simulation.law(draw(TemperatureLaw.law(law, .9, 1), 100_000, random), 4);
                plain = Simulation.law(draw(plain, 100_000, random), 4);
              }
              out[0] = law[0];
              out[1] = plain[0];
            });
    agrees(v[0], TemperatureLaw.law(first, .9, 3)[0]);
    rejects(v[1], TemperatureLaw.law(first, .9, 3)[0]);
  }

  @Test
  void nucleusEndsWithFewTypes() {
    assertEquals(19, TemperatureLaw.nucleusTypes(.95));
    assertEquals(9, TemperatureLaw.nucleusTypes(.9));
    assertEquals(1, TemperatureLaw.nucleusTypes(.5));
    assertEquals(3, TemperatureLaw.nucleusTypes(.7));
    double[] law = Laws.zipf(1_000, .5);
    for (int before = 0; law.length != before; ) {
      before = law.length;
      int kept = 0;
      double mass = 0;
      while (mass < .95) {
        mass += law[kept++];
      }
      double[] next = Arrays.copyOf(law, kept);
      for (int i = 0; i < kept; i++) {
        next[i] /= mass;
      }
      law = next;
    }
    assertTrue(law.length <= TemperatureLaw.nucleusTypes(.95), law.length + " types");
    assertTrue(law[law.length - 1] > 1 - .95);
  }

  /**
   * Rejects: draws at temperature 0.9 scored under temperature 1, and forced ends counted as draws.
   */
  @Test
  void surpriseIsStandardNormal() {
    double[][] cold = new double[LAWS.length][];
    Arrays.setAll(cold, i -> TemperatureLaw.law(LAWS[i], .9, 1));
    double[] right = run(32, 10_000, 1, (random, out) -> out[0] = surprise(LAWS, random, 0))[0];
    agrees(right, 0);
    agrees(Arrays.stream(right).map(z -> z * z).toArray(), 1);
    rejects(run(32, 2_000, 1, (random, out) -> out[0] = surprise(cold, random, 0))[0], 0);
    rejects(run(32, 2_000, 1, (random, out) -> out[0] = surprise(LAWS, random, 4))[0], 0);
  }

  /**
   * 400 draws, each in a context that its own draws choose, and some tokens 0 of the last law that
   * are forced.
   */
  private static double surprise(double[][] sampled, Stream random, int forced) {
    double surprisal = 0;
    double entropy = 0;
    double variance = 0;
    int context = 0;
    for (int i = 0; i < 400; i++) {
      int token = Simulation.token(sampled[context], random);
      surprisal -= Math.log(LAWS[context][token]);
      entropy += ENTROPIES[context];
      variance += VARIANCES[context];
      context = (token + i) % LAWS.length;
    }
    for (int i = 0; i < forced; i++) {
      surprisal -= Math.log(LAWS[5][0]);
      entropy += ENTROPIES[5];
      variance += VARIANCES[5];
    }
    return SurprisalMartingale.z(surprisal, entropy, variance);
  }

  @Test
  void varianceOfSurprisalByHand() {
    double a = Math.log(2);
    double b = Math.log(4);
    double mean = .5 * a + .5 * b;
    double expected = .5 * a * a + .5 * b * b - mean * mean;
    assertEquals(expected, PaperLaws.surprisalVariance(new double[] {.5, .25, .25}), 1e-15);
    assertEquals(0, PaperLaws.surprisalVariance(new double[] {.5, .5}), 1e-15);
    assertEquals(0, SurprisalMartingale.z(0, 0, 0)); // greedy decoding: nothing was uncertain
  }

  /**
   * Rejects: a budget of tokens whose last document is kept whole (long documents are cut less
   * often than their share); and, for the end probability, unbiasedness.
   */
  @Test
  void documentLengthsAreUnbiasedAndSpreadAsSimulated() {
    double[][] v =
        run(
            33,
            20_000,
            4,
            (random, out) -> {
              double end = .2;
              double endOfTokens = .2;
              for (int k = 1; k <= 10; k++) {
                int tokens = 0;
                for (int d = 0; d < 20; d++) {
                  tokens += document(end, random);
                }
                end = 20.0 / tokens;
                out[3] = k == 1 ? end : out[3];
                int documents = 0;
                for (tokens = 0; tokens < 100; documents++) {
                  tokens += document(endOfTokens, random);
                }
                endOfTokens = (double) documents / tokens;
              }
              out[0] = 1 / end;
              out[1] = 1 / end * (1 / end - 1);
              out[2] = 1 / endOfTokens;
            });
    agrees(v[0], 5);
    agrees(v[1], EndTokenLaw.lengthPairs(5, 20, 10));
    rejects(v[2], 5);
    rejects(v[3], .2);
    double drift = Arrays.stream(v[3]).average().orElseThrow() / .2 - 1;
    assertEquals(1, drift / PaperLaws.endDrift(.2, 20), .15);
  }

  /** Length of a document with its end. */
  private static int document(double end, Stream random) {
    int length = 1;
    while (random.nextDouble() >= end) {
      length++;
    }
    return length;
  }

  /** Rejects: the S of the corpus itself, which holds for draws with replacement. */
  @Test
  void unusedHumanTokensHaveASmallerS() {
    int[] corpus = new int[60];
    Arrays.setAll(corpus, i -> i / 4);
    double s = sumP2(corpus, 15);
    double[] drawn =
        run(34, 20_000, 1, (random, out) -> out[0] = sumP2(subsample(corpus, 20, random), 15))[0];
    agrees(drawn, SumP2Laws.replace(SumP2Laws.unused(s, 60), 20, 1));
    rejects(drawn, SumP2Laws.replace(s, 20, 1));
  }

  /** Rejects: tokens counted as independent draws. */
  @Test
  void documentsDriftAsFewerTokensWould() {
    double[][] topics = {{.6, .2, .1, .05, .05}, {.05, .05, .1, .2, .6}};
    double[] mean = {.325, .125, .1, .125, .325};
    double within = (Laws.sumP2(topics[0]) + Laws.sumP2(topics[1])) / 2;
    double between = Laws.sumP2(mean);
    double[] s =
        run(
            35,
            20_000,
            1,
            (random, out) -> {
              int[] text = new int[0];
              for (int d = 0; d < 10; d++) { // 10 documents of 8 tokens on one topic each
                text = Simulation.join(text, draw(topics[(int) random.nextLong(2)], 8, random));
              }
              out[0] = sumP2(text, 5);
            })[0];
    double effective = 80 / PaperLaws.designEffect(8, within, between);
    agrees(s, between + (1 - between) / effective);
    rejects(s, between + (1 - between) / 80);
  }
}
