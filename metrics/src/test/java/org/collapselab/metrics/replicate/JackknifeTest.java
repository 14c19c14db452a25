package org.collapselab.metrics.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;

class JackknifeTest {

  private static final Address BLOCKS = new Address(1, 0, Purpose.BLOCK, 0);

  @Test
  void everyDocumentIsLeftOutOnce() {
    Documents.Builder builder = new Documents.Builder();
    for (int d = 0; d < 1000; d++) {
      builder.add(new int[] {3 + d}, true);
    }
    Documents text = builder.build();
    int[] there = new int[1003];
    for (int block = 0; block < Jackknife.BLOCKS; block++) {
      Documents rest = text.select(Jackknife.without(text.size(), block, BLOCKS));
      assertTrue(rest.size() > 880 && rest.size() < 1000, "size " + rest.size());
      for (int p = 0; p < rest.tokens(); p++) {
        there[rest.token(p)]++;
      }
    }
    for (int d = 0; d < 1000; d++) {
      assertEquals(Jackknife.BLOCKS - 1, there[3 + d]);
    }
  }

  /** By hand: values 0 .. 19 have squares of 665 about their mean; t(19) = 2.093024. */
  @Test
  void marginByHand() {
    double[] values = new double[Jackknife.BLOCKS];
    for (int b = 0; b < values.length; b++) {
      values[b] = b;
    }
    assertEquals(2.0930240544 * Math.sqrt(0.95 * 665), Jackknife.margin(values), 1e-8);
  }

  /**
   * The share of one token among independent documents of one token has the binomial's deviation;
   * the intervals of 300 texts must hold the true share about 95 times in 100. Rejects a margin
   * without the factor (B - 1) / B squared, as of a plain standard error of block values: its
   * intervals hold it in fewer than 10 of 100.
   */
  @Test
  void intervalsHoldTheTruth() {
    double share = 0.3;
    int held = 0;
    int texts = 300;
    for (int t = 0; t < texts; t++) {
      Stream stream = new Address(7, t, Purpose.GENERATE, 0).stream(0);
      Documents.Builder builder = new Documents.Builder();
      for (int d = 0; d < 400; d++) {
        builder.add(new int[] {stream.nextDouble() < share ? 3 : 4}, true);
      }
      Documents text = builder.build();
      double[] without = new double[Jackknife.BLOCKS];
      for (int b = 0; b < without.length; b++) {
        without[b] =
            share(
                text.select(
                    Jackknife.without(text.size(), b, new Address(7, t, Purpose.BLOCK, 0))));
      }
      held += Math.abs(share(text) - share) <= Jackknife.margin(without) ? 1 : 0;
    }
    // Binomial(300, .95): 4.5 standard deviations are 17.
    assertTrue(held > 285 - 17, "intervals that hold the true share: " + held + " of " + texts);
  }

  private static double share(Documents text) {
    double count = 0;
    for (int p = 0; p < text.tokens(); p++) {
      count += text.token(p) == 3 ? 1 : 0;
    }
    return count / text.tokens();
  }
}
