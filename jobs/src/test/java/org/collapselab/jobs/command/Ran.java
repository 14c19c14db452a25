package org.collapselab.jobs.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.collapselab.jobs.CollapseLab;
import picocli.CommandLine;

/** A command that was run in this JVM, and what it printed. */
public record Ran(int exit, String out, String err) {

  public static Ran command(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = CollapseLab.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    int exit = line.execute(arguments);
    return new Ran(exit, out.toString(), err.toString());
  }

  /** Requires success without a word on standard error. */
  public Ran done() {
    assertEquals("", err);
    assertEquals(Exit.DONE, exit, out);
    return this;
  }

  /** Requires one line on standard error that names the program and has the fragments. */
  public void failed(int code, String... fragments) {
    assertEquals(code, exit, err);
    assertEquals("", out);
    assertEquals(1, err.lines().count(), err);
    assertTrue(err.startsWith("collapselab: "), err);
    assertFalse(err.contains("bug") || err.contains(" null"), err);
    for (String fragment : fragments) {
      assertTrue(err.contains(fragment), () -> "'" + fragment + "' must be in: " + err);
    }
  }

  /** Every file below a folder with its bytes, and every folder. */
  static Map<String, String> everything(Path folder) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path path : below.toList()) {
        String content =
            Files.isDirectory(path)
                ? "folder"
                : new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
        found.put(folder.relativize(path).toString(), content);
      }
    }
    return found;
  }
}
