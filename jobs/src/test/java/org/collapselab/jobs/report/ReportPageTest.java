package org.collapselab.jobs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.collapselab.jobs.report.Report.Curve;
import org.collapselab.jobs.report.Report.Fact;
import org.collapselab.jobs.report.Report.Line;
import org.collapselab.jobs.report.Report.Point;
import org.collapselab.jobs.report.Report.Sample;
import org.collapselab.jobs.report.Report.Table;
import org.junit.jupiter.api.Test;

class ReportPageTest {

  private static final String HOSTILE =
      "</script><script>alert(1)</script><!-- <img src=x onerror=alert(2)> \"'& {{data}} $1 \\";

  @Test
  void equalReportsGiveEqualBytesWhateverTheLocaleAndTimeZone() {
    String here = ReportPage.html(Example.typical());
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
      assertEquals(here, ReportPage.html(Example.typical()));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void nothingInThePageNamesAnotherResource() {
    String page = ReportPage.html(Example.typical());
    // The name space of SVG is a name, not an address.
    String bare = page.replace("http://www.w3.org/2000/svg", "");
    assertFalse(bare.contains("http:") || bare.contains("https:"), "an address");
    assertFalse(bare.contains("src=") || bare.contains("@import") || bare.contains("url(/"));
  }

  @Test
  void everyFileOfTheScriptIsInThePageOnce() throws IOException {
    String page = ReportPage.html(Example.typical());
    try (var files = Files.list(Path.of("src/main/resources/report/script"))) {
      for (Path file : files.toList()) {
        assertEquals(1, occurrences(page, Files.readString(file)), file.toString());
      }
    }
  }

  @Test
  void hostileTextStaysTextWhereverItStands() throws IOException {
    Report report = everywhere(HOSTILE);
    String page = ReportPage.html(report);
    assertEquals(2, occurrences(page, "<script"), "the data and the script");
    assertEquals(2, occurrences(page, "</script"));
    assertFalse(page.contains("<img"));
    assertFalse(page.contains("<!--"));
    JsonNode data = data(page);
    assertEquals(HOSTILE, data.at("/samples/0/2/0").asText());
    assertEquals(HOSTILE, data.at("/arms/0").asText());
    assertEquals(HOSTILE, data.at("/curves/0/title").asText());
  }

  @Test
  void textOfAnyUnicodeComesThrough() throws IOException {
    String text = "\u05e9\u05dc\u05d5\u05dd \ud83d\ude00 e\u0301 \u2028\u0000\u0085 \n\ttab";
    JsonNode data = data(ReportPage.html(everywhere(text)));
    assertEquals(text, data.at("/samples/0/2/0").asText());
    // Half a pair cannot be written as UTF-8.
    String page = ReportPage.html(everywhere("a\ud83d b\ude00"));
    assertEquals("a\ufffd b\ufffd", data(page).at("/samples/0/2/0").asText());
    assertEquals(page, new String(page.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }

  @Test
  void infiniteMeansAreWrittenAndTold() throws IOException {
    Curve curve =
        curve(
            List.of(
                Point.of(0, 3, 6.5, 6.0, 7.0),
                Point.of(1, 3, Double.POSITIVE_INFINITY),
                Point.of(2, 3, Double.NEGATIVE_INFINITY)));
    String page = ReportPage.html(small("a", curve, 3));
    JsonNode line = data(page).at("/curves/0/lines/0");
    assertEquals("[6.5,\"inf\",\"-inf\"]", line.get("m").toString());
    assertEquals("[0.5,null,null]", line.get("w").toString());
    Curve rising = curve(List.of(Point.of(0, 3, 6.5), Point.of(2, 3, Double.POSITIVE_INFINITY)));
    assertTrue(summary(small("a", rising, 3)).contains("rose from 6.50 to \u221e under a"));
  }

  @Test
  void aSingleReplicateHasNoIntervalAndThePageSaysSo() throws IOException {
    Report report = small("a", curve(List.of(Point.of(0, 1, 4), Point.of(2, 1, 3))), 1);
    JsonNode line = data(ReportPage.html(report)).at("/curves/0/lines/0");
    assertTrue(line.path("w").isMissingNode() && line.path("l").isMissingNode());
    assertEquals("[4,null,3]", line.get("m").toString(), "a generation without value stays empty");
    assertTrue(summary(report).contains("a single replicate: there are no intervals"));
  }

  @Test
  void unevenIntervalsKeepBothEnds() throws IOException {
    Report report = small("a", curve(List.of(Point.of(0, 3, 4, 3.5, 6))), 3);
    JsonNode line = data(ReportPage.html(report)).at("/curves/0/lines/0");
    assertEquals("3.5", line.get("l").get(0).asText());
    assertEquals("6", line.get("h").get(0).asText());
  }

  @Test
  void theSummaryComparesLastWithFirst() {
    // 14,210 -> 4,263 is -70 %; 0.05 -> 0.2 is fourfold.
    Curve types = curve(List.of(Point.of(0, 2, 14210), Point.of(2, 2, 4263)));
    String words = summary(small("replace", types, 2));
    assertTrue(
        words.contains("Types fell from 14,210 to 4,263 (\u221270\u00a0%) under replace"), words);
    Curve js = curve(List.of(Point.of(0, 2, .05), Point.of(2, 2, .2)));
    assertTrue(summary(small("a", js, 2)).contains("rose from 0.0500 to 0.200 (\u00d7\u00a04.0)"));
    Curve still = curve(List.of(Point.of(0, 2, 100), Point.of(2, 2, 100.2)));
    assertTrue(summary(small("a", still, 2)).contains("stayed at 100 under a"));
  }

  @Test
  void numbersAreRoundedFromTheirExactValue() {
    assertEquals("0.1", NumberText.json(0.1, 6));
    assertEquals("123457", NumberText.json(123456.7, 6));
    assertEquals("12e9", NumberText.json(1.2e10, 6));
    assertEquals("1e-7", NumberText.json(1e-7, 6));
    assertEquals("0", NumberText.json(-0.0, 6));
    assertEquals("\u22121,235", NumberText.text(-1234.9));
    assertEquals("0.430", NumberText.text(.43));
    assertEquals("1.00", NumberText.text(.9999));
    assertEquals("3.2 \u00d7 10\u207b\u2075", NumberText.text(3.2e-5));
    assertEquals("0", NumberText.text(-0.0));
  }

  @Test
  void largeExperimentsGiveSmallPages() {
    int typical = ReportPage.html(Example.typical()).length();
    assertTrue(typical < 150_000, "3 arms, 11 corpora: " + typical);
    int wide = ReportPage.html(Example.large(60, 10, 2)).length();
    assertTrue(wide < 2_500_000, "60 arms, 11 corpora: " + wide);
    String lengthy = ReportPage.html(Example.large(12, 400, 2));
    assertTrue(lengthy.length() < 2_500_000, "401 corpora: " + lengthy.length());
    assertTrue(
        lengthy.contains("charts and tables show one corpus in"), "what is left out is told");
  }

  /** Rejects a page that shows small print as text, or a section without rows. */
  @Test
  void tablesHaveHeadsSmallPrintAndNoEmptySections() {
    Report one = Example.typical();
    assertEquals(2, occurrences(ReportPage.html(one), "<section class=\"table\""));
    assertTrue(
        ReportPage.html(one)
            .contains(
                "<td data-says=\"yes\"><span>yes</span><small>0.41 [0.38, 0.44]</small></td>"));
    assertEquals("", ReportTables.html(List.of(new Table("t", "", List.of("a"), List.of()))));
  }

  @Test
  void longSamplesAreCutBetweenCharactersAndThePageSaysSo() throws IOException {
    String faces = "\ud83d\ude00".repeat(2000);
    Report report = everywhere(faces);
    String page = ReportPage.html(report);
    String shown = data(page).at("/samples/0/2/0").asText();
    assertTrue(shown.length() < 710 && shown.endsWith("\ude00\u2026"));
    assertTrue(page.contains("cut at"));
  }

  @Test
  void reportsThatContradictThemselvesAreRefused() {
    assertMessage("NaN", () -> Point.of(0, 1, Double.NaN));
    assertMessage("reversed", () -> Point.of(0, 1, 2, 3, 1));
    assertMessage("ascending", () -> new Line("a", List.of(Point.of(1, 1, 0), Point.of(1, 1, 0))));
    assertMessage("in [0, 2], but was 3", () -> small("a", curve(List.of(Point.of(3, 1, 1))), 1));
    assertMessage(
        "must have 2 cells, but one has 1",
        () -> new Table("t", "", List.of("a", "b"), List.of(List.of("c"))));
    assertMessage("'a'", () -> small("b", curve("a", List.of()), 1));
  }

  private static void assertMessage(String part, org.junit.jupiter.api.function.Executable made) {
    String message = assertThrows(IllegalArgumentException.class, made).getMessage();
    assertTrue(message.contains(part), message);
  }

  private static Curve curve(List<Point> points) {
    return curve(null, points);
  }

  /** An arm of null is replaced by the report's. */
  private static Curve curve(String arm, List<Point> points) {
    List<Line> lines = List.of(new Line(arm == null ? "?" : arm, points));
    return new Curve(
        "m", "Types", "types", "", "m|v:1", "", true, lines, List.of(), List.of(), List.of());
  }

  private static Report small(String arm, Curve curve, int replicates) {
    List<Line> lines = new ArrayList<>();
    for (Line line : curve.lines()) {
      lines.add(line.arm().equals("?") ? new Line(arm, line.points()) : line);
    }
    Curve own =
        new Curve(
            "m", "Types", "types", "", "m|v:1", "", true, lines, List.of(), List.of(), List.of());
    return new Report(
        "t",
        "",
        List.of(arm),
        arm,
        2,
        replicates,
        List.of(),
        List.of(own),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "",
        "collapselab run experiment.yaml",
        "",
        List.of());
  }

  private static Report everywhere(String text) {
    Curve curve =
        new Curve(
            text,
            text,
            text,
            text,
            text,
            text,
            true,
            List.of(new Line(text, List.of(Point.of(0, 1, 1)))),
            List.of(),
            List.of(),
            List.of());
    return new Report(
        text,
        text,
        List.of(text),
        text,
        0,
        1,
        List.of(new Table(text, text, List.of(text), List.of(List.of(text)))),
        List.of(curve),
        List.of(),
        List.of(new Sample(text, 0, List.of(text))),
        List.of(text),
        List.of(new Fact(text, text)),
        List.of(new Fact(text, text)),
        text,
        text,
        text,
        List.of(text));
  }

  private static String summary(Report report) {
    return new Headline(report).words().replaceAll("<[^>]*>", "");
  }

  private static JsonNode data(String page) throws IOException {
    String open = "<script type=\"application/json\" id=\"data\">";
    int from = page.indexOf(open) + open.length();
    return new ObjectMapper().readTree(page.substring(from, page.indexOf("</script>", from)));
  }

  private static int occurrences(String text, String part) {
    return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
  }
}
