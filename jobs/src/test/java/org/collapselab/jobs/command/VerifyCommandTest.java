package org.collapselab.jobs.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.collapselab.jobs.verify.Finding;
import org.collapselab.metrics.replicate.ZScore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify}: its table and its exit code. */
class VerifyCommandTest {

  @TempDir private Path folder;

  @Test
  void everyLawIsPrintedAndHolds() throws Exception {
    Path csv = folder.resolve("laws.csv");
    Ran ran = Ran.command("verify", "--replicates", "0.02", "--csv", csv.toString());
    assertEquals(Exit.DONE, ran.exit(), ran.out());
    for (String law :
        List.of("E p", "H1", "H2", "H3", "H4", "H5", "H6", "H7", "H7b", "H7c", "H7d", "H7e")) {
      assertTrue(ran.out().contains("\n" + law + " "), law + " in " + ran.out());
    }
    assertTrue(ran.out().contains("\nH21 ") && ran.out().contains("\nH22 "), ran.out());
    assertTrue(ran.out().contains(" hold: the largest |z| is "), ran.out());
    assertTrue(ran.out().contains("H7f has no regime here"), ran.out());
    assertTrue(ran.err().contains(" s left"), ran.err());
    long rows = ran.out().lines().filter(line -> line.endsWith("  ok")).count();
    assertEquals(rows + 1, Files.readAllLines(csv).size());
  }

  @Test
  void aLawThatFailsEndsWithThree() {
    StringWriter out = new StringWriter();
    List<Finding> findings =
        List.of(
            new Finding("H1", "replace", "S of D_1", new ZScore(.2, .01, .2)),
            new Finding("H1", "replace", "S of D_5", new ZScore(.3, .01, .25)));
    assertEquals(Exit.INVALID, VerifyCommand.table(findings, new PrintWriter(out, true)));
    List<String> lines = out.toString().lines().toList();
    assertTrue(lines.get(1).endsWith("0.200000    0.200000     0.010   0.00  ok"), lines.get(1));
    assertTrue(
        lines.get(2).endsWith("0.250000    0.300000     0.010   5.00  FAILED"), lines.get(2));
    assertTrue(lines.get(4).startsWith("1 of 2 values FAILED"), lines.get(4));
  }

  @Test
  void aFactorOutOfRangeIsAMistake() {
    Ran.command("verify", "--replicates", "0").failed(Exit.MISTAKE, "--replicates must be in");
  }
}
