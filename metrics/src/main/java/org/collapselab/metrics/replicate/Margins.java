package org.collapselab.metrics.replicate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.collapselab.metrics.count.DocumentCounts;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricName;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.random.Address;

/**
 * Estimates how the scores of one text would vary over texts of the same source: a jackknife over
 * {@link Jackknife#BLOCKS} keyed blocks of its documents. Nothing is counted twice, because the
 * spectra of a text without a block are those of the whole less those of the block.
 */
public final class Margins {

  private Margins() {}

  /** The metrics that a jackknife suits, see {@link Metric#jackknifes}. */
  public static List<Metric> suited(List<Metric> metrics) {
    return metrics.stream().filter(Metric::jackknifes).toList();
  }

  /**
   * Returns half widths of 95 % intervals, as scores of the same names and samples. A score has
   * none if it is infinite or undefined without some block, if the jackknife does not suit its
   * metric, or if it is of a model.
   *
   * @param metrics what is measured
   * @param scores of the text by these metrics
   * @param observation the text beside human text
   * @param reference counts of the human text
   * @param counts of the text
   * @param random address of the blocks
   */
  public static List<Score> of(
      List<Metric> metrics,
      List<Score> scores,
      Observation observation,
      HumanReference reference,
      NGramCounts counts,
      Address random) {
    List<NGramCounts> blocks = blocks(observation.generated(), counts.order(), random);
    return of(
        metrics,
        scores,
        observation,
        block -> reference.without(counts, observation.spectra(), blocks.get(block)),
        random);
  }

  /**
   * Returns the same for a text whose spectra the caller has counted.
   *
   * @param without spectra of the text without a block
   */
  public static List<Score> of(
      List<Metric> metrics,
      List<Score> scores,
      Observation observation,
      IntFunction<List<JointSpectrum>> without,
      Address random) {
    List<Metric> suited = suited(metrics);
    Passage text = observation.generated();
    int documents = text.tokens().size();
    List<Map<MetricName, Double>> values =
        IntStream.range(0, Jackknife.BLOCKS)
            .parallel()
            .mapToObj(
                block -> {
                  Passage rest = text.select(Jackknife.without(documents, block, random));
                  return values(
                      suited,
                      new Observation(
                          observation.human(),
                          rest,
                          without.apply(block),
                          DocumentCounts.of(rest.tokens()),
                          Optional.empty()));
                })
            .toList();
    Map<MetricName, Double> margins = new HashMap<>();
    double quantile = Student.quantile(Jackknife.BLOCKS - 1);
    for (MetricName score : values.get(0).keySet()) {
      double[] found =
          values.stream()
              .mapToDouble(of -> of.getOrDefault(score, Double.NaN))
              .filter(Double::isFinite)
              .toArray();
      if (found.length == Jackknife.BLOCKS) {
        margins.put(score, Jackknife.margin(found, quantile));
      }
    }
    return scores.stream()
        .filter(score -> margins.containsKey(score.name()) && Double.isFinite(score.value()))
        .map(score -> new Score(score.name(), score.sample(), margins.get(score.name())))
        .toList();
  }

  private static Map<MetricName, Double> values(List<Metric> metrics, Observation observation) {
    return metrics.stream()
        .flatMap(metric -> metric.measure(observation).stream())
        .collect(Collectors.toMap(Score::name, Score::value));
  }

  /** The n-grams of each block. */
  public static List<NGramCounts> blocks(Passage text, int orders, Address random) {
    return Arrays.stream(Jackknife.blocks(text.tokens().size(), random))
        .map(block -> NGramCounts.count(text.tokens().select(block), orders, false))
        .toList();
  }
}
