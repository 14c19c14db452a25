package org.collapselab.jobs.loop;

import java.util.Optional;
import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.MixText;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.loop.Stages.Trained;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.CountingModel;
import org.collapselab.trainer.model.LanguageModel;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/**
 * Trains M_t on D_t in the memory of one task.
 *
 * <p>If D_t is D_{t-1} and more, and the model is one of counts, the counts of D_{t-1} are carried
 * on and only the documents that D_t adds are read: under accumulate a generation costs its
 * distinct n-grams and its new tokens, never the old ones. If those counts are not at hand, all of
 * D_t is counted. Either way the model is the same, bit for bit.
 */
record Training(StepContext step, PastTexts past) {

  /**
   * Trains M_0 of chains that begin with the same text: once, if the model is one of counts.
   *
   * @param order the human order that the chains share
   */
  Trained<TrainedModel> shared(HumanText.Order order, Mix mix) {
    record Beginning(HumanText.Order order, LanguageModel model, boolean ends) {}
    LanguageModel model = step.arm().model();
    return model instanceof CountingModel
        ? step.human().latest(new Beginning(order, model, step.alphabet().ends()), () -> of(mix))
        : of(mix);
  }

  /** Trains M_t. */
  Trained<TrainedModel> of(Mix mix) {
    if (step.arm().model() instanceof CountingModel model) {
      return counted(model, mix);
    }
    Documents text = text(mix);
    TrainedModel model =
        step.arm()
            .model()
            .fit(
                step.alphabet().ends() ? text : text.open(),
                step.alphabet(),
                Optional.empty(),
                step.random(Purpose.FIT));
    return new Trained<>(model, text.tokens(), Optional.empty());
  }

  private Trained<TrainedModel> counted(CountingModel model, Mix mix) {
    Alphabet alphabet = step.alphabet();
    int before = step.generation() - 1;
    Optional<Mix> added = before < 0 ? Optional.empty() : mix.minus(past.mix(before));
    NGramCounts counts =
        added
            .flatMap(
                more ->
                    past.counts(before).map(old -> old.merge(model.count(text(more), alphabet))))
            .orElseGet(() -> model.count(text(mix), alphabet));
    return new Trained<>(model.fit(counts, alphabet), tokens(counts), added.map(more -> counts));
  }

  private Documents text(Mix mix) {
    return MixText.gather(mix, step.human().training(), past::corpus);
  }

  /** Tokens of the text that was counted, without begins and ends. */
  private static long tokens(NGramCounts counts) {
    return counts.total(1)
        - occurrences(counts, Vocabulary.BEGIN)
        - occurrences(counts, Vocabulary.END);
  }

  private static long occurrences(NGramCounts counts, int token) {
    int type = counts.child(1, 0, token);
    return type < 0 ? 0 : counts.count(1, type);
  }
}
