package org.collapselab.jobs.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.collapselab.jobs.report.Report.Curve;
import org.collapselab.jobs.report.Report.Family;
import org.collapselab.jobs.report.Report.Line;
import org.collapselab.jobs.report.Report.Point;
import org.collapselab.jobs.report.Report.Sample;

/**
 * The numbers and samples of a report as compact JSON for the page's script.
 *
 * <p>Sixty arms by sixty measures are some 40,000 means, so: arms are indices, values sit in arrays
 * by corpus shown, symmetric intervals (Student's t) are one half-width, equal lines of several
 * arms are written once, and long experiments show every k-th corpus. What was left out, {@link
 * #omissions()} says in words.
 */
final class PageData {

  /** Means, controls and differences that a page carries at most; about 12 bytes each. */
  private static final int POINTS = 150_000;

  /** UTF-16 units of sample text that a page carries at most. */
  private static final int SAMPLE_TEXT = 500_000;

  private static final int[] LONGEST_TEXT = {700, 400, 240};
  private static final int TEXTS = 8;

  private static final int MEAN_DIGITS = 6;
  private static final int WIDTH_DIGITS = 4;

  private final Report report;
  private final Map<String, Integer> arms = new HashMap<>();
  private final int[] shown; // generations, ascending, first and last always among them
  private int longestText = LONGEST_TEXT[0];
  private int sampleStep = 1; // every how many generations samples are carried
  private boolean cut = false;
  private final String json;

  PageData(Report report) {
    this.report = report;
    for (int arm = 0; arm < report.arms().size(); arm++) {
      arms.put(report.arms().get(arm), arm);
    }
    this.shown = shown(report);
    fitSamples();
    this.json = object();
  }

  String json() {
    return json;
  }

  /** What the page leaves out to stay small; empty for most experiments. */
  List<String> omissions() {
    List<String> out = new ArrayList<>();
    if (shown.length < report.generations() + 1) {
      out.add(
          "To keep this page small, charts and tables show one corpus in "
              + (shown[1] - shown[0])
              + ", the first and the last among them; the run's summary table holds all.");
    }
    if (sampleStep > 1) {
      out.add(
          "To keep this page small, samples are of one corpus in "
              + sampleStep
              + " and of the last; the run's corpora hold all.");
    }
    if (cut) {
      out.add(
          "To keep this page small, samples show at most "
              + TEXTS
              + " documents of a corpus, cut at "
              + longestText
              + " characters; the run's corpora hold them whole.");
    }
    return out;
  }

  /** Shorter texts first, then fewer generations, until the samples fit. */
  private void fitSamples() {
    for (int longest : LONGEST_TEXT) {
      longestText = longest;
      if (sampleText() <= SAMPLE_TEXT) {
        return;
      }
    }
    while (sampleStep <= report.generations() && sampleText() > SAMPLE_TEXT) {
      sampleStep++;
    }
  }

  private long sampleText() {
    long sum = 0;
    for (Sample sample : report.samples()) {
      if (carried(sample)) {
        for (String text : sample.texts().subList(0, Math.min(TEXTS, sample.texts().size()))) {
          sum += Math.min(text.length(), longestText) + 4; // quotes, comma, ellipsis
        }
      }
    }
    return sum;
  }

  private boolean carried(Sample sample) {
    return sample.generation() % sampleStep == 0 || sample.generation() == report.generations();
  }

  private static int[] shown(Report report) {
    long lines = 0;
    for (Curve curve : report.curves()) {
      lines +=
          curve.lines().size()
              + curve.human().size()
              + curve.theory().size()
              + curve.differences().size();
    }
    long fit = Math.max(2, POINTS / Math.max(1, lines));
    int last = report.generations();
    int step = (int) Math.max(1, (last + fit - 1) / fit);
    int count = last / step + 1;
    int[] shown = new int[last % step == 0 ? count : count + 1];
    for (int i = 0; i < count; i++) {
      shown[i] = i * step;
    }
    shown[shown.length - 1] = last;
    return shown;
  }

  private String object() {
    StringBuilder out = new StringBuilder("{\"arms\":");
    strings(out, report.arms());
    out.append(",\"baseline\":").append(arms.get(report.baseline()));
    out.append(",\"replicates\":").append(report.replicates());
    out.append(",\"generations\":").append(Arrays.toString(shown).replace(" ", ""));
    out.append(",\"curves\":[");
    String comma = "";
    for (Curve curve : report.curves()) {
      out.append(comma).append('\n');
      curve(out, curve);
      comma = ",";
    }
    out.append("],\"families\":[");
    comma = "";
    for (Family family : report.families()) {
      out.append(comma).append('\n');
      family(out, family);
      comma = ",";
    }
    out.append("],\"human\":");
    texts(out, report.human());
    out.append(",\"samples\":[");
    comma = "";
    for (Sample sample : report.samples().stream().filter(this::carried).toList()) {
      out.append(comma).append("\n[").append(arms.get(sample.arm()));
      out.append(',').append(sample.generation()).append(',');
      texts(out, sample.texts());
      out.append(']');
      comma = ",";
    }
    return out.append("]}").toString();
  }

  private void curve(StringBuilder out, Curve curve) {
    out.append("{\"metric\":").append(Escape.json(curve.metric()));
    out.append(",\"title\":").append(Escape.json(curve.title()));
    out.append(",\"unit\":").append(Escape.json(curve.unit()));
    out.append(",\"meaning\":").append(Escape.json(curve.meaning()));
    out.append(",\"signature\":").append(Escape.json(curve.signature()));
    out.append(",\"group\":").append(Escape.json(curve.group()));
    out.append(",\"headline\":").append(curve.headline());
    lines(out, "lines", curve.lines());
    lines(out, "human", curve.human());
    lines(out, "theory", curve.theory());
    lines(out, "differences", curve.differences());
    out.append('}');
  }

  private static void family(StringBuilder out, Family family) {
    out.append("{\"title\":").append(Escape.json(family.title()));
    out.append(",\"unit\":").append(Escape.json(family.unit()));
    out.append(",\"meaning\":").append(Escape.json(family.meaning()));
    out.append(",\"group\":").append(Escape.json(family.group()));
    out.append(",\"headline\":").append(family.headline());
    out.append(",\"ordered\":").append(family.ordered());
    out.append(",\"members\":[");
    String comma = "";
    for (Report.Member member : family.members()) {
      out.append(comma).append('[').append(Escape.json(member.label()));
      out.append(',').append(Escape.json(member.metric())).append(']');
      comma = ",";
    }
    out.append("]}");
  }

  /** Equal lines once: {@code [{"a":[arm, ...],"m":[mean, ...], ...}, ...]}. */
  private void lines(StringBuilder out, String name, List<Line> lines) {
    if (lines.isEmpty()) {
      return;
    }
    Map<String, List<Integer>> sharers = new LinkedHashMap<>();
    for (Line line : lines) {
      sharers.computeIfAbsent(values(line), v -> new ArrayList<>()).add(arms.get(line.arm()));
    }
    out.append(",\"").append(name).append("\":[");
    String comma = "";
    for (Map.Entry<String, List<Integer>> entry : sharers.entrySet()) {
      out.append(comma).append("{\"a\":");
      out.append(entry.getValue().toString().replace(" ", "")).append(entry.getKey()).append('}');
      comma = ",";
    }
    out.append(']');
  }

  private String values(Line line) {
    Point[] points = new Point[shown.length]; // null where the generation has no point
    for (Point point : line.points()) {
      int at = Arrays.binarySearch(shown, point.generation());
      if (at >= 0) {
        points[at] = point;
      }
    }
    StringBuilder out = new StringBuilder();
    array(out, "m", points, Point::mean, MEAN_DIGITS);
    boolean intervals = false;
    boolean symmetric = true;
    for (Point point : points) {
      if (point != null && point.low().isPresent()) {
        intervals = true;
        symmetric &= symmetric(point);
      }
    }
    if (intervals && symmetric) {
      array(out, "w", points, PageData::halfWidth, WIDTH_DIGITS);
    } else if (intervals) {
      array(out, "l", points, p -> p.low().orElse(Double.NaN), MEAN_DIGITS);
      array(out, "h", points, p -> p.high().orElse(Double.NaN), MEAN_DIGITS);
    }
    int[] n = Arrays.stream(points).filter(p -> p != null).mapToInt(Point::n).distinct().toArray();
    if (n.length == 1) {
      out.append(",\"n\":").append(n[0]);
    } else {
      array(out, "n", points, Point::n, MEAN_DIGITS);
    }
    return out.toString();
  }

  private static boolean symmetric(Point point) {
    double below = point.mean() - point.low().getAsDouble();
    double above = point.high().getAsDouble() - point.mean();
    return Double.isFinite(below)
        && Double.isFinite(above)
        && below >= 0
        && Math.abs(above - below) <= 1e-5 * (above + below) + 1e-12 * Math.abs(point.mean());
  }

  private static double halfWidth(Point point) {
    return point.low().isEmpty()
        ? Double.NaN
        : (point.high().getAsDouble() - point.low().getAsDouble()) / 2;
  }

  private static void array(
      StringBuilder out, String name, Point[] points, ToDoubleFunction<Point> value, int digits) {
    out.append(",\"").append(name).append("\":[");
    for (int i = 0; i < points.length; i++) {
      out.append(i == 0 ? "" : ",");
      double v = points[i] == null ? Double.NaN : value.applyAsDouble(points[i]);
      if (Double.isNaN(v)) {
        out.append("null");
      } else if (Double.isInfinite(v)) {
        out.append(v > 0 ? "\"inf\"" : "\"-inf\"");
      } else {
        out.append(NumberText.json(v, digits));
      }
    }
    out.append(']');
  }

  private void texts(StringBuilder out, List<String> texts) {
    cut |= texts.size() > TEXTS;
    List<String> first = new ArrayList<>();
    for (String text : texts.subList(0, Math.min(TEXTS, texts.size()))) {
      if (text.length() > longestText) {
        cut = true;
        int end = longestText;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
          end--;
        }
        first.add(text.substring(0, end) + "\u2026");
      } else {
        first.add(text);
      }
    }
    strings(out, first);
  }

  private static void strings(StringBuilder out, List<String> strings) {
    out.append('[');
    for (int i = 0; i < strings.size(); i++) {
      out.append(i == 0 ? "" : ",").append(Escape.json(strings.get(i)));
    }
    out.append(']');
  }
}
