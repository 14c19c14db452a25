package org.collapselab.jobs.loop;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.MixText;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.loop.Stages.Trained;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.CountingModel;
import org.collapselab.trainer.model.LanguageModel;
import org.collapselab.trainer.model.ModelFormat;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.random.Address;
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
    return settings().counting().isPresent()
        ? step.human()
            .latest(new Beginning(order, settings(), step.alphabet().ends()), () -> of(mix))
        : of(mix);
  }

  /** Trains M_t. */
  Trained<TrainedModel> of(Mix mix) {
    return settings()
        .counting()
        .map(model -> counted(model, mix))
        .orElseGet(
            () -> {
              Documents text = text(mix);
              return new Trained<>(
                  fit(step.alphabet().ends() ? text : text.open()),
                  text.tokens(),
                  Optional.empty());
            });
  }

  /** Fits the model to D_t, from M_{t-1} if it starts from the model before. */
  private TrainedModel fit(Documents text) {
    Alphabet alphabet = step.alphabet();
    Address random = step.random(Purpose.FIT);
    if (step.generation() == 0 || !settings().startsFromPrevious()) {
      return settings().fit(text, alphabet, Optional.empty(), random);
    }
    InputStream stored = new ByteArrayInputStream(past.model(step.generation() - 1));
    try (TrainedModel previous = format().read(stored, alphabet)) {
      return settings().fit(text, alphabet, Optional.of(previous), random);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * M_t in its stored form, if the model of the next generation starts from it. Both in memory and
   * on disk a chain hands on this form, so that it does not matter how a chain runs.
   */
  Optional<byte[]> handOn(TrainedModel model) {
    if (!settings().startsFromPrevious()) {
      return Optional.empty();
    }
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try {
      format().write(model, stored);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(stored.toByteArray());
  }

  private LanguageModel settings() {
    return step.arm().model();
  }

  private ModelFormat format() {
    return settings()
        .format()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "a model that starts from the one before must have a format, but '"
                        + settings().name()
                        + "' has none; override format()"));
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
