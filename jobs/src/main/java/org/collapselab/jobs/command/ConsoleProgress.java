package org.collapselab.jobs.command;

import java.io.PrintWriter;
import java.util.Locale;
import org.collapselab.jobs.run.Progress;

/**
 * Prints progress and the time left on standard error: one line that is rewritten on a terminal,
 * one line per generation elsewhere.
 */
final class ConsoleProgress implements Progress {

  private static final int WIDTH = 24;
  private static final int NONE = -1;

  private final PrintWriter out;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private long loopStart;
  private int last = NONE;

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
  public void chains(int done, int all) {
    int tenth = all == 0 ? 0 : 10 * done / all;
    bar("whole chains", -2 - tenth, done, all, "steps");
  }

  @Override
  public void steps(int generation, int generations, int done, int all) {
    bar("generation " + generation + "/" + generations, generation, done, all, "steps");
  }

  /** Shows the number of settings in which laws were checked. */
  void settings(int done, int all) {
    bar("laws", -2 - 10 * done / all, done, all, "settings");
  }

  /** Prints a line on a terminal, or, elsewhere, if there is news. */
  private void bar(String what, int news, int done, int all, String unit) {
    if (loopStart == 0) {
      loopStart = System.nanoTime();
    }
    boolean finished = done == all;
    if (terminal || (done > 0 && news != last) || finished) {
      int filled = all == 0 ? WIDTH : (int) ((long) WIDTH * done / all);
      String bar = "=".repeat(filled) + " ".repeat(WIDTH - filled);
      out.printf(
          Locale.ROOT,
          "%s[%5.1f s] [%s] %s, %d of %d %s%s%s",
          terminal ? "\r" : "",
          seconds(start),
          bar,
          what,
          done,
          all,
          unit,
          left(done, all),
          terminal ? "   " : System.lineSeparator());
      out.flush();
      last = news;
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
    if (terminal && last != NONE) {
      out.println();
    }
    last = NONE;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
