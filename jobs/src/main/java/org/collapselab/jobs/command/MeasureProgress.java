package org.collapselab.jobs.command;

import java.io.PrintWriter;
import java.util.Locale;
import org.collapselab.jobs.measure.MeasuredRun;

/**
 * Prints the progress of a measurement and the time left on standard error; nothing if the texts
 * are small.
 */
final class MeasureProgress implements MeasuredRun.Watch {

  private static final long SMALL = 300_000; // tokens: a few seconds

  private final PrintWriter out;
  private final long start = System.nanoTime();
  private long measuring;
  private boolean shown;

  MeasureProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void read(long tokens) {
    measuring = System.nanoTime();
    shown = tokens > SMALL;
    if (shown) {
      line(String.format(Locale.ROOT, "read %,d tokens", tokens));
    }
  }

  @Override
  public synchronized void measured(int done, int all) {
    if (shown && done < all) {
      double left = seconds(measuring) * (all - done) / done;
      line(
          String.format(
              Locale.ROOT, "measured %d of %d texts, about %.0f s left", done, all, left));
    }
  }

  private void line(String what) {
    out.printf(Locale.ROOT, "[%5.1f s] %s%n", seconds(start), what);
    out.flush();
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
