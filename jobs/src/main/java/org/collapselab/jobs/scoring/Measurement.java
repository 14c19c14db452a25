package org.collapselab.jobs.scoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.collapselab.generator.mix.Size;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Protocol;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Observation.ModelFit;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.model.Evaluation;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.ngram.NGramModel;
import org.collapselab.trainer.ngram.Smoothing;
import org.collapselab.trainer.ngram.Support;
import org.collapselab.trainer.text.Documents;

/**
 * The measure stage of one step. The first B tokens of X_t, and the first B tokens of held-out
 * human text as a control, are each compared with H_0; B is the least of held-out tokens, generated
 * tokens, the token budget and comparison_tokens.
 *
 * @param compared the first B tokens of X_t; empty where nothing is measured
 * @param aside scores of other texts beside it, see {@link Aside}
 * @param spectra joint spectra of the first B tokens of X_t against H_0, by order
 * @param generated scores of X_t and its model
 * @param heldOut scores of held-out human text
 */
public record Measurement(
    Optional<CountedText> compared,
    Map<String, List<Score>> aside,
    List<JointSpectrum> spectra,
    List<Score> generated,
    List<Score> heldOut) {

  public static Measurement of(
      Protocol run,
      Arm arm,
      HumanText human,
      HumanText.Order order,
      int replicate,
      int generation,
      TrainedModel model,
      Documents corpus,
      Size size) {
    if (run.metrics().isEmpty()) {
      return new Measurement(Optional.empty(), Map.of(), List.of(), List.of(), List.of());
    }
    long budget = tokens(run, human, corpus.tokens(), size);
    CountedText compared = CountedText.of(corpus.prefix(budget), human.spelling(), run.orders());
    Observation observation =
        compared.against(
            human.compared(order, run.orders()), fit(arm, model, human.heldOut().prefix(budget)));
    List<Score> scores = generated(run, arm, observation);
    return new Measurement(
        Optional.of(compared),
        new Aside(run, arm, human, order, replicate).of(generation, compared, observation, scores),
        observation.spectra(),
        scores,
        control(run, human, order, budget, size));
  }

  /** B. */
  public static long tokens(Protocol run, HumanText human, long written, Size size) {
    long tokens = written;
    if (size.unit() == Size.Unit.TOKENS) {
      tokens =
          Math.min(
              tokens, size.amount()); // the last document is kept whole and may exceed the budget
    }
    if (human.heldOut().tokens() > 0) {
      tokens = Math.min(tokens, human.heldOut().tokens());
    }
    return run.comparisonTokens() > 0 ? Math.min(tokens, run.comparisonTokens()) : tokens;
  }

  private static List<Score> control(
      Protocol run, HumanText human, HumanText.Order order, long budget, Size size) {
    if (human.heldOut().tokens() == 0) {
      return List.of();
    }
    Supplier<List<Score>> measure =
        () ->
            scores(
                run,
                CountedText.of(human.heldOut().prefix(budget), human.spelling(), run.orders())
                    .against(human.compared(order, run.orders()), Optional.empty()));
    record Key(HumanText.Order order, long budget) {}
    // A budget of tokens gives most steps the same B; a budget of documents gives each its own.
    return order.shared() && size.unit() == Size.Unit.TOKENS
        ? human.derive(new Key(order, budget), measure)
        : measure.get();
  }

  public static List<Score> scores(Protocol run, Observation observation) {
    return run.metrics().stream().flatMap(metric -> metric.measure(observation).stream()).toList();
  }

  /** Scores of X_t: by the metrics of a run, and what the verdicts need besides. */
  public static List<Score> generated(Protocol run, Arm arm, Observation observation) {
    return Stream.concat(
            scores(run, observation).stream(),
            VerdictScores.missing(run, arm, observation).stream())
        .toList();
  }

  public static Optional<ModelFit> fit(Arm arm, TrainedModel model, Documents heldOut) {
    if (heldOut.size() == 0) {
      return Optional.empty();
    }
    Documents text = arm.length().ends() ? heldOut : heldOut.open();
    List<Evaluation> evaluations = Evaluation.of(withSmoother(model), text);
    Evaluation raw = evaluations.get(0);
    double smoothed = evaluations.get(evaluations.size() - 1).surprisal();
    return Optional.of(new ModelFit(raw.events(), raw.zeros(), raw.surprisal(), smoothed));
  }

  /**
   * A model, and last its counts under the fixed evaluation smoother: Jelinek-Mercer over the whole
   * vocabulary. A model that never gives 0 needs none and is its own.
   */
  private static List<TrainedModel> withSmoother(TrainedModel model) {
    return model instanceof NGramModel ngram
        ? List.of(model, ngram.resmoothed(new Smoothing.JelinekMercer(), Support.VOCABULARY))
        : List.of(model);
  }
}
