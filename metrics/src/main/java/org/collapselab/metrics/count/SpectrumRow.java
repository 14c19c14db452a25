package org.collapselab.metrics.count;

/**
 * The n-gram types that share a pair of counts, a row of a {@link JointSpectrum}.
 *
 * @param human occurrences of each in the human text
 * @param generated occurrences of each in the generated text; not 0 if {@code human} is
 * @param types number of types, at least 1
 */
public record SpectrumRow(long human, long generated, long types) {

  /** Occurrences of all of them in the human text. */
  public long humanOccurrences() {
    return human * types;
  }

  /** Occurrences of all of them in the generated text. */
  public long generatedOccurrences() {
    return generated * types;
  }

  /** Whether they occur in the human text. */
  public boolean isHuman() {
    return human > 0;
  }

  /** Whether they occur in the generated text. */
  public boolean isGenerated() {
    return generated > 0;
  }

  /** Whether they occur in both texts. */
  public boolean isCommon() {
    return isHuman() && isGenerated();
  }
}
