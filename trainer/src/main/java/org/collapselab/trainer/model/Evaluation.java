package org.collapselab.trainer.model;

import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/**
 * How well a model predicts a text: every token, and {@code </s>} of every closed document where it
 * is an event, given all before it in its document. Mergeable over documents.
 *
 * @param events tokens and ends
 * @param zeros events of probability 0
 * @param surprisal sum of -ln p over the events with p above 0, in nats
 * @param unknown events that are {@code <unk>}
 * @param unknownZeros events that are {@code <unk>} and have probability 0
 * @param unknownSurprisal the part of the surprisal that {@code <unk>} has, in nats
 */
public record Evaluation(
    long events,
    long zeros,
    double surprisal,
    long unknown,
    long unknownZeros,
    double unknownSurprisal) {

  /** Nothing evaluated. */
  public static final Evaluation NONE = new Evaluation(0, 0, 0, 0, 0, 0);

  /** Evaluates a model on documents, in their order. */
  public static Evaluation of(TrainedModel model, Documents text) {
    Batch batch = model.batch(1);
    boolean ends = model.alphabet().ends();
    long zeros = 0;
    long unknown = 0;
    long unknownZeros = 0;
    double surprisal = 0;
    double unknownSurprisal = 0;
    for (int d = 0; d < text.size(); d++) {
      batch.start(0);
      int end = text.offset(d + 1);
      int last = ends && text.closed(d) ? end : end - 1;
      for (int i = text.offset(d); i <= last; i++) {
        int token = i < end ? text.token(i) : Vocabulary.END;
        double p = batch.probability(0, token);
        double nats = p > 0 ? -StrictMath.log(p) : 0;
        zeros += p > 0 ? 0 : 1;
        surprisal += nats;
        if (token == Vocabulary.UNKNOWN) {
          unknown++;
          unknownZeros += p > 0 ? 0 : 1;
          unknownSurprisal += nats;
        }
        if (i < end) {
          batch.advance(0, token);
        }
      }
    }
    long events = text.tokens() + (ends ? text.ends() : 0L);
    return new Evaluation(events, zeros, surprisal, unknown, unknownZeros, unknownSurprisal);
  }

  /** This and another evaluation together; to get equal bits, merge in a fixed order. */
  public Evaluation merge(Evaluation other) {
    return new Evaluation(
        events + other.events,
        zeros + other.zeros,
        surprisal + other.surprisal,
        unknown + other.unknown,
        unknownZeros + other.unknownZeros,
        unknownSurprisal + other.unknownSurprisal);
  }

  /**
   * exp of the mean surprisal over all events, as KenLM's 'perplexity including OOVs'; infinite
   * where an event has probability 0, NaN where there are no events.
   */
  public double perplexity() {
    return perplexity(surprisal, events, zeros);
  }

  /** The same over the events that are not {@code <unk>}: KenLM's 'perplexity excluding OOVs'. */
  public double perplexityWithoutUnknown() {
    return perplexity(surprisal - unknownSurprisal, events - unknown, zeros - unknownZeros);
  }

  private static double perplexity(double nats, long events, long zeros) {
    return zeros > 0 ? Double.POSITIVE_INFINITY : StrictMath.exp(nats / events);
  }
}
