package org.collapselab.jobs.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.collapselab.jobs.base.Sha256;
import org.collapselab.jobs.report.Report.Fact;

/**
 * Writes the page of an experiment: one HTML file that needs no network, no server and no other
 * file.
 *
 * <p>A content security policy forbids every request and every script except that of the page, so
 * the text of a sampled document stays text. Charts are SVG drawn by that script from the numbers
 * in the page; title, summary, key table, settings and notes are plain HTML and read without it.
 */
public final class ReportPage {

  private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z]+)}}");

  /** The files of the script. Constants of a file may use those of the files before it. */
  private static final List<String> SCRIPT =
      List.of(
          "data",
          "numbers",
          "elements",
          "state",
          "scale",
          "plot",
          "reading",
          "spec",
          "table",
          "files",
          "chart",
          "toolbar",
          "samples",
          "page");

  private ReportPage() {}

  /**
   * Returns the page, to be written as UTF-8. It is a pure function of the report: no clock, no
   * path, no host.
   */
  public static String html(Report report) {
    String style = resource("report.css");
    String script = script();
    PageData data = new PageData(report);
    Headline summary = new Headline(report);
    List<String> notes = new ArrayList<>(report.notes());
    notes.addAll(data.omissions());
    Map<String, String> slots =
        Map.ofEntries(
            Map.entry("stylehash", hash(style)),
            Map.entry("scripthash", hash(script)),
            Map.entry("style", style),
            Map.entry("script", script),
            Map.entry("title", Escape.html(report.title())),
            Map.entry("description", paragraph("lead", report.description())),
            Map.entry("design", design(report)),
            Map.entry("summary", summary.words()),
            Map.entry("glance", summary.table()),
            Map.entry("tables", ReportTables.html(report.tables())),
            Map.entry("corpus", facts("Human corpus", report.corpus())),
            Map.entry("provenance", facts("Made by", report.provenance())),
            Map.entry("yaml", Escape.html(report.yaml())),
            Map.entry("command", block("To repeat the run", report.command())),
            Map.entry("citation", block("To cite it", report.citation())),
            Map.entry("notes", notes(notes)),
            Map.entry("data", data.json()));
    // One pass over the template: what is inserted is never searched for slots.
    Matcher matcher = SLOT.matcher(resource("page.html"));
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(out, Matcher.quoteReplacement(slots.get(matcher.group(1))));
    }
    return matcher.appendTail(out).toString();
  }

  private static String design(Report report) {
    int arms = report.arms().size();
    int replicates = report.replicates();
    String text =
        "%s%s \u00b7 %s%s \u00b7 corpora 0 to %s%s"
            .formatted(
                arms,
                arms == 1 ? " arm" : " arms",
                replicates,
                replicates == 1 ? " replicate" : " replicates",
                report.generations(),
                arms == 1 ? "" : " \u00b7 baseline " + report.baseline());
    return "<p class=\"design\">" + Escape.html(text) + "</p>";
  }

  private static String paragraph(String style, String text) {
    return text.isBlank() ? "" : "<p class=\"" + style + "\">" + Escape.html(text) + "</p>";
  }

  private static String facts(String head, List<Fact> facts) {
    if (facts.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder("<div><h3>").append(head).append("</h3><dl>");
    for (Fact fact : facts) {
      out.append("<div><dt>").append(Escape.html(fact.name())).append("</dt><dd>");
      out.append(Escape.html(fact.value())).append("</dd></div>");
    }
    return out.append("</dl></div>").toString();
  }

  private static String block(String head, String text) {
    return text.isBlank()
        ? ""
        : "<h3>" + head + "</h3><pre class=\"take\" tabindex=\"0\">" + Escape.html(text) + "</pre>";
  }

  private static String notes(List<String> notes) {
    StringBuilder out = new StringBuilder("<ul>");
    for (String note : notes) {
      out.append("<li>").append(Escape.html(note)).append("</li>");
    }
    return notes.isEmpty() ? "<p>None.</p>" : out.append("</ul>").toString();
  }

  private static String hash(String text) {
    return "'sha256-" + Base64.getEncoder().encodeToString(Sha256.of(text)) + "'";
  }

  /** Joins the files into one script, whose names nothing else can see. */
  private static String script() {
    return SCRIPT.stream()
        .map(file -> resource("script/" + file + ".js"))
        .collect(Collectors.joining("\n", "(() => {\n'use strict';\n\n", "})();\n"));
  }

  private static String resource(String name) {
    try (InputStream in = ReportPage.class.getResourceAsStream("/report/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the jar must hold report/" + name + "; build it again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
