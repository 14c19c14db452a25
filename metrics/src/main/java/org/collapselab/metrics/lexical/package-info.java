/**
 * Measures of vocabulary and length that linguistics and work on text generation have in common:
 * type-token ratios, distinct-n, Yule's K, duplicates, mean length.
 *
 * <p>Most depend on the size of the text, so compare them at equal budgets. Start with {@link
 * org.collapselab.metrics.lexical.TypeTokenRatio} and {@link
 * org.collapselab.metrics.lexical.DistinctN}, the shortest metrics of all. The package uses {@code
 * count}, {@code score} and the rarefaction of {@code richness}.
 */
package org.collapselab.metrics.lexical;
