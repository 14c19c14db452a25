package org.collapselab.metrics.score;

import java.io.Serializable;

/**
 * What a score was measured on, and by which definition: the part of a signature that follows the
 * name. Its text is {@code |tok:word|tokens:100000|v:1}, after details if there are any. Immutable:
 * all scores of one text may share it.
 */
public final class ScoreSample implements Serializable {

  private static final long serialVersionUID = 1;

  private static final String TOKENIZER = "tok";
  private static final String VERSION = "v";

  private final Parameters details;
  private final String tokenizer;
  private final SampleUnit unit;
  private final long size;
  private final int version;
  private transient String text; // made when first asked for: equal whichever thread makes it

  /**
   * A sample.
   *
   * @param details of the sample, such as the number of vectors that were compared
   * @param tokenizer label of the tokenizer; empty if the sample is no text
   * @param unit what {@code size} counts
   * @param size at least 0
   * @param version of the metric's definition, at least 1; a changed number needs a new one
   */
  private ScoreSample(
      Parameters details, String tokenizer, SampleUnit unit, long size, int version) {
    if (size < 0 || version < 1) {
      throw new IllegalArgumentException(
          "a sample must have a size of at least 0 and a version of at least 1, but had "
              + size
              + " and "
              + version);
    }
    this.details = details;
    this.tokenizer = tokenizer;
    this.unit = unit;
    this.size = size;
    this.version = version;
  }

  /** A sample of a text, for a metric of version 1. */
  public static ScoreSample tokens(String tokenizer, long tokens) {
    return new ScoreSample(Parameters.NONE, tokenizer, SampleUnit.TOKENS, tokens, 1);
  }

  /** A sample that is no text, for a metric of version 1. */
  public static ScoreSample of(SampleUnit unit, long size) {
    return new ScoreSample(Parameters.NONE, "", unit, size, 1);
  }

  /**
   * Reads the sample in a signature.
   *
   * @param signature text of a name and a sample
   * @param metric text of the name, which says where the sample begins
   */
  public static ScoreSample parse(String signature, String metric) {
    if (!signature.startsWith(metric)) {
      throw new IllegalArgumentException(
          "a signature must begin with '" + metric + "', but was '" + signature + "'");
    }
    try {
      return read(Parameters.parse(signature.substring(metric.length())));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "a signature must end with a size and a version, |tokens:1000|v:1, but was '"
              + signature
              + "'",
          e);
    }
  }

  private static ScoreSample read(Parameters all) {
    int version = all.size() - 1;
    int size = version - 1;
    if (size < 0 || !all.key(version).equals(VERSION)) {
      throw new IllegalArgumentException("there is no version after a size");
    }
    boolean ofText = size > 0 && all.key(size - 1).equals(TOKENIZER);
    return new ScoreSample(
        all.first(ofText ? size - 1 : size),
        ofText ? all.value(size - 1) : "",
        SampleUnit.of(all.key(size)),
        Long.parseLong(all.value(size)),
        Integer.parseInt(all.value(version)));
  }

  /** The same sample with more details. */
  public ScoreSample with(Parameters more) {
    return new ScoreSample(details.with(more), tokenizer, unit, size, version);
  }

  /** The same sample, for a metric of another version. */
  public ScoreSample withVersion(int other) {
    return other == version ? this : new ScoreSample(details, tokenizer, unit, size, other);
  }

  /** Details that only the signature has, such as the number of vectors that were compared. */
  public Parameters details() {
    return details;
  }

  /** Label of the tokenizer; empty if the sample is no text. */
  public String tokenizer() {
    return tokenizer;
  }

  /** What {@link #size} counts. */
  public SampleUnit unit() {
    return unit;
  }

  /** Size of the sample, at least 0. */
  public long size() {
    return size;
  }

  /** Version of the metric's definition, at least 1. */
  public int version() {
    return version;
  }

  /** {@code |tok:word|tokens:100000|v:1}: what follows the name in a signature. */
  public String text() {
    String known = text;
    if (known == null) {
      Parameters all = tokenizer.isEmpty() ? details : details.with(TOKENIZER, tokenizer);
      known = all.with(unit.key(), size).with(VERSION, version).text();
      text = known;
    }
    return known;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScoreSample that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  /** The same as {@link #text}. */
  @Override
  public String toString() {
    return text();
  }
}
