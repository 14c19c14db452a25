package org.collapselab.metrics.score;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.collapselab.metrics.count.DocumentCounts;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.trainer.text.Documents;

/**
 * All that metrics see of one text: its sufficient statistics, and the text for those metrics that
 * look at the order of tokens.
 *
 * @param spectra joint spectra against the human reference by order, index 0 for order 1; shape (3)
 * @param documents document-level counts of the text
 * @param source gives the text itself, when a metric asks for it
 * @param model how the model that wrote the text predicts held-out human text; empty for human text
 * @param tokenizer name of the tokenizer, for signatures
 */
public record Observation(
    List<JointSpectrum> spectra,
    DocumentCounts documents,
    Supplier<Documents> source,
    Optional<ModelFit> model,
    String tokenizer) {

  /** Observes a text. */
  public static Observation of(
      HumanReference human, Documents text, Optional<ModelFit> model, String tokenizer) {
    return new Observation(
        human.spectra(text), DocumentCounts.of(text), () -> text, model, tokenizer);
  }

  /** The text itself. */
  public Documents text() {
    return source.get();
  }

  /** The joint spectrum of an order, 1 to 3. */
  public JointSpectrum spectrum(int order) {
    return spectra.get(order - 1);
  }

  /** Tokens of the text, the B of every comparison. */
  public long tokens() {
    return spectrum(1).generatedTotal();
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
  public record ModelFit(long events, long zeros, double surprisal, double smoothedSurprisal) {}
}
