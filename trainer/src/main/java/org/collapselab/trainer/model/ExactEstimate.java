package org.collapselab.trainer.model;

/**
 * An estimate whose loop theory solves exactly: relative frequencies of n-grams with k added to
 * every count, {@code (c(hw) + k) / (c(h) + k V)} with V events.
 *
 * @param order tokens of an n-gram, at least 1
 * @param k added to every count, at least 0; 0 is maximum likelihood
 */
public record ExactEstimate(int order, double k) {

  /** Whether it is maximum likelihood of an order. */
  public boolean maximumLikelihood() {
    return k == 0;
  }
}
