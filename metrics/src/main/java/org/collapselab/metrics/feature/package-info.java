/**
 * Metrics of documents as vectors: precision and recall, MAUVE on clusters, Frechet and chamfer
 * distance, Vendi score, effective rank.
 *
 * <p>A class here names the metric, its settings and its scores; the arithmetic is in {@code
 * vectors}. Start with {@link org.collapselab.metrics.feature.FeatureMetric} and {@link
 * org.collapselab.metrics.feature.FeatureComparison}, which an extension implements for another
 * metric of vectors. The package uses {@code count}, {@code score}, {@code vectors} and the
 * frontier of {@code divergence}.
 */
package org.collapselab.metrics.feature;
