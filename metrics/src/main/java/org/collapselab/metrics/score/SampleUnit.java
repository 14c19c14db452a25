package org.collapselab.metrics.score;

/** What the size of a sample counts. */
public enum SampleUnit {
  /** Tokens, or tokens and ends of documents: what a text is made of. */
  TOKENS("tokens"),
  /** Documents, of a check that looks at one draw of each. */
  DOCUMENTS("documents"),
  /** Draws from laws that are known. */
  DRAWS("draws");

  private final String key;

  SampleUnit(String key) {
    this.key = key;
  }

  /** Its word in signatures. */
  public String key() {
    return key;
  }

  /** The unit of a word in signatures. */
  static SampleUnit of(String key) {
    for (SampleUnit unit : values()) {
      if (unit.key.equals(key)) {
        return unit;
      }
    }
    throw new IllegalArgumentException(
        "the unit of a sample must be tokens, documents or draws, but was '" + key + "'");
  }
}
