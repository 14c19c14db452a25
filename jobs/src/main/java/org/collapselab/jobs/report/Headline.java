package org.collapselab.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.collapselab.jobs.report.Report.Curve;
import org.collapselab.jobs.report.Report.Line;
import org.collapselab.jobs.report.Report.Point;

/** Writes the summary, in words and in one table, as HTML computed from the key measures. */
final class Headline {

  /** The number of measures in the paragraph; the table has more. */
  private static final int MENTIONED = 4;

  private static final int ARMS_MENTIONED = 4;
  private static final int COLUMNS = 8;

  /** With more arms than this the table scrolls inside a box. */
  private static final int MANY = 12;

  /** With a smaller relative change the summary says that a measure stayed. */
  private static final double STAYED = 0.005;

  private final Report report;
  private final List<Curve> headlines;

  Headline(Report report) {
    this.report = report;
    this.headlines = report.curves().stream().filter(Curve::headline).toList();
  }

  /** Returns the summary in paragraphs. */
  String words() {
    StringBuilder out = new StringBuilder("<p>").append(design());
    for (Curve curve : headlines.subList(0, Math.min(MENTIONED, headlines.size()))) {
      String sentence = sentence(curve);
      out.append(sentence.isEmpty() ? "" : " ").append(sentence);
    }
    return out.append("</p>").append(differences()).toString();
  }

  private String design() {
    if (report.command().isEmpty()) { // texts were given: there is no run to repeat
      int texts = report.generations() + 1;
      return (texts == 1 ? "One text was" : count(texts) + " texts were")
          + " measured, one generation each, in the given order; intervals are for each text"
          + " alone.";
    }
    int arms = report.arms().size();
    String text =
        "%s followed for %s after the model trained on human text, %s"
            .formatted(
                arms == 1 ? "One arm was" : count(arms) + " arms were",
                report.generations() == 1
                    ? "one generation"
                    : report.generations() + " generations",
                report.replicates() == 1
                    ? "as a single replicate: "
                        + (intervals()
                            ? "intervals are for each text alone, and differences between arms"
                                + " may be chance."
                            : "there are no intervals, and differences between arms may be"
                                + " chance.")
                    : "in " + report.replicates() + " replicates each.");
    return Escape.html(text);
  }

  private boolean intervals() {
    return headlines.stream()
        .flatMap(curve -> curve.lines().stream())
        .flatMap(line -> line.points().stream())
        .anyMatch(point -> point.low().isPresent());
  }

  private static String count(int n) {
    String[] words = {"Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"};
    return n >= 2 && n <= 10 ? words[n - 2] : Integer.toString(n);
  }

  private String sentence(Curve curve) {
    List<Line> lines = mentioned(curve);
    if (lines.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    out.append("<b>").append(Escape.html(curve.title())).append("</b>");
    if (namesUnit(curve)) {
      out.append(" (").append(Escape.html(curve.unit())).append(")");
    }
    boolean sameStart =
        lines.stream().map(line -> NumberText.text(first(line).mean())).distinct().count() == 1;
    String verb = "";
    for (int i = 0; i < lines.size(); i++) {
      Point first = first(lines.get(i));
      Point last = last(lines.get(i));
      String next = verb(first.mean(), last.mean());
      boolean repeated = next.equals(verb);
      out.append(i == 0 ? " " : i == lines.size() - 1 ? (repeated ? " and " : ", and ") : ", ");
      if (!repeated) {
        out.append(next).append(' ');
      }
      verb = next;
      if (!next.startsWith("stayed") && !(sameStart && i > 0)) {
        out.append("from ").append(NumberText.text(first.mean())).append(' ');
      }
      out.append(next.startsWith("stayed") ? "" : "to ");
      out.append("<span class=\"number\">").append(NumberText.text(last.mean())).append("</span>");
      String change = NumberText.change(first.mean(), last.mean());
      if (!change.isEmpty() && !next.startsWith("stayed")) {
        out.append(" (").append(change).append(")");
      }
      out.append(" under ").append(arm(lines.get(i).arm()));
      if (first.generation() != 0 || last.generation() != report.generations()) {
        out.append(" (corpus ").append(first.generation());
        out.append(" to ").append(last.generation()).append(")");
      }
    }
    human(curve).ifPresent(value -> out.append("; held-out human text: ").append(value));
    return out.append('.').toString();
  }

  private static String verb(double first, double last) {
    if (first == last || Math.abs(last - first) < STAYED * Math.abs(first)) {
      return "stayed at";
    }
    return last < first ? "fell" : "rose";
  }

  /**
   * Returns the lines of the baseline and of the arms that ended furthest from it, in the order of
   * the experiment.
   */
  private List<Line> mentioned(Curve curve) {
    List<Line> lines = curve.lines().stream().filter(l -> !l.points().isEmpty()).toList();
    if (lines.size() <= ARMS_MENTIONED) {
      return lines;
    }
    List<Line> mentioned = new ArrayList<>();
    lines.stream().filter(l -> l.arm().equals(report.baseline())).forEach(mentioned::add);
    Comparator<Line> byEnd = Comparator.comparingDouble(l -> last(l).mean());
    for (Line line : List.of(lines.stream().min(byEnd).get(), lines.stream().max(byEnd).get())) {
      if (!mentioned.contains(line)) {
        mentioned.add(line);
      }
    }
    return mentioned;
  }

  private static Point first(Line line) {
    return line.points().get(0);
  }

  private static Point last(Line line) {
    return line.points().get(line.points().size() - 1);
  }

  /** Held-out human text at the last generation; a range if the budgets of the arms differ. */
  private static Optional<String> human(Curve curve) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    boolean any = false;
    for (Line line : curve.human()) {
      if (!line.points().isEmpty()) {
        double value = last(line).mean();
        low = Math.min(low, value);
        high = Math.max(high, value);
        any = true;
      }
    }
    if (!any) {
      return Optional.empty();
    }
    String from = NumberText.text(low);
    String to = NumberText.text(high);
    return Optional.of(from.equals(to) ? from : from + " to " + to);
  }

  /** Says how many key measures end apart from the baseline, arm by arm. */
  private String differences() {
    List<String> parts = new ArrayList<>();
    for (String arm : report.arms()) {
      int apart = 0;
      int measured = 0;
      for (Curve curve : headlines) {
        for (Line line : curve.differences()) {
          boolean other = line.arm().equals(arm) && !arm.equals(report.baseline());
          if (other && !line.points().isEmpty() && last(line).low().isPresent()) {
            Point end = last(line);
            measured++;
            apart += end.low().getAsDouble() > 0 || end.high().getAsDouble() < 0 ? 1 : 0;
          }
        }
      }
      if (measured > 0) {
        String what = parts.isEmpty() ? (measured == 1 ? " key measure" : " key measures") : "";
        parts.add(apart + " of " + measured + what + " under " + arm(arm));
      }
    }
    if (parts.isEmpty() || parts.size() > 2 * ARMS_MENTIONED) {
      return "";
    }
    return ("<p>At the last corpus the 95 %% interval of the paired difference to %s excludes 0"
            + " for %s (not corrected for the number of comparisons).</p>")
        .formatted(arm(report.baseline()), String.join(", ", parts));
  }

  /**
   * Returns the table of the first and last value of each key measure, arm by arm; readable without
   * the script.
   */
  String table() {
    List<Curve> columns = headlines.subList(0, Math.min(COLUMNS, headlines.size()));
    if (columns.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    String many = report.arms().size() > MANY ? " many" : "";
    out.append("<div class=\"scroll").append(many).append("\" tabindex=\"0\" role=\"region\"");
    out.append(" aria-label=\"Key measures by arm\"><table class=\"glance\"><caption>");
    out.append("Key measures, corpus 0 \u2192 corpus ").append(report.generations());
    out.append(report.replicates() > 1 ? " (means over replicates)" : "");
    out.append("</caption><thead><tr><th scope=\"col\">arm</th>");
    for (Curve curve : columns) {
      out.append("<th scope=\"col\">").append(Escape.html(curve.title()));
      if (namesUnit(curve)) {
        out.append(" <small>").append(Escape.html(curve.unit())).append("</small>");
      }
      out.append("</th>");
    }
    out.append("</tr></thead><tbody>");
    for (String arm : report.arms()) {
      out.append("<tr><th scope=\"row\">").append(Escape.html(arm)).append("</th>");
      for (Curve curve : columns) {
        out.append("<td>").append(cell(curve, arm)).append("</td>");
      }
      out.append("</tr>");
    }
    if (columns.stream().anyMatch(curve -> human(curve).isPresent())) {
      out.append("<tr class=\"human\"><th scope=\"row\">held-out human text</th>");
      for (Curve curve : columns) {
        out.append("<td>").append(human(curve).orElse("")).append("</td>");
      }
      out.append("</tr>");
    }
    return out.append("</tbody></table></div>").toString();
  }

  private static String cell(Curve curve, String arm) {
    for (Line line : curve.lines()) {
      if (line.arm().equals(arm) && !line.points().isEmpty()) {
        double first = first(line).mean();
        double last = last(line).mean();
        String change = NumberText.change(first, last);
        return "<span>%s \u2192 <b>%s</b></span>%s"
            .formatted(
                NumberText.text(first),
                NumberText.text(last),
                change.isEmpty() ? "" : " <small>" + change + "</small>");
      }
    }
    return "\u2013";
  }

  /** Whether the unit says more than the title; "Word types (types)" would repeat it. */
  private static boolean namesUnit(Curve curve) {
    return !curve.unit().isEmpty()
        && !curve.title().toLowerCase(Locale.ROOT).contains(curve.unit().toLowerCase(Locale.ROOT));
  }

  private static String arm(String name) {
    return "<span class=\"arm\">" + Escape.html(name) + "</span>";
  }
}
