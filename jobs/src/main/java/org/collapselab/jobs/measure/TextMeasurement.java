package org.collapselab.jobs.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.collapselab.jobs.base.InputException;
import org.collapselab.metrics.count.DocumentCounts;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.score.Comparison;
import org.collapselab.metrics.score.Margins;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/**
 * Scores of texts against human text. Each text, and held-out human text as a control, is measured
 * on its first B tokens, B the least of what there is, so that sizes never differ.
 *
 * @param budget B
 * @param generated the texts, in the order given
 * @param heldOut scores of the control; empty where no human text is held out
 * @param floor scores of a text of one type that is as long as the first one
 */
record TextMeasurement(
    long budget, List<Measured> generated, List<Score> heldOut, List<Score> floor) {

  /**
   * One text.
   *
   * @param scores against human text
   * @param drift scores against the first text; none of the first one itself
   * @param margins half widths of 95 % intervals of its scores, by metric; see {@link Margins}
   * @param spectra joint spectra with human text, by order
   */
  record Measured(
      List<Score> scores,
      List<Score> drift,
      Map<String, Double> margins,
      List<JointSpectrum> spectra) {}

  /**
   * Measures.
   *
   * @param orders highest order of n-grams that metrics of counts look at
   * @param most tokens to compare at most; 0 for no limit
   */
  static TextMeasurement of(
      MeasuredTexts texts,
      List<Metric> metrics,
      int orders,
      long most,
      long seed,
      MeasuredRun.Watch watch) {
    long budget = budget(texts, most);
    return new Work(texts, metrics, orders, budget, seed, watch).measured();
  }

  /** B. */
  private static long budget(MeasuredTexts texts, long most) {
    long budget = most == 0 ? Long.MAX_VALUE : most;
    for (int t = 0; t < texts.generated().size(); t++) {
      long tokens = texts.generated().get(t).tokens().tokens();
      if (tokens == 0) {
        throw new InputException(
            "every text must have a token under --tokenizer, but "
                + texts.sources().get(t + 1).path()
                + " has none; leave it out or use another tokenizer");
      }
      budget = Math.min(budget, tokens);
    }
    return texts.heldOut().tokens().tokens() > 0
        ? Math.min(budget, texts.heldOut().tokens().tokens())
        : budget;
  }

  /** A text that others are compared with. */
  private record Other(Passage text, HumanReference counts) {

    static Other of(Passage text, int orders) {
      return new Other(text, HumanReference.of(text.tokens(), orders));
    }
  }

  /** The texts under way. */
  private static final class Work {

    private final List<Passage> compared = new ArrayList<>();
    private final Optional<Passage> control;
    private final Other human;
    private final Other first;
    private final List<Metric> metrics;
    private final int orders;
    private final long budget;
    private final long seed;
    private final MeasuredRun.Watch watch;
    private final AtomicInteger done = new AtomicInteger();

    Work(
        MeasuredTexts texts,
        List<Metric> metrics,
        int orders,
        long budget,
        long seed,
        MeasuredRun.Watch watch) {
      this.metrics = metrics;
      this.orders = orders;
      this.budget = budget;
      this.seed = seed;
      this.watch = watch;
      texts.generated().forEach(text -> compared.add(text.prefix(budget)));
      this.control =
          Optional.of(texts.heldOut())
              .filter(text -> text.tokens().tokens() > 0)
              .map(text -> text.prefix(budget));
      this.human = Other.of(texts.reference(), orders);
      this.first = Other.of(compared.get(0), orders);
    }

    TextMeasurement measured() {
      List<Supplier<Measured>> all = new ArrayList<>();
      for (int t = 0; t < compared.size(); t++) {
        int generation = t;
        all.add(() -> generation(generation));
      }
      all.add(() -> alone(oneType(first.text())));
      control.ifPresent(text -> all.add(() -> alone(text)));
      List<Measured> found =
          all.stream().parallel().map(text -> told(text.get(), all.size())).toList();
      int floor = compared.size();
      // The text of one type has no vectors, so that what it scores on them is of another name.
      Set<String> names =
          found.get(0).scores().stream().map(Score::metric).collect(Collectors.toSet());
      return new TextMeasurement(
          budget,
          found.subList(0, floor),
          control.isPresent() ? found.get(floor + 1).scores() : List.of(),
          found.get(floor).scores().stream()
              .filter(score -> names.contains(score.metric()))
              .toList());
    }

    private Measured told(Measured text, int all) {
      watch.measured(done.incrementAndGet(), all);
      return text;
    }

    private Measured generation(int t) {
      Passage text = compared.get(t);
      NGramCounts counts = count(text.tokens());
      Observation observation = observe(text, counts, human);
      List<Score> scores = scores(metrics, observation);
      List<Metric> comparisons = metrics.stream().filter(Comparison.class::isInstance).toList();
      List<Score> drift = t == 0 ? List.of() : scores(comparisons, observe(text, counts, first));
      Map<String, Double> margins =
          Margins.of(
                  metrics,
                  scores,
                  observation,
                  human.counts(),
                  counts,
                  new Address(seed, 0, Purpose.BLOCK, t))
              .stream()
              .collect(Collectors.toMap(Score::metric, Score::value));
      return new Measured(scores, drift, margins, observation.spectra());
    }

    private Measured alone(Passage text) {
      Observation observation = observe(text, count(text.tokens()), human);
      return new Measured(scores(metrics, observation), List.of(), Map.of(), observation.spectra());
    }

    private NGramCounts count(Documents text) {
      return NGramCounts.count(text, orders, false);
    }

    private static Observation observe(Passage text, NGramCounts counts, Other other) {
      return new Observation(
          other.text(),
          text,
          other.counts().spectra(counts),
          DocumentCounts.of(text.tokens()),
          Optional.empty());
    }

    private static List<Score> scores(List<Metric> metrics, Observation observation) {
      return metrics.stream().flatMap(metric -> metric.measure(observation).stream()).toList();
    }

    /** Documents of the same lengths in one word. */
    private static Passage oneType(Passage like) {
      Documents text = like.tokens();
      int word = Math.min(Vocabulary.FIRST_WORD, like.spelling().vocabulary().size() - 1);
      Documents.Builder one = new Documents.Builder();
      for (int d = 0; d < text.size(); d++) {
        for (int i = 0; i < text.length(d); i++) {
          one.token(word);
        }
        one.end(true);
      }
      return Passage.of(one.build(), like.spelling());
    }
  }
}
