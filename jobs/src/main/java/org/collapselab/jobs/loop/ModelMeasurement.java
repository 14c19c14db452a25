package org.collapselab.jobs.loop;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.collapselab.jobs.check.FirstDraws;
import org.collapselab.jobs.check.FirstTokens;
import org.collapselab.jobs.check.FreeDraws;
import org.collapselab.metrics.score.Observation.ModelFit;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.model.Evaluation;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;

/**
 * The part of a step's measurement that needs the model.
 *
 * @param facts what the fit found
 * @param fit how the model predicts held-out human text: one, or none if nothing is held out
 * @param check scores of the text against the law that it was drawn from
 */
public record ModelMeasurement(Map<String, Double> facts, List<ModelFit> fit, List<Score> check)
    implements Serializable {

  /**
   * Measures M_t.
   *
   * @param firsts first draws of X_t, see {@link FirstDraws#firsts}
   * @param corpus X_t, or as many of its first documents as have the free draws that are checked
   * @param heldOut tokens of held-out text
   */
  public static ModelMeasurement of(
      StepContext step, TrainedModel model, int[] firsts, Documents corpus, long heldOut) {
    List<Score> check = new ArrayList<>(FirstDraws.check(model, step.writing(), firsts).scores());
    check.addAll(
        FreeDraws.scores(
            FreeDraws.sum(
                model,
                step.writing(),
                step.prompts(),
                corpus,
                step.random(Purpose.GENERATE),
                step.protocol().oracleDraws())));
    check.addAll(FirstTokens.scores(step.arm(), firsts));
    Documents text = step.human().heldOut().prefix(heldOut);
    return new ModelMeasurement(
        new LinkedHashMap<>(model.facts()), // of a class that travels
        fit(model, step.arm().length().ends() ? text : text.open()),
        check);
  }

  /** Predicts held-out text by the model and by what it has learned under the fixed smoother. */
  private static List<ModelFit> fit(TrainedModel model, Documents heldOut) {
    if (heldOut.size() == 0) {
      return List.of();
    }
    Optional<TrainedModel> smoother = model.smoothed();
    try {
      List<TrainedModel> models = Stream.concat(Stream.of(model), smoother.stream()).toList();
      List<Evaluation> evaluations = Evaluation.of(models, heldOut);
      Evaluation raw = evaluations.get(0);
      double smoothed = evaluations.get(evaluations.size() - 1).surprisal();
      return List.of(new ModelFit(raw.events(), raw.zeros(), raw.surprisal(), smoothed));
    } finally {
      smoother.ifPresent(TrainedModel::close);
    }
  }
}
