package org.collapselab.jobs.report;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.collapselab.trainer.settings.Require;

/**
 * Everything that the page of an experiment shows. Equal reports give equal bytes.
 *
 * @param title name of the experiment
 * @param description what it asks, one or a few sentences; may be empty
 * @param arms names of the arms in the order of the experiment file; at least one, distinct
 * @param baseline the arm that paired differences refer to
 * @param generations index of the last generation; corpora 0 to {@code generations} exist
 * @param replicates replicates of each arm, at least 1; with one, no interval is drawn
 * @param tables what the numbers amount to, in words and few figures; drawn under the summary in
 *     this order
 * @param curves measures; the page keeps this order inside "key measures" and inside each group
 * @param families measures drawn together, a panel for each arm; curves named here are drawn there
 *     and nowhere else
 * @param samples first documents of replicate 0, by arm and generation
 * @param human first documents of the human corpus
 * @param corpus facts of the human corpus: name, documents, tokens, types, held-out share
 * @param provenance facts of the run: code version, Java, Spark, seed, configuration hash; none may
 *     hold a time, a host or a path, or equal runs would give unequal pages
 * @param yaml the resolved configuration
 * @param command the command that repeats the run; empty if texts were given and nothing was run
 * @param citation how to cite the tool and the run, for instance BibTeX; may be empty
 * @param notes what a reader must know: fallbacks that fired, what the intervals are conditional on
 */
public record Report(
    String title,
    String description,
    List<String> arms,
    String baseline,
    int generations,
    int replicates,
    List<Table> tables,
    List<Curve> curves,
    List<Family> families,
    List<Sample> samples,
    List<String> human,
    List<Fact> corpus,
    List<Fact> provenance,
    String yaml,
    String command,
    String citation,
    List<String> notes) {

  public Report {
    arms = List.copyOf(arms);
    tables = List.copyOf(tables);
    curves = List.copyOf(curves);
    families = List.copyOf(families);
    samples = List.copyOf(samples);
    human = List.copyOf(human);
    corpus = List.copyOf(corpus);
    provenance = List.copyOf(provenance);
    notes = List.copyOf(notes);
    Require.that(!arms.isEmpty(), "a report needs at least one arm, but arms was empty");
    Set<String> known = new HashSet<>(arms);
    Require.that(known.size() == arms.size(), "arms must have distinct names, but were %s", arms);
    Require.that(
        known.contains(baseline),
        "baseline must be one of the arms %s, but was '%s'",
        arms,
        baseline);
    Require.that(generations >= 0, "generations must be at least 0, but was %s", generations);
    Require.that(replicates >= 1, "replicates must be at least 1, but was %s", replicates);
    Set<String> metrics = new HashSet<>();
    for (Curve curve : curves) {
      Require.that(
          metrics.add(curve.metric()),
          "each metric must have one curve, but '%s' has two",
          curve.metric());
      for (List<Line> lines :
          List.of(curve.lines(), curve.human(), curve.theory(), curve.differences())) {
        check(curve.metric(), lines, known, generations);
      }
    }
    for (Family family : families) {
      for (Member member : family.members()) {
        Require.that(
            metrics.contains(member.metric()),
            "a family must name metrics that have a curve, but '%s' names '%s'",
            family.title(),
            member.metric());
      }
    }
    for (Sample sample : samples) {
      Require.that(
          known.contains(sample.arm()),
          "samples must be of the arms %s, but one is of '%s'",
          arms,
          sample.arm());
      Require.that(
          sample.generation() >= 0 && sample.generation() <= generations,
          "generation of a sample must be in [0, %s], but was %s",
          generations,
          sample.generation());
    }
  }

  private static void check(String metric, List<Line> lines, Set<String> arms, int generations) {
    Set<String> seen = new HashSet<>();
    for (Line line : lines) {
      Require.that(
          arms.contains(line.arm()),
          "lines must be of the report's arms, but '%s' has one of '%s'",
          metric,
          line.arm());
      Require.that(
          seen.add(line.arm()),
          "an arm must have one line of a kind, but '%s' has two of '%s'",
          metric,
          line.arm());
      for (Point point : line.points()) {
        Require.that(
            point.generation() <= generations,
            "generation of a point must be in [0, %s], but was %s in '%s'",
            generations,
            point.generation(),
            metric);
      }
    }
  }

  /**
   * One measure over the generations.
   *
   * @param metric its name with parameters, {@code distinct-n|n:2}; unique in a report
   * @param title the field's name of it: the head of the chart
   * @param unit unit of the value, for the axis; empty for a pure number
   * @param meaning one sentence: what it measures and how collapse shows
   * @param signature name, parameters, sample and version
   * @param group heading under which it stands when it is not a key measure
   * @param headline whether it is a key measure, which is drawn first and mentioned in the summary
   * @param lines mean over replicates, by arm
   * @param human the same measure on held-out human text at equal token budget, by arm; may be
   *     empty
   * @param theory values of an exact law, by arm; may be empty
   * @param differences paired differences arm minus baseline over replicates, by arm; may be empty
   */
  public record Curve(
      String metric,
      String title,
      String unit,
      String meaning,
      String signature,
      String group,
      boolean headline,
      List<Line> lines,
      List<Line> human,
      List<Line> theory,
      List<Line> differences) {

    public Curve {
      lines = List.copyOf(lines);
      human = List.copyOf(human);
      theory = List.copyOf(theory);
      differences = List.copyOf(differences);
    }
  }

  /**
   * One arm through the generations.
   *
   * @param arm name of the arm
   * @param points by strictly ascending generation; a generation without a value has no point
   */
  public record Line(String arm, List<Point> points) {

    public Line {
      points = List.copyOf(points);
      int previous = -1;
      for (Point point : points) {
        Require.that(
            point.generation() > previous,
            "points must be by strictly ascending generation from 0, but %s follows %s under '%s'",
            point.generation(),
            previous,
            arm);
        previous = point.generation();
      }
    }
  }

  /**
   * A mean over replicates.
   *
   * @param generation generation of the corpus that was measured
   * @param n replicates behind the mean
   * @param mean may be infinite, never NaN: leave the point out if nothing is defined
   * @param low lower end of the 95 % interval; empty if there is none (one replicate, an infinite
   *     mean)
   * @param high upper end; present exactly when {@code low} is
   */
  public record Point(int generation, int n, double mean, OptionalDouble low, OptionalDouble high) {

    public Point {
      Require.that(
          !Double.isNaN(mean),
          "a mean must not be NaN (leave the point out), but was at generation %s",
          generation);
      Require.that(
          low.isPresent() == high.isPresent(),
          "an interval must have both ends or none, but was %s to %s",
          low,
          high);
      Require.that(
          low.isEmpty() || low.getAsDouble() <= high.getAsDouble(),
          "an interval must not be NaN or reversed, but was %s to %s",
          low,
          high);
    }

    /** Makes a point without an interval. */
    public static Point of(int generation, int n, double mean) {
      return new Point(generation, n, mean, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** Makes a point with its 95 % interval. */
    public static Point of(int generation, int n, double mean, double low, double high) {
      return new Point(generation, n, mean, OptionalDouble.of(low), OptionalDouble.of(high));
    }
  }

  /**
   * Measures that belong in one picture, for instance survival by frequency class: a panel for each
   * arm, a line for each member.
   *
   * @param title head of the picture
   * @param unit unit of all members
   * @param meaning one sentence: what it shows and how collapse shows in it
   * @param group heading under which it stands when it is not a key picture
   * @param headline whether it stands among the key measures
   * @param ordered whether the members are steps of a scale (colours form a ramp) or just several
   * @param members at least one
   */
  public record Family(
      String title,
      String unit,
      String meaning,
      String group,
      boolean headline,
      boolean ordered,
      List<Member> members) {

    public Family {
      members = List.copyOf(members);
      Require.that(!members.isEmpty(), "a family needs a member, but '%s' has none", title);
    }
  }

  /**
   * A line of a family.
   *
   * @param label what the legend says
   * @param metric metric of the curve it stands for
   */
  public record Member(String label, String metric) {}

  /** First documents of one arm's corpus of one generation, replicate 0. */
  public record Sample(String arm, int generation, List<String> texts) {

    public Sample {
      texts = List.copyOf(texts);
    }
  }

  /**
   * A table with one head for each column; the first cell of a row is the row's head.
   *
   * @param title head of the table
   * @param note one or a few sentences: how to read it; may be empty
   * @param columns heads, at least one
   * @param rows cells, as many as columns in each row. The first line of a cell is its text, what
   *     follows a line break is small print
   * @param folded whether the table is shown only when asked for
   */
  public record Table(
      String title, String note, List<String> columns, List<List<String>> rows, boolean folded) {

    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      Require.that(!columns.isEmpty(), "a table needs a column, but '%s' has none", title);
      for (List<String> row : rows) {
        Require.that(
            row.size() == columns.size(),
            "a row of '%s' must have %s cells, but one has %s",
            title,
            columns.size(),
            row.size());
      }
    }

    /** Makes a table that is shown at once. */
    public Table(String title, String note, List<String> columns, List<List<String>> rows) {
      this(title, note, columns, rows, false);
    }
  }

  /** A line of a two-column table. */
  public record Fact(String name, String value) {}
}
