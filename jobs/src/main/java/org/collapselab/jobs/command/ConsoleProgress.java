package org.collapselab.jobs.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.collapselab.jobs.base.Secrets;
import org.collapselab.jobs.event.RunEvent;
import org.collapselab.jobs.event.RunEvent.GenerationsStarted;
import org.collapselab.jobs.event.RunEvent.Noted;
import org.collapselab.jobs.event.RunEvent.RunStarted;
import org.collapselab.jobs.event.RunEvent.StageStarted;
import org.collapselab.jobs.event.RunEvent.StepsDone;
import org.collapselab.jobs.event.RunEvent.TextsRead;
import org.collapselab.jobs.event.RunListener;
import org.collapselab.jobs.event.Stage;

/**
 * Prints progress and the time left on standard error: one line that is rewritten on a terminal,
 * one line per generation or tenth elsewhere. Of a measurement of small texts it prints nothing.
 */
final class ConsoleProgress implements RunListener {

  private static final Map<Stage, String> LINES =
      Map.of(
          Stage.HUMAN, "reading human text",
          Stage.SPARK, "starting Spark",
          Stage.SUMMARY, "writing summary and report");

  private static final long SMALL = 300_000; // tokens to measure: a few seconds
  private static final int WIDTH = 24;
  private static final int NONE = -1;

  private final PrintWriter out;
  private final boolean terminal;
  private boolean quiet;
  private int generations;
  private String what = "";
  private String unit = "steps";
  private boolean byTenths = true;
  private int generation;
  private Duration loopStart = Duration.ZERO;
  private int last = NONE;

  ConsoleProgress(PrintWriter out) {
    this.out = out;
    this.terminal = System.console() != null && System.getenv("TERM") != null;
  }

  @Override
  public void on(RunEvent event, Duration time) {
    if (event instanceof RunStarted run) {
      generations = run.generations();
    } else if (event instanceof StageStarted start) {
      stage(start.stage(), time);
    } else if (event instanceof Noted note) {
      line(note.line(), time);
    } else if (event instanceof TextsRead read) {
      quiet = read.tokens() <= SMALL;
      line(String.format(Locale.ROOT, "read %,d tokens", read.tokens()), time);
    } else if (event instanceof GenerationsStarted start) {
      byTenths = start.first() < start.last();
      generation = start.first();
      what = byTenths ? "whole chains" : "generation " + generation + "/" + generations;
    } else if (event instanceof StepsDone steps) {
      bar(steps.done().steps(), steps.all(), time);
    }
  }

  private void stage(Stage stage, Duration time) {
    loopStart = time;
    if (stage == Stage.LAWS) {
      what = "laws";
      unit = "settings";
    } else if (stage == Stage.MEASURE) {
      what = "measuring";
      unit = "texts";
    }
    if (LINES.containsKey(stage)) {
      line(LINES.get(stage), time);
    }
  }

  private void line(String text, Duration time) {
    if (!quiet) {
      endLine();
      out.printf(Locale.ROOT, "[%5.1f s] %s%n", seconds(time), Secrets.without(text));
      out.flush();
    }
  }

  /** Prints a line on a terminal, or, elsewhere, if there is news. */
  private void bar(int done, int all, Duration time) {
    if (quiet) {
      return;
    }
    boolean finished = done == all;
    int news = byTenths && all > 0 ? 10 * done / all : generation;
    if (terminal || (done > 0 && news != last) || finished) {
      int filled = all == 0 ? WIDTH : (int) ((long) WIDTH * done / all);
      String bar = "=".repeat(filled) + " ".repeat(WIDTH - filled);
      out.printf(
          Locale.ROOT,
          "%s[%5.1f s] [%s] %s, %d of %d %s%s%s",
          terminal ? "\r" : "",
          seconds(time),
          bar,
          what,
          done,
          all,
          unit,
          left(done, all, seconds(time.minus(loopStart))),
          terminal ? "   " : System.lineSeparator());
      out.flush();
      last = news;
    }
    if (finished) {
      endLine();
    }
  }

  private static String left(int done, int all, double taken) {
    if (done == 0 || done == all) {
      return "";
    }
    double left = taken * (all - done) / done;
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

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
