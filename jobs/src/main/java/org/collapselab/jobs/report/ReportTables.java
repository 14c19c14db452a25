package org.collapselab.jobs.report;

import java.util.List;
import org.collapselab.jobs.report.Report.Table;

/** Writes the tables of a report as HTML, which is readable without a script. */
final class ReportTables {

  /** With more rows than this a table scrolls inside a box. */
  private static final int MANY = 12;

  private ReportTables() {}

  /** Returns a section for each table that has rows. */
  static String html(List<Table> tables) {
    StringBuilder out = new StringBuilder();
    for (Table table : tables) {
      if (!table.rows().isEmpty()) {
        section(out, table);
      }
    }
    return out.toString();
  }

  private static void section(StringBuilder out, Table table) {
    String title = Escape.html(table.title());
    out.append("<section class=\"table\" aria-label=\"").append(title).append("\">");
    if (table.folded()) {
      out.append("<details><summary>").append(title).append("</summary>");
    } else {
      out.append("<h2>").append(title).append("</h2>");
    }
    if (!table.note().isBlank()) {
      out.append("<p class=\"about\">").append(Escape.html(table.note())).append("</p>");
    }
    String many = table.rows().size() > MANY ? " many" : "";
    out.append("<div class=\"scroll boxed")
        .append(many)
        .append("\" tabindex=\"0\" role=\"region\"");
    out.append(" aria-label=\"").append(title).append("\"><table><thead><tr>");
    for (String column : table.columns()) {
      out.append("<th scope=\"col\">").append(lines(column)).append("</th>");
    }
    out.append("</tr></thead><tbody>");
    for (List<String> row : table.rows()) {
      out.append("<tr><th scope=\"row\">").append(lines(row.get(0))).append("</th>");
      for (String cell : row.subList(1, row.size())) {
        out.append("<td data-says=\"").append(Escape.html(first(cell))).append("\">");
        out.append(lines(cell)).append("</td>");
      }
      out.append("</tr>");
    }
    out.append("</tbody></table></div>");
    out.append(table.folded() ? "</details></section>" : "</section>");
  }

  /** Returns the first line as it is and the rest in small print. */
  private static String lines(String cell) {
    String first = first(cell);
    String rest = cell.substring(first.length()).strip();
    return "<span>%s</span>%s"
        .formatted(
            Escape.html(first), rest.isEmpty() ? "" : "<small>" + Escape.html(rest) + "</small>");
  }

  private static String first(String cell) {
    int end = cell.indexOf('\n');
    return end < 0 ? cell : cell.substring(0, end);
  }
}
