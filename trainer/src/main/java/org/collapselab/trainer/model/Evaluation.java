package org.collapselab.trainer.model;

import java.util.Arrays;
import java.util.List;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/**
 * How well a model predicts a text: every token, and {@code </s>} of every closed document if it is
 * an event, given all before it in its document. Mergeable over documents.
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
    return of(List.of(model), text).get(0);
  }

  /**
   * Evaluates several models on the same documents, token by token: models of the same counts then
   * read the same memory once.
   *
   * @param models models that agree on whether {@code </s>} is an event
   * @return by model
   */
  public static List<Evaluation> of(List<? extends TrainedModel> models, Documents text) {
    boolean ends = models.get(0).alphabet().ends();
    Head[] heads = models.stream().map(model -> new Head(model, ends)).toArray(Head[]::new);
    for (int d = 0; d < text.size(); d++) {
      for (Head head : heads) {
        head.batch.start(0);
      }
      int end = text.offset(d + 1);
      int last = ends && text.closed(d) ? end : end - 1;
      for (int i = text.offset(d); i <= last; i++) {
        int token = i < end ? text.token(i) : Vocabulary.END;
        for (Head head : heads) {
          head.read(token);
          if (i < end) {
            head.batch.advance(0, token);
          }
        }
      }
    }
    long events = text.tokens() + (ends ? text.ends() : 0L);
    return Arrays.stream(heads).map(head -> head.evaluation(events)).toList();
  }

  /** One model's reading head, and what it has summed so far. */
  private static final class Head {

    private final Batch batch;
    private long zeros;
    private long unknown;
    private long unknownZeros;
    private double surprisal;
    private double unknownSurprisal;
    private final SurprisalCache nats = new SurprisalCache();

    Head(TrainedModel model, boolean ends) {
      if (model.alphabet().ends() != ends) {
        throw new IllegalArgumentException(
            "models evaluated together must agree on whether </s> is an event; evaluate them one"
                + " by one");
      }
      batch = model.batch(1);
    }

    void read(int token) {
      double p = batch.probability(0, token);
      double surprise = p > 0 ? nats.of(p) : 0;
      zeros += p > 0 ? 0 : 1;
      surprisal += surprise;
      if (token == Vocabulary.UNKNOWN) {
        unknown++;
        unknownZeros += p > 0 ? 0 : 1;
        unknownSurprisal += surprise;
      }
    }

    Evaluation evaluation(long events) {
      return new Evaluation(events, zeros, surprisal, unknown, unknownZeros, unknownSurprisal);
    }
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
   * exp of the mean surprisal over all events, as KenLM's 'perplexity including OOVs'; infinite if
   * an event has probability 0, NaN if there are no events.
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
