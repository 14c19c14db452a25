package org.collapselab.metrics.score;

import java.io.Serializable;
import org.collapselab.trainer.settings.Require;

/**
 * What a score was measured on, and by which definition: the part of a signature that follows the
 * name. All scores of one text may share it.
 *
 * @param details that only the signature has, such as the number of vectors that were compared
 * @param tokenizer label of the tokenizer; empty if the sample is no text
 * @param unit what {@code size} counts
 * @param size at least 0
 * @param version of the metric's definition, at least 1; a changed number needs a new one
 */
public record ScoreSample(
    Parameters details, String tokenizer, SampleUnit unit, long size, int version)
    implements Serializable {

  private static final String TOKENIZER = "tok";
  private static final String VERSION = "v";

  public ScoreSample {
    Require.atLeast(0, size, "size");
    Require.atLeast(1, version, "version");
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
    Require.that(
        signature.startsWith(metric),
        "a signature must begin with '%s', but was '%s'",
        metric,
        signature);
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
    Require.that(
        size >= 0 && all.key(version).equals(VERSION), "there must be a version after a size");
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

  /** {@code |tok:word|tokens:100000|v:1}, after details if there are any. */
  public String text() {
    String cut = tokenizer.isEmpty() ? "" : "|" + TOKENIZER + ":" + tokenizer;
    return details.text() + cut + "|" + unit.key() + ":" + size + "|" + VERSION + ":" + version;
  }

  /** The same as {@link #text}. */
  @Override
  public String toString() {
    return text();
  }
}
