package org.collapselab.trainer.ngram;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.LanguageModel;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Named;
import org.collapselab.trainer.text.Documents;

/**
 * The n-gram model: the next token depends on the {@code order - 1} tokens before it, {@code <s>}
 * included.
 *
 * @param order tokens of an n-gram, in [1, 7]
 * @param smoothing how n-grams that were not seen get probability
 * @param support what the uniform share of Witten-Bell, Jelinek-Mercer and Kneser-Ney covers
 */
@AutoService(LanguageModel.class)
@About("an n-gram model: the next token depends on the order - 1 tokens before it")
public record NGram(
    @About("tokens of an n-gram, in [1, 7]") int order,
    @About("how n-grams that were not seen get probability") Smoothing smoothing,
    @About(
            "what the uniform share of Witten-Bell, Jelinek-Mercer and Kneser-Ney covers: observed (the types of the training mix and <unk>) or vocabulary (all types, so that dead words can return)")
        Support support)
    implements CountingModel {

  public NGram {
    if (order < 1 || order > NGramCounts.MAXIMUM_ORDER) {
      throw new IllegalArgumentException(
          "order must be in [1, " + NGramCounts.MAXIMUM_ORDER + "], but was " + order);
    }
  }

  /** A trigram model under maximum likelihood. */
  public NGram() {
    this(3, new Smoothing.MaximumLikelihood(), Support.OBSERVED);
  }

  @Override
  public String name() {
    return "n-gram";
  }

  /** Counts n-grams; ignores the previous model and draws nothing. */
  @Override
  public NGramModel fit(
      Documents text, Alphabet alphabet, Optional<TrainedModel> previous, Address random) {
    return fit(count(text, alphabet), alphabet);
  }

  /** Relative frequencies give nothing to what was not counted. */
  @Override
  public boolean writesItsCounts() {
    return smoothing instanceof Smoothing.MaximumLikelihood;
  }

  @Override
  public NGramCounts count(Documents text, Alphabet alphabet) {
    return NGramCounts.count(alphabet.ends() ? text : text.open(), order, true);
  }

  @Override
  public NGramModel fit(NGramCounts counts, Alphabet alphabet) {
    return NGramModel.of(counts, this, alphabet);
  }

  /**
   * Bounds the memory from above under the assumption that documents have at least 4 tokens on
   * average and that no n-gram of order 2 or more repeats: what counting needs on the way (28 bytes
   * a position), the counts (20 bytes a type), the smoothing (20 bytes a context, 4 a type) and,
   * where text is drawn, urns (8 bytes a context and a unit, and 8 a context on the way).
   */
  @Override
  public long memory(long tokens, Alphabet alphabet) {
    long documents = tokens / 4 + 1;
    long positions = tokens + 2 * documents;
    double types = 1; // of the order under way, at most
    double all = 0; // types of all orders
    double contexts = 1;
    for (int j = 1; j <= order; j++) {
      types = Math.min((double) types * alphabet.size(), positions);
      all += types;
      contexts += j < order ? types : 0;
    }
    double occurrences = positions + (double) documents * Math.max(0, order - 2);
    double units =
        smoothing instanceof Smoothing.WittenBell
            ? order * occurrences + all
            : smoothing instanceof Smoothing.JelinekMercer
                ? 2 * order * occurrences
                : smoothing instanceof Smoothing.ModifiedKneserNey
                    ? occurrences + all
                    : occurrences;
    double bytes = 28.0 * positions + 24 * all + 36 * contexts + 8 * units + 48.0 * alphabet.size();
    return 1 << 20 | (long) bytes;
  }

  /** How n-grams that were not seen get probability. */
  public sealed interface Smoothing extends Named {

    /**
     * Relative frequencies; a context that was not seen, or never continued, gives way to the next
     * shorter one.
     */
    @About(
        "relative frequencies; a context that was not seen, or never continued, gives way to the next shorter one")
    record MaximumLikelihood() implements Smoothing {
      @Override
      public String name() {
        return "maximum-likelihood";
      }
    }

    /**
     * {@code (c(hw) + k) / (c(h) + k V)} over the whole vocabulary of V events, without back-off: a
     * context that was not seen has the uniform law. Lidstone's law; in a resampling loop it is
     * mutation towards the uniform law at rate {@code k V / (n + k V)}.
     *
     * @param k added to every count, above 0
     */
    @About(
        "adds k to every count, over the whole vocabulary; a context that was not seen has the uniform law")
    record AddK(@About("added to every count, above 0") double k) implements Smoothing {

      public AddK {
        if (!(k > 0) || Double.isInfinite(k)) {
          throw new IllegalArgumentException(
              "k must be a number above 0, but was "
                  + k
                  + "; use maximum-likelihood to add nothing");
        }
      }

      public AddK() {
        this(0.01);
      }

      @Override
      public String name() {
        return "add-k";
      }
    }

    /**
     * Witten-Bell: {@code (c(hw) + T(h) p(w|h')) / (c(h) + T(h))} with T(h) the number of types
     * seen after h, h' the next shorter context, and the uniform law below order 1. Witten and Bell
     * (1991), method C, IEEE Trans. IT 37:1085, interpolated; Chen and Goodman (1999), section 2.6.
     */
    @About(
        "Witten-Bell, interpolated: a context gives each type seen after it one count to the next shorter context")
    record WittenBell() implements Smoothing {
      @Override
      public String name() {
        return "witten-bell";
      }
    }

    /**
     * Jelinek-Mercer with equal weights: {@code (c(hw) / c(h) + p(w|h')) / 2}, h' the next shorter
     * context, and the uniform law below order 1. It depends on relative frequencies only: a text
     * that is written twice gives the same law, where every other smoothing trusts it more. Jelinek
     * and Mercer (1980), "Interpolated estimation of Markov source parameters"; Chen and Goodman
     * (1999), section 2.4.
     */
    @About(
        "Jelinek-Mercer, half of each order and half of the next shorter context: relative frequencies alone decide, not how much text there is")
    record JelinekMercer() implements Smoothing {
      @Override
      public String name() {
        return "jelinek-mercer";
      }
    }

    /**
     * Interpolated modified Kneser-Ney as KenLM estimates it: Chen and Goodman (1999), section 3,
     * with one set of three discounts per order (eq. 26) and unigrams interpolated with the uniform
     * law; Heafield et al. (2013). Where an order's discounts are undefined or out of range they
     * are 0.5, 1, 1.5.
     */
    @About("interpolated modified Kneser-Ney, as KenLM estimates it")
    record ModifiedKneserNey() implements Smoothing {
      @Override
      public String name() {
        return "modified-kneser-ney";
      }
    }
  }

  /** What the uniform share of Witten-Bell, Jelinek-Mercer and Kneser-Ney covers. */
  public enum Support {
    /** The types seen in the training mix and {@code <unk>}, as in KenLM. */
    OBSERVED,
    /** The whole vocabulary: types that died out can return. */
    VOCABULARY
  }
}
