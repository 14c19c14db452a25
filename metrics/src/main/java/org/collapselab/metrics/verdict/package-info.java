/**
 * Whether an arm collapses, in each of eight senses of the word, and after how many generations
 * half of a measure is lost.
 *
 * <p>Start with {@link org.collapselab.metrics.verdict.Definition}, the senses, and {@link
 * org.collapselab.metrics.verdict.Evidence}, the one measure that each looks at; {@link
 * org.collapselab.metrics.verdict.Verdicts} applies them. See docs/glossary.md: arm, replicate,
 * chain, generation. The package reads series of numbers, never a text, and uses {@code replicate}
 * only.
 */
package org.collapselab.metrics.verdict;
