package org.collapselab.trainer.model;

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
   * read the same memory once. Documents are read side by side and summed in their order.
   *
   * @param models models that agree on whether {@code </s>} is an event
   * @return by model
   */
  public static List<Evaluation> of(List<? extends TrainedModel> models, Documents text) {
    boolean ends = models.get(0).alphabet().ends();
    for (TrainedModel model : models) {
      if (model.alphabet().ends() != ends) {
        throw new IllegalArgumentException(
            "models evaluated together must agree on whether </s> is an event; evaluate them one"
                + " by one");
      }
    }
    List<Sum> sums = models.stream().map(model -> new Sum()).toList();
    try (DocumentReader reader = new DocumentReader(models, text, ends)) {
      for (int from = 0; from < text.size(); ) {
        int to = reader.read(from);
        for (int m = 0; m < sums.size(); m++) {
          sums.get(m).add(reader.probabilities(m), text, from, to, ends);
        }
        from = to;
      }
    }
    long events = text.tokens() + (ends ? text.ends() : 0L);
    return sums.stream().map(sum -> sum.evaluation(events)).toList();
  }

  /** What one model has summed so far. */
  private static final class Sum {

    private long zeros;
    private long unknown;
    private long unknownZeros;
    private double surprisal;
    private double unknownSurprisal;
    private final SurprisalCache nats = new SurprisalCache();

    /** Adds documents from .. to - 1, whose events have these probabilities. */
    void add(double[] p, Documents text, int from, int to, boolean ends) {
      int event = 0;
      for (int d = from; d < to; d++) {
        for (int i = text.offset(d); i < text.offset(d + 1); i++) {
          add(p[event++], text.token(i) == Vocabulary.UNKNOWN);
        }
        if (ends && text.closed(d)) {
          add(p[event++], false);
        }
      }
    }

    private void add(double p, boolean isUnknown) {
      double surprise = p > 0 ? nats.of(p) : 0;
      zeros += p > 0 ? 0 : 1;
      surprisal += surprise;
      if (isUnknown) {
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
