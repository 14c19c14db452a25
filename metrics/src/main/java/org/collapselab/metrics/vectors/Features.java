package org.collapselab.metrics.vectors;

import org.collapselab.metrics.count.KeyedSample;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.count.Vectors;

/**
 * Documents as vectors, a row each. Rows are made when needed, so that a text of any size takes no
 * memory; second moments are kept. Threads may share it.
 */
public final class Features {

  /** Where rows come from. */
  interface Rows {

    /** Number of rows. */
    public int size();

    /** Numbers in a row. */
    public int dimensions();

    /** Writes a row. */
    void row(int i, double[] row);
  }

  private final Rows rows;
  private final String name;
  private volatile Moments moments; // made when first asked; two threads make equal ones
  private volatile Features directions;

  private Features(Rows rows, String name) {
    this.rows = rows;
    this.name = name;
  }

  /** The vectors of a text's documents if it has any, or else those of the built-in featuriser. */
  public static Features of(Passage text) {
    record Key() {}
    return text.vectors().isPresent()
        ? text.derive(new Key(), () -> given(text.vectors().get()))
        : hashed(text);
  }

  /** The vectors of the built-in featuriser, {@link HashedRows}. */
  public static Features hashed(Passage text) {
    record Key() {}
    return text.derive(
        new Key(),
        () -> {
          Features unit = new Features(new HashedRows(text.tokens()), HashedRows.NAME);
          unit.directions = unit;
          return unit;
        });
  }

  private static Features given(Vectors vectors) {
    return given(vectors.rows(), vectors.name());
  }

  /** Rows in memory, shape (rows, dimensions). */
  public static Features given(double[][] rows, String name) {
    return new Features(new Given(rows), name);
  }

  /** What made the vectors, for signatures. */
  public String name() {
    return name;
  }

  /** Number of rows. */
  public int size() {
    return rows.size();
  }

  /** Number of columns; 0 without rows. */
  public int dimensions() {
    return rows.dimensions();
  }

  /** Writes a row. */
  void row(int i, double[] row) {
    rows.row(i, row);
  }

  /** Mean and scatter of the rows. */
  public Moments moments() {
    Moments known = moments;
    if (known == null) {
      known = Moments.of(this);
      moments = known;
    }
    return known;
  }

  /**
   * The rows scaled to Euclidean length 1; rows of zeros, which have no direction, are left out.
   */
  public Features directions() {
    Features known = directions;
    if (known == null) {
      known = new Features(new Directions(this), name);
      known.directions = known;
      directions = known;
    }
    return known;
  }

  /**
   * At most {@code most} rows, in memory: those with the smallest keys, a uniform subsample, in
   * their order; shape (rows, dimensions).
   *
   * @param seed of the keys
   */
  public double[][] sample(int most, long seed) {
    int[] chosen = KeyedSample.of(size(), most, seed);
    double[][] sample = new double[chosen.length][dimensions()];
    for (int i = 0; i < chosen.length; i++) {
      row(chosen[i], sample[i]);
    }
    return sample;
  }

  private static double length(double[] row) {
    double squares = 0;
    for (double x : row) {
      squares += x * x;
    }
    return Math.sqrt(squares);
  }

  private record Given(double[][] all) implements Rows {

    @Override
    public int size() {
      return all.length;
    }

    @Override
    public int dimensions() {
      return all.length == 0 ? 0 : all[0].length;
    }

    @Override
    public void row(int i, double[] row) {
      System.arraycopy(all[i], 0, row, 0, row.length);
    }
  }

  private static final class Directions implements Rows {

    private final Features all;
    private final int[] kept;
    private final int size;

    Directions(Features all) {
      this.all = all;
      this.kept = new int[all.size()];
      double[] row = new double[all.dimensions()];
      int n = 0;
      for (int i = 0; i < all.size(); i++) {
        all.row(i, row);
        if (length(row) > 0) {
          kept[n++] = i;
        }
      }
      this.size = n;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public int dimensions() {
      return size == 0 ? 0 : all.dimensions();
    }

    @Override
    public void row(int i, double[] row) {
      all.row(kept[i], row);
      double length = length(row);
      for (int k = 0; k < row.length; k++) {
        row[k] /= length;
      }
    }
  }
}
