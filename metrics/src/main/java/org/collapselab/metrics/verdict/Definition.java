package org.collapselab.metrics.verdict;

/**
 * The eight senses in which the literature says 'model collapse', as Schaeffer et al. (2025),
 * "Position: model collapse does not mean what you think", arXiv:2503.03150, distinguish them.
 */
public enum Definition {
  /** The held-out loss rises by at least half of what separates it from a human unigram model. */
  CATASTROPHIC_RISK(
      1,
      "catastrophic increase of population risk",
      "held-out loss rises by half of the way to a human unigram model"),
  /** The held-out loss rises at all. */
  ANY_RISK(2, "any increase of population risk", "held-out loss rises"),
  /** The held-out loss keeps rising without bound. */
  DIVERGING_RISK(
      3,
      "asymptotically diverging risk",
      "increments of held-out loss fall off more slowly than 1 / t"),
  /** Diversity, the Hill number of order 1, falls. */
  COLLAPSING_VARIANCE(4, "collapsing variance", "the effective number of words falls"),
  /** The way loss falls with data changes. */
  CHANGED_SCALING(
      5, "change in scaling law", "the exponent of held-out loss against the budget changes"),
  /** Kinds of text vanish or merge. */
  LOST_MODES(6, "disappearance or entanglement of modes", "topics of human text vanish"),
  /** Human words die out beyond the loss of the first resampling. */
  LOST_TAIL(
      7,
      "disappearance of the tail",
      "human words die out, beyond the loss of the first resampling"),
  /** Texts contain more and more n-grams that no human text has. */
  HALLUCINATION(
      8,
      "hallucinated data",
      "n-grams that no human text has, one longer than the model's, spread");

  private final int number;
  private final String title;
  private final String measure;

  Definition(int number, String title, String measure) {
    this.number = number;
    this.title = title;
    this.measure = measure;
  }

  /** The number in that paper, 1 to 8. */
  public int number() {
    return number;
  }

  /** Its name. */
  public String title() {
    return title;
  }

  /** The measure that decides it. */
  public String measure() {
    return measure;
  }
}
