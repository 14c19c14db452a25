/**
 * Scores of a text against the law that its human text was drawn from: exact, because that law is
 * known and not estimated.
 *
 * <p>They exist for synthetic sources only. On held-out human text they show the error of one
 * sample, which is what other metrics cannot separate from collapse. Start with {@link
 * org.collapselab.metrics.source.SourceMetric}. The package uses {@code count}, {@code score} and
 * the entropy of {@code richness}.
 */
package org.collapselab.metrics.source;
