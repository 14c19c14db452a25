package org.collapselab.metrics.score;

/**
 * A metric of the model that wrote a text rather than of the text: leaving out documents of the
 * text tells nothing of it.
 */
public interface ModelMetric extends Metric {}
