package org.collapselab.metrics.score;

import java.util.List;
import java.util.Optional;
import org.collapselab.metrics.count.DocumentCounts;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.count.Passage;
import org.collapselab.trainer.text.Documents;

/**
 * What a metric sees of one text: its counts beside those of the human text, and both texts
 * themselves.
 *
 * @param human the human text that it is compared with
 * @param generated the text
 * @param spectra joint spectra of the two by order, index 0 for order 1
 * @param documents document-level counts of the text
 * @param model how the model that wrote the text predicts held-out human text; empty if no model
 *     wrote it or the model is not known
 */
public record Observation(
    Passage human,
    Passage generated,
    List<JointSpectrum> spectra,
    DocumentCounts documents,
    Optional<ModelFit> model) {

  /**
   * Observes a text.
   *
   * @param reference counts of the human text
   */
  public static Observation of(
      HumanReference reference, Passage human, Passage generated, Optional<ModelFit> model) {
    Documents text = generated.tokens();
    return new Observation(
        human, generated, reference.spectra(text), DocumentCounts.of(text), model);
  }

  /** The text itself. */
  public Documents text() {
    return generated.tokens();
  }

  /** Name of the tokenizer, for signatures. */
  public String tokenizer() {
    return generated.spelling().label();
  }

  /** The joint spectrum of an order, 1 to the number of spectra. */
  public JointSpectrum spectrum(int order) {
    return spectra.get(order - 1);
  }

  /** Tokens of the text, the B of every comparison. */
  public long tokens() {
    return spectrum(1).generatedTotal();
  }

  /** The text as the sample of a score of version 1. */
  public ScoreSample sample() {
    return ScoreSample.tokens(tokenizer(), tokens());
  }

  /**
   * Held-out human text under a model.
   *
   * @param events tokens and observed ends scored
   * @param zeros events of probability 0
   * @param surprisal sum of -ln p over the others, in nats
   * @param smoothedSurprisal sum of -ln p over all events under the fixed evaluation smoother
   *     fitted on the same mix, in nats
   */
  public record ModelFit(long events, long zeros, double surprisal, double smoothedSurprisal)
      implements java.io.Serializable {}
}
