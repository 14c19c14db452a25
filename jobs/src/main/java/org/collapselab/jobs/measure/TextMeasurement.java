package org.collapselab.jobs.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.collapselab.jobs.InputException;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.score.Margins;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.ngram.NGramCounts;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;

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
   * @param orders highest order of n-grams that metrics of counts look at
   * @param most tokens to compare at most; 0 for no limit
   */
  static TextMeasurement of(
      MeasuredTexts texts, List<Metric> metrics, int orders, long most, long seed) {
    long budget = budget(texts, most);
    HumanReference reference = HumanReference.of(texts.reference().tokens(), orders);
    List<Passage> compared = new ArrayList<>();
    texts.generated().forEach(text -> compared.add(text.prefix(budget)));
    if (control(texts)) {
      compared.add(texts.heldOut().prefix(budget)); // the last
    }
    List<Observation> observations =
        compared.stream()
            .parallel()
            .map(text -> Observation.of(reference, texts.reference(), text, Optional.empty()))
            .toList();
    List<List<Score>> scores =
        observations.stream().parallel().map(o -> scores(metrics, o)).toList();
    int generated = texts.generated().size();
    return new TextMeasurement(
        budget,
        scores.subList(0, generated),
        control(texts) ? scores.get(generated) : List.of(),
        observations.stream().limit(generated).map(Observation::spectra).toList(),
        IntStream.range(0, generated)
            .parallel()
            .mapToObj(
                t ->
                    Margins.of(
                            metrics,
                            scores.get(t),
                            observations.get(t),
                            reference,
                            NGramCounts.count(compared.get(t).tokens(), orders, false),
                            new Address(seed, 0, Purpose.BLOCK, t))
                        .stream()
                        .collect(Collectors.toMap(Score::metric, Score::value)))
            .toList());
  }

  private static List<Score> scores(List<Metric> metrics, Observation observation) {
    return metrics.stream().flatMap(metric -> metric.measure(observation).stream()).toList();
  }

  private static boolean control(MeasuredTexts texts) {
    return texts.heldOut().tokens().tokens() > 0;
  }

  private static long budget(MeasuredTexts texts, long most) {
    long budget = most == 0 ? Long.MAX_VALUE : most;
    for (Passage text : texts.generated()) {
      budget = Math.min(budget, text.tokens().tokens());
    }
    if (control(texts)) {
      budget = Math.min(budget, texts.heldOut().tokens().tokens());
    }
    if (budget == 0) {
      throw new InputException(
          "every text must have a token, but one has none under this tokenizer; leave it out or use"
              + " another --tokenizer");
    }
    return budget;
  }
}
