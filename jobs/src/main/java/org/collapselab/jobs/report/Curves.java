package org.collapselab.jobs.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collapselab.jobs.report.Report.Curve;
import org.collapselab.jobs.report.Report.Family;
import org.collapselab.jobs.report.Report.Line;
import org.collapselab.jobs.report.Report.Member;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricName;
import org.collapselab.metrics.score.Parameters;

/** Turns scores into the curves of the report, which have titles, units and meanings. */
public final class Curves {

  /** Scores that are drawn first and shown in the summary. */
  public static final List<String> HEADLINES =
      List.of(
          "types|n:1",
          "distinct-n|n:2",
          "entropy|n:1|estimator:miller-madow",
          "jensen-shannon|n:1",
          "lost-human-mass",
          "cross-entropy-smoothed",
          "duplicates",
          "types|n:3");

  private static final String SURVIVAL = "survival";

  private Curves() {}

  /** The metric that a score is of. */
  public static Optional<Metric> metric(String score, List<Metric> metrics) {
    return metric(MetricName.parse(score), metrics);
  }

  private static Optional<Metric> metric(MetricName score, List<Metric> metrics) {
    return metrics.stream().filter(metric -> metric.name().equals(score.base())).findFirst();
  }

  /**
   * The curve of a score.
   *
   * @param score its name with parameters
   * @param metric what it is of
   * @param signature its signature
   */
  public static Curve of(
      String score,
      Metric metric,
      String signature,
      List<Line> lines,
      List<Line> human,
      List<Line> theory,
      List<Line> differences) {
    Metric.Description words = metric.describe();
    return new Curve(
        score,
        title(words.title(), score),
        words.unit(),
        words.meaning(),
        signature,
        words.group().heading(),
        HEADLINES.contains(score),
        lines,
        human,
        theory,
        differences);
  }

  /** 'Entropy (n = 2, estimator miller-madow)' from 'entropy|n:2|estimator:miller-madow'. */
  static String title(String title, String score) {
    return title(title, MetricName.parse(score));
  }

  private static String title(String title, MetricName score) {
    Parameters parameters = score.parameters();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      String key = parameters.key(i);
      words.add(key + (key.length() == 1 ? " = " : " ") + parameters.value(i));
    }
    return words.isEmpty() ? title : title + " (" + String.join(", ", words) + ")";
  }

  /**
   * Curves that are drawn in one picture: those of one metric that differ in its family's parameter
   * only.
   */
  public static List<Family> families(List<Curve> curves, List<Metric> metrics) {
    Map<MetricName, List<Member>> families = new LinkedHashMap<>(); // without the parameter
    for (Curve curve : curves) {
      MetricName score = MetricName.parse(curve.metric());
      Metric metric = metric(score, metrics).orElseThrow();
      String family = metric.family().orElse("");
      score
          .value(family)
          .ifPresent(
              value ->
                  families
                      .computeIfAbsent(score.without(family), name -> new ArrayList<>())
                      .add(new Member(metric.member(value), curve.metric())));
    }
    return families.entrySet().stream()
        .map(family -> family(family.getKey(), family.getValue(), metrics))
        .toList();
  }

  private static Family family(MetricName name, List<Member> members, List<Metric> metrics) {
    Metric metric = metric(name, metrics).orElseThrow();
    Metric.Description words = metric.describe();
    return new Family(
        title(words.title(), name),
        words.unit(),
        words.meaning(),
        words.group().heading(),
        metric.name().equals(SURVIVAL),
        true,
        members);
  }
}
