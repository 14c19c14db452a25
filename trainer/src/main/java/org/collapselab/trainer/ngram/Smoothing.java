package org.collapselab.trainer.ngram;

import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Named;
import org.collapselab.trainer.settings.Require;

/**
 * How n-grams that were not seen get probability. Closed: the urns that text is drawn from know
 * each form, see {@link Urns}.
 */
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
      Require.that(
          k > 0 && !Double.isInfinite(k),
          "k must be a number above 0, but was %s; use maximum-likelihood to add nothing",
          k);
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
   * Witten-Bell: {@code (c(hw) + T(h) p(w|h')) / (c(h) + T(h))} with T(h) the number of types seen
   * after h, h' the next shorter context, and the uniform law below order 1. Witten and Bell
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
   * that is written twice gives the same law, while every other smoothing trusts it more. Jelinek
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
   * law; Heafield et al. (2013). Where an order's discounts are undefined or out of range they are
   * 0.5, 1, 1.5.
   */
  @About("interpolated modified Kneser-Ney, as KenLM estimates it")
  record ModifiedKneserNey() implements Smoothing {
    @Override
    public String name() {
      return "modified-kneser-ney";
    }
  }
}
