package org.collapselab.metrics.vectors;

/**
 * Precision, recall, density and coverage of generated vectors against human ones, by balls around
 * each vector that reach to its k-th neighbour of the same set; a vector on the border is outside.
 * Kynkaanniemi et al. (2019), arXiv:1904.06991; Naeem et al. (2020), arXiv:2002.09797. Time follows
 * the product of the sizes. More than k exact duplicates shrink their balls to points, in which
 * nothing lies.
 *
 * @param precision share of generated vectors in some human ball, in [0, 1]
 * @param recall share of human vectors in some generated ball, in [0, 1]
 * @param density human balls that a generated vector lies in, over k, on average; at least 0
 * @param coverage share of human balls with a generated vector in them, in [0, 1]
 */
public record Neighbours(double precision, double recall, double density, double coverage) {

  /**
   * Compares two sets.
   *
   * @param human balls to the k-th neighbour
   * @param generated balls to the k-th neighbour
   */
  public static Neighbours of(NeighbourBalls human, NeighbourBalls generated, int k) {
    VectorColumns columns = new VectorColumns(human.rows());
    boolean[] recalled = new boolean[human.size()];
    boolean[] covered = new boolean[human.size()];
    boolean[] precise = new boolean[generated.size()];
    double[] squared = new double[VectorColumns.TILE];
    long inside = 0;
    for (int tile = 0; tile < columns.tiles(); tile++) {
      int first = tile * VectorColumns.TILE;
      for (int g = 0; g < generated.size(); g++) {
        columns.distances(generated.rows()[g], tile, squared);
        double radius = generated.radii()[g];
        for (int j = 0; j < columns.width(tile); j++) {
          if (squared[j] < human.radii()[first + j]) {
            precise[g] = true;
            covered[first + j] = true;
            inside++;
          }
          recalled[first + j] |= squared[j] < radius;
        }
      }
    }
    return new Neighbours(
        share(precise), share(recalled), (double) inside / k / generated.size(), share(covered));
  }

  private static double share(boolean[] flags) {
    int set = 0;
    for (boolean flag : flags) {
      set += flag ? 1 : 0;
    }
    return (double) set / flags.length;
  }
}
