package org.collapselab.metrics.count;

/**
 * Documents as vectors, a row each.
 *
 * @param rows shape (documents, dimensions); finite; callers must not write to it
 * @param name what made them, for signatures
 */
public record Vectors(double[][] rows, String name) {

  /** The rows of some documents. */
  Vectors select(int[] documents) {
    double[][] selected = new double[documents.length][];
    for (int i = 0; i < documents.length; i++) {
      selected[i] = rows[documents[i]];
    }
    return new Vectors(selected, name);
  }
}
