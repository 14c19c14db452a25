package org.collapselab.metrics.score;

/**
 * A metric of the model that wrote a text rather than of the text. It has no jackknife margin,
 * because leaving out documents of the text does not change the model.
 */
public interface ModelMetric extends Metric {}
