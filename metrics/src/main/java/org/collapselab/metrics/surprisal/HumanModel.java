package org.collapselab.metrics.surprisal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.collapselab.metrics.count.Passage;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.Surprisals;
import org.collapselab.trainer.ngram.NGram;
import org.collapselab.trainer.ngram.NGramModel;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/**
 * A fixed n-gram model of a human text, fitted once and the same for every text that is read with
 * it.
 *
 * <p>Its vocabulary is that of the human text: any other word is {@code <unk>}, one more type, so
 * that a number does not depend on which other texts were encoded along. Ends of documents are no
 * events: texts of fixed length and cut documents compare, and lengths have metrics of their own.
 */
final class HumanModel {

  private final NGramModel model;
  private final int[] ids; // the model's id by the text's id

  private HumanModel(NGramModel model, int[] ids) {
    this.model = model;
    this.ids = ids;
  }

  /**
   * What a model found in a text, in nats.
   *
   * @param tokens -ln p of every token
   * @param lines their mean by document; documents without tokens have none
   */
  record Reading(Sample tokens, Sample lines) {}

  /** Which model. */
  private record Settings(int order, NGram.Smoothing smoothing) {}

  /** The model of a human text, fitted when first asked for; empty where the text is. */
  static Optional<HumanModel> of(Passage human, int order, NGram.Smoothing smoothing) {
    return human.tokens().tokens() == 0
        ? Optional.empty()
        : Optional.of(
            human.derive(
                new Settings(order, smoothing), () -> fit(human.tokens(), order, smoothing)));
  }

  private static HumanModel fit(Documents human, int order, NGram.Smoothing smoothing) {
    int[] ids = vocabulary(human);
    int size = Vocabulary.FIRST_WORD;
    for (int id = 0; id < ids.length; id++) {
      ids[id] = ids[id] == 0 ? Vocabulary.UNKNOWN : size++;
    }
    Documents text = Documents.joined(List.of(human), List.of(ids)).open();
    NGram settings = new NGram(order, smoothing, NGram.Support.VOCABULARY);
    Alphabet alphabet = new Alphabet(size, false);
    return new HumanModel(settings.fit(settings.count(text, alphabet), alphabet), ids);
  }

  /** 1 for the ids that occur, but for {@code <unk>}, which every vocabulary has. */
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

  /** Reads a text, once; a million tokens take 8 bytes each as long as it lives. */
  Reading read(Passage text) {
    record Key(HumanModel model) {}
    return text.derive(
        new Key(this),
        () -> {
          double[] nats = Surprisals.of(model, text.tokens(), ids);
          Sample lines = Sample.of(lines(nats, text.tokens()));
          return new Reading(Sample.of(nats), lines);
        });
  }

  /** Means by document of the human text itself. */
  Sample lines(Passage human) {
    record Key(HumanModel model, String lines) {}
    return human.derive(
        new Key(this, "lines"),
        () -> Sample.of(lines(Surprisals.of(model, human.tokens(), ids), human.tokens())));
  }

  private static double[] lines(double[] nats, Documents text) {
    double[] means = new double[text.size()];
    int lines = 0;
    for (int d = 0; d < text.size(); d++) {
      if (text.length(d) > 0) {
        double sum = 0;
        for (int i = text.offset(d); i < text.offset(d + 1); i++) {
          sum += nats[i];
        }
        means[lines++] = sum / text.length(d);
      }
    }
    return Arrays.copyOf(means, lines);
  }
}
