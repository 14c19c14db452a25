package org.collapselab.jobs.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collapselab.jobs.report.Report.Curve;
import org.collapselab.jobs.report.Report.Family;
import org.collapselab.jobs.report.Report.Line;
import org.collapselab.jobs.report.Report.Member;
import org.collapselab.metrics.score.Metric;

/** From scores, which have names, to curves, which have words. */
public final class Curves {

  /** Scores that are drawn first and told in the summary. */
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
    String name = score.split("\\|", 2)[0];
    return metrics.stream()
        .filter(metric -> score.equals(metric.name()) || name.equals(metric.name()))
        .findFirst();
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
    List<String> parameters = new ArrayList<>();
    String[] parts = score.split("\\|");
    for (int i = 1; i < parts.length; i++) {
      String[] parameter = parts[i].split(":", 2);
      parameters.add(
          parameter[0].length() == 1
              ? parameter[0] + " = " + parameter[1]
              : parameter[0] + " " + parameter[1]);
    }
    return parameters.isEmpty() ? title : title + " (" + String.join(", ", parameters) + ")";
  }

  /**
   * Curves that are drawn in one picture: those of one metric that differ in its family's parameter
   * only.
   */
  public static List<Family> families(List<Curve> curves, List<Metric> metrics) {
    Map<String, List<Member>> families = new LinkedHashMap<>(); // by name without the parameter
    for (Curve curve : curves) {
      Metric metric = metric(curve.metric(), metrics).orElseThrow();
      Matcher member =
          Pattern.compile("\\|" + metric.family().orElse("") + ":([^|]*)").matcher(curve.metric());
      if (metric.family().isPresent() && member.find()) {
        families
            .computeIfAbsent(member.replaceFirst(""), name -> new ArrayList<>())
            .add(new Member(metric.member(member.group(1)), curve.metric()));
      }
    }
    return families.entrySet().stream()
        .map(family -> family(family.getKey(), family.getValue(), metrics))
        .toList();
  }

  private static Family family(String name, List<Member> members, List<Metric> metrics) {
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
