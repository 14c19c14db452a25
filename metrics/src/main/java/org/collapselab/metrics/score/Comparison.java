package org.collapselab.metrics.score;

/**
 * A metric that compares a text with the human one: its value changes with the human side of a
 * joint spectrum or with the human passage. The program also measures it with the text of
 * generation 0 in the place of human text, which separates drift (X_t against X_0) from misfit (X_0
 * against human text); see docs/glossary.md.
 */
public interface Comparison extends Metric {}
