/**
 * Metrics that read documents token by token: repetition, self-BLEU, windows of tokens, verbatim
 * copying, compression.
 *
 * <p>Start with {@link org.collapselab.metrics.text.Mattr}. The package has 17 classes, more than
 * others, because ten metrics stand beside the kernels that only they use ({@code Windows}, {@code
 * Repetition}, {@code SelfBleu}, {@code Verbatim}, {@code Compression} and the numbering of n-grams
 * that these share); a package for the kernels would make them public and nothing simpler. It uses
 * {@code count} and {@code score}.
 */
package org.collapselab.metrics.text;
