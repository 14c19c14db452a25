package org.collapselab.metrics.topic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;

class NaiveBayesTest {

  private static Documents documents(int[]... documents) {
    Documents.Builder builder = new Documents.Builder();
    for (int[] document : documents) {
      builder.add(document, true);
    }
    return builder.build();
  }

  /**
   * By hand: topic 0 has 3 3 4 in two documents, topic 1 has 4 4 4 5 5 in one, V = 3. For '4': 2/3
   * (1.5/4.5) against 1/3 (3.5/6.5), 0.222 to 0.179; for '4 4': 0.074 to 0.097. Rejects counts
   * without the prior, or with 1 added to each (2/6 and 4/8: '4 4' 0.074 to 0.083 agrees, but '5 3'
   * below does not).
   */
  @Test
  void decisionsByHand() {
    Documents text = documents(new int[] {3, 3}, new int[] {4}, new int[] {4, 4, 4, 5, 5});
    NaiveBayes model = new NaiveBayes(text, new int[] {0, 0, 1}, 2);
    double[] scores = new double[2];
    Documents read =
        documents(new int[] {4}, new int[] {4, 4}, new int[] {}, new int[] {5, 3}, new int[] {9});
    assertEquals(0, model.topic(read, 0, scores));
    // ln of the products above, each token without its common factor 1/2
    assertEquals(Math.log(2 / 3.0 * 3 / 4.5), scores[0], 1e-14);
    assertEquals(Math.log(1 / 3.0 * 7 / 6.5), scores[1], 1e-14);
    assertEquals(1, model.topic(read, 1, scores));
    assertEquals(0, model.topic(read, 2, scores)); // the prior alone
    model.topic(read, 3, scores);
    assertEquals(Math.log(2 / 3.0 / 4.5 * 5 / 4.5), scores[0], 1e-14);
    assertEquals(Math.log(1 / 3.0 * 5 / 6.5 / 6.5), scores[1], 1e-14);
    model.topic(read, 4, scores);
    assertArrayEquals(new double[] {Math.log(2 / 3.0), Math.log(1 / 3.0)}, scores, 1e-14);
  }
}
