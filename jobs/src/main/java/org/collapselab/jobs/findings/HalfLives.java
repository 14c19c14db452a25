package org.collapselab.jobs.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.collapselab.jobs.layout.row.HalfLifeRow;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.jobs.report.HalfLifeTables;
import org.collapselab.jobs.scores.ArmScores;
import org.collapselab.jobs.scores.ArmScores.Key;
import org.collapselab.jobs.scores.ArmScores.Values;
import org.collapselab.jobs.scores.RunScores;
import org.collapselab.jobs.scores.RunShape;
import org.collapselab.metrics.verdict.HalfLife;

/** Computes half-lives of all metrics that have a floor, while it visits the scores. */
final class HalfLives implements RunScores.Visitor {

  private static final class Life {

    private final HalfLife life;
    private final int[] replicates;
    private double controlLow = Double.POSITIVE_INFINITY;
    private double controlHigh = Double.NEGATIVE_INFINITY;

    Life(HalfLife life, int[] replicates) {
      this.life = life;
      this.replicates = replicates;
    }

    void control(Values values) {
      values
          .replicates()
          .mapToDouble(r -> life.share(values.at(r)))
          .filter(Double::isFinite)
          .forEach(
              share -> {
                controlLow = Math.min(controlLow, share);
                controlHigh = Math.max(controlHigh, share);
              });
    }
  }

  private final RunShape shape;
  private final Map<String, Map<String, Life>> byArm = new HashMap<>(); // by arm and metric

  HalfLives(RunShape shape) {
    this.shape = shape;
  }

  @Override
  public void scores(ArmScores scores, ArmScores baseline) {
    Map<String, Life> lives =
        byArm.computeIfAbsent(
            scores.arm(), arm -> scores.from() == 0 ? initialLives(scores) : Map.of());
    for (int g = scores.from(); g < scores.to(); g++) {
      int generation = g;
      lives.forEach(
          (metric, life) -> {
            scores.of(generation, new Key(TextKind.HELD_OUT, metric)).ifPresent(life::control);
            if (generation > 0) {
              Optional<Double> margin = margin(scores, generation, metric);
              scores
                  .of(generation, new Key(TextKind.GENERATED, metric))
                  .ifPresent(values -> add(life, generation, values, margin));
            }
          });
    }
  }

  private static Map<String, Life> initialLives(ArmScores scores) {
    Map<String, Life> lives = new LinkedHashMap<>();
    scores
        .at(0)
        .forEach(
            (key, values) -> {
              Optional<Values> floor = scores.of(0, new Key(TextKind.FLOOR, key.metric()));
              if (key.of() == TextKind.GENERATED && floor.isPresent()) {
                int[] replicates = values.replicates().toArray();
                double lowest = floor.get().at(floor.get().replicates().findFirst().orElseThrow());
                HalfLife.from(
                        lowest,
                        Arrays.stream(replicates).mapToDouble(values::at).toArray(),
                        margin(scores, 0, key.metric()))
                    .ifPresent(life -> lives.put(key.metric(), new Life(life, replicates)));
              }
            });
    return lives;
  }

  private static Optional<Double> margin(ArmScores scores, int generation, String metric) {
    return scores.of(generation, new Key(TextKind.MARGIN, metric)).map(values -> values.at(0));
  }

  /** Adds a generation, unless some replicates lack it and the mean over all is unknown. */
  private static void add(Life life, int generation, Values values, Optional<Double> margin) {
    if (Arrays.stream(life.replicates).allMatch(values::has)) {
      life.life.add(
          generation, Arrays.stream(life.replicates).mapToDouble(values::at).toArray(), margin);
    }
  }

  /** The half-lives, after all scores have been visited. */
  HalfLifeTables tables() {
    List<HalfLifeRow> rows = new ArrayList<>();
    shape
        .arms()
        .forEach(
            arm ->
                byArm
                    .getOrDefault(arm, Map.of())
                    .forEach((metric, life) -> rows.add(row(arm, metric, life))));
    return new HalfLifeTables(shape.generations(), rows);
  }

  private static HalfLifeRow row(String arm, String metric, Life life) {
    HalfLife of = life.life;
    boolean control = life.controlLow <= life.controlHigh;
    return new HalfLifeRow(
        arm,
        metric,
        of.replicates(),
        generation(of.at()),
        of.hasInterval() ? generation(of.low()) : Double.NaN,
        of.hasInterval() ? generation(of.high()) : Double.NaN,
        of.remaining(),
        of.floor(),
        control ? life.controlLow : Double.NaN,
        control ? life.controlHigh : Double.NaN);
  }

  private static double generation(OptionalInt found) {
    return found.isPresent() ? found.getAsInt() : Double.POSITIVE_INFINITY;
  }
}
