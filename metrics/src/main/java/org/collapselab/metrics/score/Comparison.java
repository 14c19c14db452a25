package org.collapselab.metrics.score;

/**
 * A metric that compares a text with the human one: its value changes with the human side of a
 * joint spectrum or with the human passage. It is also measured with the text of generation 0 in
 * the human one's place, so that drift (X_t against X_0) is told apart from misfit (X_0 against
 * human text).
 */
public interface Comparison extends Metric {}
