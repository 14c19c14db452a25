package org.collapselab.metrics.tail;

import java.util.ArrayList;
import java.util.List;
import org.collapselab.metrics.count.SpectrumRow;
import org.collapselab.metrics.score.MetricName;
import org.collapselab.metrics.score.Score;
import org.collapselab.metrics.score.ScoreSample;

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

  /**
   * Scores of the shares by class, {@code name|class:2}; a class without human types has none.
   *
   * @param name of the scores, without the class
   */
  public List<Score> scores(MetricName name, ScoreSample sample) {
    List<Score> scores = new ArrayList<>();
    for (int c = 0; c < FrequencyClass.ALL; c++) {
      if (types[c] > 0) {
        MetricName named = name.with(FrequencyClass.PARAMETER, FrequencyClass.label(c));
        scores.add(new Score(named, sample, Math.min(1, parts[c] / types[c]))); // rounding
      }
    }
    return scores;
  }
}
