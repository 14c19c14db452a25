package org.collapselab.metrics.tail;

import java.util.LinkedHashMap;
import java.util.Map;
import org.collapselab.metrics.count.SpectrumRow;
import org.collapselab.metrics.score.Parameters;

/** Collects, row by row, a share of the human types of each {@link FrequencyClass}. */
public final class FrequencyClassShares {

  private final long[] types = new long[FrequencyClass.ALL];
  private final double[] parts = new double[FrequencyClass.ALL];

  /**
   * Adds a row; rows without human occurrences have no class and are left out.
   *
   * @param part how many of its types the share counts, in [0, types]
   */
  public void add(SpectrumRow row, double part) {
    if (row.isHuman()) {
      int frequency = FrequencyClass.of(row.human());
      types[frequency] += row.types();
      parts[frequency] += part;
    }
  }

  /** Shares by class, {@code class:2}; a class without human types has none. */
  public Map<Parameters, Double> values() {
    Map<Parameters, Double> values = new LinkedHashMap<>();
    for (int c = 0; c < FrequencyClass.ALL; c++) {
      if (types[c] > 0) {
        values.put(FrequencyClass.name(c), Math.min(1, parts[c] / types[c])); // rounding
      }
    }
    return values;
  }
}
