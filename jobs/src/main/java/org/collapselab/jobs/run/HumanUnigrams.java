package org.collapselab.jobs.run;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.metrics.score.Score;
import org.collapselab.metrics.verdict.Evidence;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.ngram.NGram;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/**
 * Words of H_0: what a model that knows human words and nothing of their order would lose on
 * held-out text, under the fixed evaluation smoother. Mergeable.
 *
 * @param counts occurrences by token id, shape (vocabulary)
 * @param ends documents whose end was observed
 */
record HumanUnigrams(long[] counts, long ends) implements Serializable {

  /** Counts a text. */
  static HumanUnigrams of(Documents text, int vocabulary) {
    long[] counts = new long[vocabulary];
    for (int position = 0; position < text.tokens(); position++) {
      counts[text.token(position)]++;
    }
    return new HumanUnigrams(counts, text.ends());
  }

  /** This and other text together. */
  HumanUnigrams merge(HumanUnigrams other) {
    long[] sum = counts.clone();
    Arrays.setAll(sum, token -> sum[token] + other.counts[token]);
    return new HumanUnigrams(sum, ends + other.ends);
  }

  /**
   * The loss of held-out text that a catastrophe is measured by: of the unigram model, and for an
   * arm whose own model has order 1 of the uniform law. None where no text is held out.
   */
  Optional<Score> loss(Arm arm, String tokenizer, Documents heldOut) {
    boolean ends = arm.length().ends();
    Alphabet alphabet = new Alphabet(counts.length, ends);
    Documents text = ends ? heldOut : heldOut.open();
    long events = text.tokens() + (ends ? text.ends() : 0L);
    boolean uniform = arm.model() instanceof NGram ngram && ngram.order() == 1;
    return events == 0
        ? Optional.empty()
        : Optional.of(
                Score.of(
                    Evidence.LOSS + "|model:" + (uniform ? "uniform" : "unigram"),
                    tokenizer,
                    events,
                    1,
                    uniform
                        ? StrictMath.log(alphabet.events())
                        : surprisal(text, alphabet) / events))
            .map(score -> new Score(Evidence.LOSS, score.signature(), score.value()));
  }

  /**
   * Nats of a text under {@code (c + T / V) / (N + T)}, N tokens and ends of T types over V events
   * (Witten and Bell 1991); summed in the order of token ids.
   */
  double surprisal(Documents text, Alphabet alphabet) {
    long[] known = counts.clone();
    known[Vocabulary.END] = alphabet.ends() ? ends : 0;
    HumanUnigrams wanted = of(text, counts.length);
    wanted.counts[Vocabulary.END] = alphabet.ends() ? text.ends() : 0;
    double total = Arrays.stream(known).sum();
    double types = Arrays.stream(known).filter(count -> count > 0).count();
    double nats = 0;
    for (int token = 0; token < known.length; token++) {
      if (wanted.counts[token] > 0) {
        double p = (known[token] + types / alphabet.events()) / (total + types);
        nats -= wanted.counts[token] * StrictMath.log(p);
      }
    }
    return nats;
  }
}
