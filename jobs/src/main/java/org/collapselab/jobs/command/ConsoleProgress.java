package org.collapselab.jobs.command;

import java.io.PrintWriter;
import java.util.Locale;
import org.collapselab.jobs.run.Progress;

/**
 * Progress with time left on standard error: one line rewritten on a terminal, a line a generation
 * elsewhere.
 */
final class ConsoleProgress implements Progress {

  private static final int WIDTH = 24;

  private final PrintWriter out;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private long loopStart;
  private int last = -1;

  ConsoleProgress(PrintWriter out) {
    this.out = out;
    this.terminal = System.console() != null && System.getenv("TERM") != null;
  }

  @Override
  public void stage(String what) {
    endLine();
    out.printf(Locale.ROOT, "[%5.1f s] %s%n", seconds(start), what);
    out.flush();
  }

  @Override
  public void steps(int generation, int generations, int done, int all) {
    if (loopStart == 0) {
      loopStart = System.nanoTime();
    }
    boolean finished = done == all;
    if (terminal || (done > 0 && generation != last) || finished) {
      int filled = all == 0 ? WIDTH : WIDTH * done / all;
      String bar = "=".repeat(filled) + " ".repeat(WIDTH - filled);
      out.printf(
          Locale.ROOT,
          "%s[%5.1f s] [%s] generation %d/%d, %d of %d steps%s%s",
          terminal ? "\r" : "",
          seconds(start),
          bar,
          generation,
          generations,
          done,
          all,
          left(done, all),
          terminal ? "   " : System.lineSeparator());
      out.flush();
      last = generation;
    }
    if (finished) {
      endLine();
    }
  }

  private String left(int done, int all) {
    if (done == 0 || done == all) {
      return "";
    }
    double left = seconds(loopStart) * (all - done) / done;
    return left < 90
        ? String.format(Locale.ROOT, ", about %.0f s left", left)
        : String.format(Locale.ROOT, ", about %.0f min left", left / 60);
  }

  private void endLine() {
    if (terminal && last >= 0) {
      out.println();
    }
    last = -1;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
