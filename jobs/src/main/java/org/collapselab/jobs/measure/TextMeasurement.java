package org.collapselab.jobs.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.collapselab.jobs.InputException;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.replicate.Jackknife;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;

/**
 * Scores of texts against human text. Each text, and held-out human text as a control, is measured
 * on its first B tokens, B the least of what there is, so that sizes never differ.
 *
 * @param budget B
 * @param generated scores by text, in the order given
 * @param heldOut scores of the control; empty where no human text is held out
 * @param spectra joint spectra by text and order
 * @param margins half widths of 95 % intervals by text and score, by jackknife; absent where it
 *     does not suit the metric, or the score is infinite or undefined without some block
 */
record TextMeasurement(
    long budget,
    List<List<Score>> generated,
    List<Score> heldOut,
    List<List<JointSpectrum>> spectra,
    List<Map<String, Double>> margins) {

  /**
   * Measures.
   *
   * @param most tokens to compare at most; 0 for no limit
   */
  static TextMeasurement of(
      MeasuredTexts texts, List<Metric> metrics, String tokenizer, long most, long seed) {
    long budget = budget(texts, most);
    HumanReference reference = HumanReference.of(texts.reference());
    List<Observation> observations =
        IntStream.range(0, texts.generated().size() + (control(texts) ? 1 : 0))
            .parallel()
            .mapToObj(
                t -> t < texts.generated().size() ? texts.generated().get(t) : texts.heldOut())
            .map(text -> text.prefix(budget))
            .map(text -> Observation.of(reference, text, Optional.empty(), tokenizer))
            .toList();
    List<List<Score>> scores =
        observations.stream()
            .parallel()
            .map(o -> metrics.stream().flatMap(metric -> metric.measure(o).stream()).toList())
            .toList();
    int texts0 = texts.generated().size();
    List<List<JointSpectrum>> spectra = new ArrayList<>();
    observations.subList(0, texts0).forEach(o -> spectra.add(o.spectra()));
    return new TextMeasurement(
        budget,
        scores.subList(0, texts0),
        control(texts) ? scores.get(texts0) : List.of(),
        spectra,
        IntStream.range(0, texts0)
            .mapToObj(
                t ->
                    margins(
                        reference,
                        texts.generated().get(t).prefix(budget),
                        metrics.stream().filter(Metric::jackknifes).toList(),
                        tokenizer,
                        new Address(seed, 0, Purpose.BLOCK, t)))
            .toList());
  }

  private static Map<String, Double> margins(
      HumanReference reference,
      Documents text,
      List<Metric> metrics,
      String tokenizer,
      Address random) {
    List<Map<String, Double>> without =
        IntStream.range(0, Jackknife.BLOCKS)
            .parallel()
            .mapToObj(block -> Jackknife.without(text, block, random))
            .map(rest -> Observation.of(reference, rest, Optional.empty(), tokenizer))
            .map(
                o ->
                    metrics.stream()
                        .flatMap(metric -> metric.measure(o).stream())
                        .collect(Collectors.toMap(Score::metric, Score::value)))
            .toList();
    Map<String, Double> margins = new HashMap<>();
    for (String score : without.get(0).keySet()) {
      double[] values =
          without.stream()
              .filter(scores -> scores.containsKey(score))
              .mapToDouble(scores -> scores.get(score))
              .filter(Double::isFinite)
              .toArray();
      if (values.length == Jackknife.BLOCKS) {
        margins.put(score, Jackknife.margin(values));
      }
    }
    return margins;
  }

  private static boolean control(MeasuredTexts texts) {
    return texts.heldOut().tokens() > 0;
  }

  private static long budget(MeasuredTexts texts, long most) {
    long budget = most == 0 ? Long.MAX_VALUE : most;
    for (Documents text : texts.generated()) {
      budget = Math.min(budget, text.tokens());
    }
    if (control(texts)) {
      budget = Math.min(budget, texts.heldOut().tokens());
    }
    if (budget == 0) {
      throw new InputException(
          "every text must have a token, but one has none under this tokenizer; leave it out or use"
              + " another --tokenizer");
    }
    return budget;
  }
}
