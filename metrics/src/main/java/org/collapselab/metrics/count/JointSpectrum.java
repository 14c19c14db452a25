package org.collapselab.metrics.count;

import java.io.Serializable;

/**
 * {(human count, generated count), number of n-gram types}: what every order-free count metric is a
 * function of. Mergeable over disjoint sets of types. Rows ascend by (human, generated); the row
 * (0, 0) never occurs. Immutable.
 */
public final class JointSpectrum implements Serializable {

  private final long[] human;
  private final long[] generated;
  private final long[] types;

  private JointSpectrum(long[] human, long[] generated, long[] types) {
    this.human = human;
    this.generated = generated;
    this.types = types;
  }

  /** Number of rows. */
  public int rows() {
    return types.length;
  }

  /** Human count of a row. */
  public long human(int row) {
    return human[row];
  }

  /** Generated count of a row. */
  public long generated(int row) {
    return generated[row];
  }

  /** Number of types of a row. */
  public long types(int row) {
    return types[row];
  }

  /** Number of human n-gram occurrences. */
  public long humanTotal() {
    long sum = 0;
    for (int row = 0; row < types.length; row++) {
      sum += human[row] * types[row];
    }
    return sum;
  }

  /** Number of generated n-gram occurrences. */
  public long generatedTotal() {
    long sum = 0;
    for (int row = 0; row < types.length; row++) {
      sum += generated[row] * types[row];
    }
    return sum;
  }
}
