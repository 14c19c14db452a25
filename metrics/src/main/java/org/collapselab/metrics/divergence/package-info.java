/**
 * How far the n-gram law of a text is from the human one: Jensen-Shannon, Kullback-Leibler,
 * Hellinger, total variation, MAUVE on n-grams, and the overlap of vocabularies.
 *
 * <p>All are comparisons (see docs/glossary.md: drift, misfit) and functions of a joint spectrum.
 * Start with {@link org.collapselab.metrics.divergence.TotalVariation}, the shortest; {@link
 * org.collapselab.metrics.divergence.Frontier} is the kernel of MAUVE, here and on vectors. The
 * package uses {@code count} and {@code score}.
 */
package org.collapselab.metrics.divergence;
