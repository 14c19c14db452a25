package org.collapselab.jobs.report;

import java.util.List;
import org.collapselab.jobs.report.Report.Curve;
import org.collapselab.jobs.report.Report.Line;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricName;

/** Makes the curves of controls, which have headings of their own. */
public final class ControlCurves {

  private static final String HUMAN = "human text";
  private static final String START = "generation 0";

  private ControlCurves() {}

  /**
   * Returns the curve of a score of texts against the text of generation 0.
   *
   * @param score its name with parameters, as against human text
   */
  public static Curve drift(String score, Metric metric, String signature, List<Line> lines) {
    Metric.Description words = metric.describe();
    String title = Curves.title(words.title(), score);
    return curve(
        "drift|" + score,
        title.contains(HUMAN) ? title.replace(HUMAN, START) : title + " against " + START,
        words.unit(),
        "Compared with the text of generation 0 instead of human text; at generation 0 itself"
            + " with a second text of the same model, which shows the level of chance. "
            + words.meaning(),
        signature,
        "Drift from " + START,
        lines);
  }

  /** Returns the curve of a score of the replicates of an arm against each other. */
  public static Curve between(String score, String signature, List<Line> lines) {
    boolean share = MetricName.parse(score).base().equals("f-st");
    return curve(
        score,
        Curves.title(share ? "F_ST of token types" : "Agreement of tokens", score),
        "",
        share
            ? "Share of the diversity of tokens that lies between replicates: 0 if all follow one"
                + " law, 1 if each has only a type of its own left; under collapse it grows by"
                + " chance alone."
            : "Probability that two tokens of different replicates are equal; without bias it"
                + " stays as in human text while each replicate loses diversity.",
        signature,
        "Divergence between replicates",
        lines);
  }

  private static Curve curve(
      String name,
      String title,
      String unit,
      String meaning,
      String signature,
      String group,
      List<Line> lines) {
    return new Curve(
        name, title, unit, meaning, signature, group, false, lines, List.of(), List.of(),
        List.of());
  }
}
