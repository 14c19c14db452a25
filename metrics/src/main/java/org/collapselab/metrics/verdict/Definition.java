package org.collapselab.metrics.verdict;

/**
 * The eight senses in which the literature says 'model collapse', as Schaeffer et al. (2025),
 * "Position: model collapse does not mean what you think", arXiv:2503.03150, tell them apart.
 */
public enum Definition {
  /** The held-out loss rises by at least half of what separates it from a human unigram model. */
  CATASTROPHIC_RISK(1, "catastrophic increase of population risk"),
  /** The held-out loss rises at all. */
  ANY_RISK(2, "any increase of population risk"),
  /** The held-out loss keeps rising without bound. */
  DIVERGING_RISK(3, "asymptotically diverging risk"),
  /** Diversity, the Hill number of order 1, falls. */
  COLLAPSING_VARIANCE(4, "collapsing variance"),
  /** The way loss falls with data changes. */
  CHANGED_SCALING(5, "change in scaling law"),
  /** Kinds of text vanish or merge. */
  LOST_MODES(6, "disappearance or entanglement of modes"),
  /** Human words die out beyond the loss of the first resampling. */
  LOST_TAIL(7, "disappearance of the tail"),
  /** Text contains more and more that no human text has. */
  HALLUCINATION(8, "hallucinated data");

  private final int number;
  private final String title;

  Definition(int number, String title) {
    this.number = number;
    this.title = title;
  }

  /** Its number in that paper, 1 to 8. */
  public int number() {
    return number;
  }

  /** Its name. */
  public String title() {
    return title;
  }
}
