package org.collapselab.metrics.surprisal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.ngram.NGram;
import org.collapselab.trainer.ngram.NGramModel;
import org.collapselab.trainer.ngram.Smoothing;
import org.collapselab.trainer.ngram.Support;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/**
 * A fixed n-gram model of a human text, fitted once and used for every text that is compared with
 * it.
 *
 * <p>Its vocabulary is that of the human text. Any other word is {@code <unk>}, one more type, so
 * that a number does not depend on which other texts were encoded along. Ends of documents are not
 * events, so that texts of fixed length and cut documents compare; lengths have metrics of their
 * own.
 */
public final class HumanModel {

  static final int[] PERCENTS = {1, 5, 10, 25, 50, 75, 90, 95, 99};

  private final NGramModel model;
  private final int[] ids; // the model's id by the text's id

  private HumanModel(NGramModel model, int[] ids) {
    this.model = model;
    this.ids = ids;
  }

  /**
   * What a model found in a text, in nats.
   *
   * @param mean of -ln p of every token
   * @param variance of the same
   * @param spread standard deviation and quantiles of the same
   * @param lines the mean by document; documents without tokens have none
   */
  public record Reading(
      double mean, double variance, Map<Parameters, Double> spread, ValueSample lines) {}

  /** Identifies the model among those of one human text. */
  private record ModelSettings(int order, Smoothing smoothing) {}

  /** The model of a human text, fitted at the first request; empty if the text is empty. */
  public static Optional<HumanModel> of(Passage human, int order, Smoothing smoothing) {
    return human.tokens().tokens() == 0
        ? Optional.empty()
        : Optional.of(
            human.derive(
                new ModelSettings(order, smoothing), () -> fit(human.tokens(), order, smoothing)));
  }

  private static HumanModel fit(Documents human, int order, Smoothing smoothing) {
    int[] ids = vocabulary(human);
    int size = Vocabulary.FIRST_WORD;
    for (int id = 0; id < ids.length; id++) {
      ids[id] = ids[id] == 0 ? Vocabulary.UNKNOWN : size++;
    }
    Documents text = Documents.joined(List.of(human), List.of(ids)).open();
    NGram settings = new NGram(order, smoothing, Support.VOCABULARY);
    Alphabet alphabet = new Alphabet(size, false);
    return new HumanModel(settings.fit(settings.count(text, alphabet), alphabet), ids);
  }

  /** 1 for each id that occurs, except {@code <unk>}, which every vocabulary has. */
  private static int[] vocabulary(Documents text) {
    int[] occurs = new int[Vocabulary.FIRST_WORD];
    for (int i = 0; i < text.tokens(); i++) {
      int token = text.token(i);
      if (token >= occurs.length) {
        occurs = Arrays.copyOf(occurs, Math.max(token + 1, 2 * occurs.length));
      }
      occurs[token] = 1;
    }
    occurs[Vocabulary.UNKNOWN] = 0;
    return occurs;
  }

  /** Reads a text, once: the reading takes 8 bytes a token and is kept with the text. */
  public Reading read(Passage text) {
    record Key(HumanModel model) {}
    return text.derive(
        new Key(this),
        () -> {
          TokenSurprisals surprise = surprise(text);
          ValueSample tokens = ValueSample.of(surprise.nats().clone());
          return new Reading(
              tokens.mean(),
              tokens.variance(),
              tokens.spread(PERCENTS),
              ValueSample.of(surprise.means()));
        });
  }

  /** Surprisals of a text; those of a part of a text that was read before are looked up. */
  private TokenSurprisals surprise(Passage text) {
    record Key(HumanModel model) {}
    return text.deriveByDocument(
        new Key(this), () -> TokenSurprisals.of(model, text.tokens(), ids));
  }

  /** The mean surprisal of each document of the human text itself. */
  public ValueSample lines(Passage human) {
    record Key(HumanModel model) {}
    return human.derive(
        new Key(this),
        () -> ValueSample.of(TokenSurprisals.of(model, human.tokens(), ids).means()));
  }
}
