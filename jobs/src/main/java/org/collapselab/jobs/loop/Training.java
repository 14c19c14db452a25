package org.collapselab.jobs.loop;

import java.util.Optional;
import java.util.function.Supplier;
import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.MixText;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.LanguageModel;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.ngram.CountingModel;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/**
 * The train stage of one step: M_t from D_t.
 *
 * <p>Where D_t is D_{t-1} and more, and the model is one of counts, the counts of D_{t-1} are
 * carried on and only the documents that D_t adds are read: under accumulate a generation costs its
 * distinct n-grams and its new tokens, never the old ones. Where those counts are not at hand, all
 * of D_t is counted. Either way the model is the same, bit for bit.
 *
 * @param model M_t
 * @param tokens of D_t, each document as often as it is trained on
 * @param carried the counts of D_t, where D_t is D_{t-1} and more, so that D_{t+1} may well be D_t
 *     and more
 */
record Training(TrainedModel model, long tokens, Optional<NGramCounts> carried) {

  /**
   * Trains M_0 of chains that begin with the same text: once, where the model is one of counts.
   *
   * @param order the human order that the chains share
   */
  static Training shared(
      Arm arm, HumanText human, HumanText.Order order, Mix mix, PastTexts history, Address random) {
    Supplier<Training> train = () -> of(arm, human, 0, mix, history, random);
    record Beginning(HumanText.Order order, LanguageModel model, boolean ends) {}
    return arm.model() instanceof CountingModel
        ? human.latest(new Beginning(order, arm.model(), arm.length().ends()), train)
        : train.get();
  }

  /** Trains M_t. */
  static Training of(
      Arm arm, HumanText human, int generation, Mix mix, PastTexts history, Address random) {
    Alphabet alphabet = new Alphabet(human.vocabulary().size(), arm.length().ends());
    if (arm.model() instanceof CountingModel model) {
      return counted(model, alphabet, human, generation, mix, history);
    }
    Documents text = text(mix, human, history);
    TrainedModel model =
        arm.model().fit(alphabet.ends() ? text : text.open(), alphabet, Optional.empty(), random);
    return new Training(model, text.tokens(), Optional.empty());
  }

  private static Training counted(
      CountingModel model,
      Alphabet alphabet,
      HumanText human,
      int generation,
      Mix mix,
      PastTexts history) {
    Optional<Mix> added =
        generation == 0 ? Optional.empty() : mix.minus(history.mix(generation - 1));
    NGramCounts counts =
        added
            .flatMap(
                more ->
                    history
                        .counts(generation - 1)
                        .map(old -> old.merge(model.count(text(more, human, history), alphabet))))
            .orElseGet(() -> model.count(text(mix, human, history), alphabet));
    return new Training(model.fit(counts, alphabet), tokens(counts), added.map(more -> counts));
  }

  private static Documents text(Mix mix, HumanText human, PastTexts history) {
    return MixText.gather(mix, human.training(), history::corpus);
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
