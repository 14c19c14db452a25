package org.collapselab.jobs.scoring;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.collapselab.jobs.layout.row.SpectraRow;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.count.SpectrumRow;
import org.collapselab.metrics.score.Score;

/**
 * The results of the measure stage in one generation.
 *
 * @param spectra joint spectra of the first B tokens of X_t and H_0, by order; empty if nothing is
 *     measured
 * @param scores by the text that they are of
 */
public record Measurement(List<JointSpectrum> spectra, Map<TextKind, List<Score>> scores) {

  /** The measurement of a run without metrics. */
  public static final Measurement NOTHING = new Measurement(List.of(), Map.of());

  /** Puts the scores in the order of the kinds of text. */
  public Measurement {
    Map<TextKind, List<Score>> ordered = new EnumMap<>(TextKind.class);
    ordered.putAll(scores);
    scores = Collections.unmodifiableMap(ordered);
  }

  /** Scores of one kind of text; empty if there are none. */
  public List<Score> scores(TextKind of) {
    return scores.getOrDefault(of, List.of());
  }

  /** The same with the scores of one more kind of text. */
  public Measurement with(TextKind of, List<Score> more) {
    Map<TextKind, List<Score>> all = new EnumMap<>(TextKind.class);
    all.putAll(scores);
    all.put(of, more);
    return new Measurement(spectra, all);
  }

  /** Writes its rows of the table spectra. */
  public void spectra(Consumer<SpectraRow> out, String arm, int replicate, int generation) {
    for (int n = 1; n <= spectra.size(); n++) {
      for (SpectrumRow row : spectra.get(n - 1)) {
        out.accept(
            new SpectraRow(
                arm, replicate, generation, n, row.human(), row.generated(), row.types()));
      }
    }
  }
}
