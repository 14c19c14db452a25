package org.collapselab.jobs.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.collapselab.jobs.report.Report.Curve;
import org.collapselab.jobs.report.Report.Family;
import org.collapselab.jobs.report.Report.Line;
import org.collapselab.jobs.report.Report.Point;
import org.collapselab.jobs.report.Report.Sample;

/**
 * Writes the numbers and samples of a report as compact JSON for the script of the page.
 *
 * <p>Sixty arms by sixty measures are some 40,000 means. Therefore arms are indices, values sit in
 * arrays by corpus shown, symmetric intervals (Student's t) are one half-width, equal lines of
 * several arms are written once, and long experiments show every k-th corpus. {@link #omissions()}
 * says what was left out.
 */
final class PageData {

  /** The most means, controls and differences in a page; about 12 bytes each. */
  private static final int POINTS = 150_000;

  /** The most UTF-16 units of sample text in a page. */
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

  /** Says what the page leaves out to stay small; empty for most experiments. */
  List<String> omissions() {
    List<String> out = new ArrayList<>();
    if (shown.length < report.generations() + 1) {
      out.add(
          "To keep this page small, charts and tables show one corpus in "
              + (shown[1] - shown[0])
              + ", with the first and the last; the run's table summary has all of them.");
    }
    if (sampleStep > 1) {
      out.add(
          "To keep this page small, samples come from one corpus in "
              + sampleStep
              + " and from the last; the run's table corpora has all of them.");
    }
    if (cut) {
      out.add(
          ("To keep this page small, samples show at most %s documents of a corpus, cut at %s"
                  + " characters; the run's table corpora has them whole.")
              .formatted(TEXTS, longestText));
    }
    return out;
  }

  /** Shortens the texts first, then leaves out generations, until the samples fit. */
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
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      out.setPrettyPrinter(new LineBreaks());
      out.writeStartObject();
      strings(out, "arms", report.arms());
      out.writeNumberField("baseline", arms.get(report.baseline()));
      out.writeNumberField("replicates", report.replicates());
      out.writeFieldName("generations");
      out.writeArray(shown, 0, shown.length);
      out.writeArrayFieldStart("curves");
      for (Curve curve : report.curves()) {
        curve(out, curve);
      }
      out.writeEndArray();
      out.writeArrayFieldStart("families");
      for (Family family : report.families()) {
        family(out, family);
      }
      out.writeEndArray();
      strings(out, "human", shortened(report.human()));
      out.writeArrayFieldStart("samples");
      for (Sample sample : report.samples().stream().filter(this::carried).toList()) {
        out.writeStartArray();
        out.writeNumber(arms.get(sample.arm()));
        out.writeNumber(sample.generation());
        strings(out, shortened(sample.texts()));
        out.writeEndArray();
      }
      out.writeEndArray();
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Begins a line for each curve, family and sample. */
  private static final class LineBreaks extends MinimalPrettyPrinter {

    private static final Set<String> LISTS = Set.of("curves", "families", "samples");

    @Override
    public void beforeArrayValues(JsonGenerator out) throws IOException {
      JsonStreamContext above = out.getOutputContext().getParent();
      if (above.hasCurrentName() && LISTS.contains(above.getCurrentName())) {
        out.writeRaw('\n');
      }
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator out) throws IOException {
      out.writeRaw(',');
      beforeArrayValues(out);
    }
  }

  private void curve(JsonGenerator out, Curve curve) throws IOException {
    out.writeStartObject();
    string(out, "metric", curve.metric());
    string(out, "title", curve.title());
    string(out, "unit", curve.unit());
    string(out, "meaning", curve.meaning());
    string(out, "signature", curve.signature());
    string(out, "group", curve.group());
    out.writeBooleanField("headline", curve.headline());
    lines(out, "lines", curve.lines());
    lines(out, "human", curve.human());
    lines(out, "theory", curve.theory());
    lines(out, "differences", curve.differences());
    out.writeEndObject();
  }

  private static void family(JsonGenerator out, Family family) throws IOException {
    out.writeStartObject();
    string(out, "title", family.title());
    string(out, "unit", family.unit());
    string(out, "meaning", family.meaning());
    string(out, "group", family.group());
    out.writeBooleanField("headline", family.headline());
    out.writeBooleanField("ordered", family.ordered());
    out.writeArrayFieldStart("members");
    for (Report.Member member : family.members()) {
      strings(out, List.of(member.label(), member.metric()));
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  /** Writes equal lines once: {@code [{"a":[arm, ...],"m":[mean, ...], ...}, ...]}. */
  private void lines(JsonGenerator out, String name, List<Line> lines) throws IOException {
    if (lines.isEmpty()) {
      return;
    }
    Map<Map<String, String>, List<Integer>> sharers = new LinkedHashMap<>();
    for (Line line : lines) {
      sharers.computeIfAbsent(values(line), v -> new ArrayList<>()).add(arms.get(line.arm()));
    }
    out.writeArrayFieldStart(name);
    for (Map.Entry<Map<String, String>, List<Integer>> entry : sharers.entrySet()) {
      out.writeStartObject();
      out.writeFieldName("a");
      int[] sharing = entry.getValue().stream().mapToInt(arm -> arm).toArray();
      out.writeArray(sharing, 0, sharing.length);
      for (Map.Entry<String, String> value : entry.getKey().entrySet()) {
        out.writeFieldName(value.getKey());
        out.writeRawValue(value.getValue());
      }
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** Returns the values of a line as JSON, by their keys in the page. */
  private Map<String, String> values(Line line) {
    Point[] points = new Point[shown.length]; // null if the generation has no point
    for (Point point : line.points()) {
      int at = Arrays.binarySearch(shown, point.generation());
      if (at >= 0) {
        points[at] = point;
      }
    }
    Map<String, String> out = new LinkedHashMap<>();
    out.put("m", array(points, Point::mean, MEAN_DIGITS));
    boolean intervals = false;
    boolean symmetric = true;
    for (Point point : points) {
      if (point != null && point.low().isPresent()) {
        intervals = true;
        symmetric &= symmetric(point);
      }
    }
    if (intervals && symmetric) {
      out.put("w", array(points, PageData::halfWidth, WIDTH_DIGITS));
    } else if (intervals) {
      out.put("l", array(points, p -> p.low().orElse(Double.NaN), MEAN_DIGITS));
      out.put("h", array(points, p -> p.high().orElse(Double.NaN), MEAN_DIGITS));
    }
    int[] n = Arrays.stream(points).filter(p -> p != null).mapToInt(Point::n).distinct().toArray();
    out.put("n", n.length == 1 ? Integer.toString(n[0]) : array(points, Point::n, MEAN_DIGITS));
    return out;
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

  private static String array(Point[] points, ToDoubleFunction<Point> value, int digits) {
    return Arrays.stream(points)
        .map(point -> number(point == null ? Double.NaN : value.applyAsDouble(point), digits))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String number(double value, int digits) {
    if (Double.isNaN(value)) {
      return "null";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "\"inf\"" : "\"-inf\"";
    }
    return NumberText.json(value, digits);
  }

  /** Returns the first texts, shortened. */
  private List<String> shortened(List<String> texts) {
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
    return first;
  }

  private static void string(JsonGenerator out, String name, String text) throws IOException {
    out.writeFieldName(name);
    out.writeRawValue(Escape.json(text));
  }

  private static void strings(JsonGenerator out, String name, List<String> texts)
      throws IOException {
    out.writeFieldName(name);
    strings(out, texts);
  }

  private static void strings(JsonGenerator out, List<String> texts) throws IOException {
    out.writeStartArray();
    for (String text : texts) {
      out.writeRawValue(Escape.json(text));
    }
    out.writeEndArray();
  }
}
