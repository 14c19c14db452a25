package org.collapselab.trainer.model;

import java.util.Arrays;
import org.collapselab.trainer.random.Stream;

/**
 * A probability law over tokens: its support in ascending order of id, with probabilities above 0.
 * A mutable buffer for one thread; whoever fills it keeps the order.
 */
public final class Law {

  /** Token ids, ascending, shape (at least {@link #size}). */
  public int[] tokens = new int[16];

  /** Probabilities (or weights on the way), parallel to {@link #tokens}. */
  public double[] p = new double[16];

  /** Size of the support. */
  public int size;

  private double[] room = new double[0];

  /** Empties the law and makes room for a support of this size. */
  public void clear(int capacity) {
    size = 0;
    if (capacity > tokens.length) {
      int length = Math.max(capacity, 2 * tokens.length);
      tokens = new int[length];
      p = new double[length];
    }
  }

  /**
   * Room beside the law for whoever reshapes it: shape (at least the capacity), content undefined,
   * kept between calls so that nothing is allocated per token.
   */
  public double[] room(int capacity) {
    if (capacity > room.length) {
      room = new double[Math.max(capacity, 2 * room.length)];
    }
    return room;
  }

  /** Adds a token above all before it; one of weight 0 is left out. */
  public void add(int token, double weight) {
    if (weight > 0) {
      if (size == tokens.length) {
        tokens = Arrays.copyOf(tokens, 2 * size);
        p = Arrays.copyOf(p, 2 * size);
      }
      tokens[size] = token;
      p[size++] = weight;
    }
  }

  /** Keeps the tokens whose weight is above 0 and divides the weights by their sum. */
  public void normalise() {
    int kept = 0;
    double sum = 0;
    for (int i = 0; i < size; i++) {
      if (p[i] > 0) {
        tokens[kept] = tokens[i];
        p[kept++] = p[i];
        sum += p[i];
      }
    }
    size = kept;
    for (int i = 0; i < size; i++) {
      p[i] /= sum;
    }
  }

  /** Probability of a token; 0 outside the support. */
  public double probability(int token) {
    int i = Arrays.binarySearch(tokens, 0, size, token);
    return i < 0 ? 0 : p[i];
  }

  /** Draws a token by inversion; one uniform number. */
  public int draw(Stream random) {
    double u = random.nextDouble();
    double cumulative = 0;
    for (int i = 0; i < size - 1; i++) {
      cumulative += p[i];
      if (u < cumulative) {
        return tokens[i];
      }
    }
    return tokens[size - 1];
  }

  /** Entropy in nats, -sum p ln p. */
  public double entropy() {
    double sum = 0;
    double term = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || p[i] != p[i - 1]) { // equal ones stand together: tokens that were not seen
        term = p[i] * StrictMath.log(p[i]);
      }
      sum -= term;
    }
    return sum;
  }
}
