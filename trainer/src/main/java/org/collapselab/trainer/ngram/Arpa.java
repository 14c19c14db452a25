package org.collapselab.trainer.ngram;

import java.io.IOException;
import java.io.Writer;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.settings.Require;
import org.collapselab.trainer.text.Vocabulary;

/**
 * Writes n-gram models in the ARPA back-off format, which KenLM, SRILM and others read: the log10
 * of every n-gram's probability and of its back-off weight, as 32-bit floats; -99 stands for
 * probability 0.
 */
public final class Arpa {

  private static final String ZERO = "-99";

  private final NGramModel model;
  private final Vocabulary vocabulary;
  private final Writer out;
  private final StringBuilder line = new StringBuilder();

  private Arpa(NGramModel model, Vocabulary vocabulary, Writer out) {
    this.model = model;
    this.vocabulary = vocabulary;
    this.out = out;
  }

  /**
   * Writes a model; the writer is flushed and stays open.
   *
   * @param vocabulary the types of the model's token ids
   * @throws IllegalArgumentException for add-k, which has no back-off form, and for types with
   *     white space, which the format cannot hold
   */
  public static void write(NGramModel model, Vocabulary vocabulary, Writer out) throws IOException {
    Require.that(
        model.law.chained,
        "ARPA files hold back-off models, which add-k is not; write maximum-likelihood,"
            + " witten-bell or modified-kneser-ney");
    Require.that(
        vocabulary.size() == model.alphabet().size(),
        "the vocabulary must be the model's, with %d ids, but had %d",
        model.alphabet().size(),
        vocabulary.size());
    new Arpa(model, vocabulary, out).write();
    out.flush();
  }

  private void write() throws IOException {
    Contexts contexts = model.law.contexts;
    NGramCounts counts = contexts.counts;
    int unigrams = 0;
    for (int token = 0; token < vocabulary.size(); token++) {
      unigrams += listed(token) ? 1 : 0;
    }
    out.write("\\data\\\n");
    for (int j = 1; j <= contexts.order; j++) {
      out.write("ngram " + j + "=" + (j == 1 ? unigrams : counts.types(j)) + "\n");
    }
    out.write("\n\\1-grams:\n");
    double[] p = new double[counts.types(1)];
    for (int token = 0; token < vocabulary.size(); token++) {
      int type = contexts.unigram(token);
      if (type >= 0) {
        p[type] = model.law.shortest(token);
      }
      if (listed(token)) {
        line.setLength(0);
        append(token);
        entry(model.law.shortest(token), 1, type);
      }
    }
    for (int j = 2; j <= contexts.order; j++) {
      out.write("\n\\" + j + "-grams:\n");
      p = probabilities(j, p);
      line.setLength(0);
      extend(1, 0, j, p);
    }
    out.write("\n\\end\\\n");
  }

  /** Events of positive probability, types of the text, and what readers insist on. */
  private boolean listed(int token) {
    return token < Vocabulary.FIRST_WORD
        || model.law.shortest(token) > 0
        || model.law.contexts.unigram(token) >= 0;
  }

  /** Probabilities of the types of order j from those of order j - 1. */
  private double[] probabilities(int j, double[] shorter) {
    Smoothed law = model.law;
    NGramCounts counts = law.contexts.counts;
    double[] p = new double[counts.types(j)];
    for (int c = 0; c < counts.types(j - 1); c++) {
      int context = law.contexts.context(j - 1, c);
      double mass = law.mass(context, j - 1);
      double backOff = law.left(context, j - 1) / mass;
      for (int t = counts.first(j, c); t < counts.first(j, c + 1); t++) {
        long weight = law.weight(j, t);
        p[t] =
            (weight - law.discounts[j].of(weight)) / mass + backOff * shorter[counts.suffix(j, t)];
      }
    }
    return p;
  }

  /** Writes the n-grams of order {@code order} below a context, whose tokens the line holds. */
  private void extend(int j, int context, int order, double[] p) throws IOException {
    NGramCounts counts = model.law.contexts.counts;
    int length = line.length();
    for (int t = counts.first(j, context); t < counts.first(j, context + 1); t++) {
      append(counts.token(j, t));
      if (j == order) {
        entry(p[t], j, t);
      } else {
        extend(j + 1, t, order, p);
      }
      line.setLength(length);
    }
  }

  private void append(int token) {
    String type = vocabulary.type(token);
    Require.that(
        !type.isEmpty() && type.chars().noneMatch(Character::isWhitespace),
        "ARPA files separate tokens by white space, but a type was '%s'; use a tokenizer"
            + " whose tokens hold none",
        type);
    line.append(line.isEmpty() ? "" : " ").append(type);
  }

  private void entry(double p, int j, int type) throws IOException {
    out.append(log(p)).append('\t').append(line);
    Contexts contexts = model.law.contexts;
    if (j < contexts.order) {
      int context = type < 0 ? 0 : contexts.context(j, type);
      boolean continued = type >= 0 && contexts.from(context, j) < contexts.to(context, j);
      double backOff = continued ? model.law.left(context, j) / model.law.mass(context, j) : 1;
      out.append('\t').append(log(backOff));
    }
    out.append('\n');
  }

  private static String log(double p) {
    if (p <= 0) {
      return ZERO;
    }
    float log = (float) StrictMath.log10(p);
    return log >= 0 ? "0" : Float.toString(log);
  }
}
