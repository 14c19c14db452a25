package org.collapselab.jobs.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.collapselab.jobs.store.Schema;
import org.junit.jupiter.api.Test;

/** The part of docs/formats.md that follows from {@link Tables#ALL}. */
class FormatsTest {

  private static final Path PAGE = Path.of("..", "docs", "formats.md");
  private static final String BEGIN = "<!-- tables: begin -->\n";
  private static final String END = "<!-- tables: end -->\n";

  @Test
  void tablesAreDescribedAsTheyAre() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    assertTrue(begin >= BEGIN.length() && end >= begin, "docs/formats.md must keep its marks");
    String current = page.substring(0, begin) + tables() + page.substring(end);
    if (Boolean.getBoolean("formats.write")) {
      Files.writeString(PAGE, current);
      return;
    }
    assertEquals(
        current,
        page,
        "docs/formats.md must describe the tables as they are; write it anew with: mvn -pl jobs -am test"
            + " -Dtest=FormatsTest -Dsurefire.failIfNoSpecifiedTests=false -Dformats.write=true");
  }

  /** Above the generated part, a row of the list of files names every table. */
  @Test
  void everyTableHasAPlace() throws IOException {
    String page = Files.readString(PAGE);
    String above = page.substring(0, page.indexOf(BEGIN));
    for (Schema schema : Tables.ALL) {
      assertTrue(
          above.contains("(#" + schema.name() + ")"),
          () -> "docs/formats.md must say which files hold the table " + schema.name());
    }
  }

  private static String tables() {
    StringBuilder text = new StringBuilder();
    for (Schema schema : Tables.ALL) {
      text.append("\n### ").append(schema.name()).append("\n\nVersion ");
      text.append(schema.version()).append(".\n\n| column | type | meaning |\n|---|---|---|\n");
      for (Schema.Column column : schema.columns()) {
        text.append("| `").append(column.name()).append("` | ").append(type(column.kind()));
        text.append(" | ").append(escaped(column.about())).append(" |\n");
      }
    }
    return text.append('\n').toString();
  }

  private static String type(Schema.Kind kind) {
    return switch (kind) {
      case INT -> "int32";
      case LONG -> "int64";
      case DOUBLE -> "double";
      case FLAG -> "boolean";
      case TEXT -> "string";
      case INTS -> "list of int32";
    };
  }

  private static String escaped(String about) {
    return about.replace("|", "\\|").replace("<", "&lt;").replace(">", "&gt;");
  }
}
