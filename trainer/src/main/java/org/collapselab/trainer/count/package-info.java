/**
 * Counts of n-grams: how often every n-gram of orders 1 to k occurs in a text.
 *
 * <p>{@link org.collapselab.trainer.count.NGramCounts} is where to start: a trie in primitive
 * arrays. {@code RefinementCounter} fills it, in time linear in tokens times order. Counts add up,
 * exactly and in any order: {@code NGramCounts.merge} sums the counts of two texts ({@code
 * TypeUnion} finds the common types), {@link org.collapselab.trainer.count.CountsSlice} holds the
 * n-grams of a range of first tokens, so that many tasks can count one large text, and {@link
 * org.collapselab.trainer.count.CountsFormat} stores both.
 *
 * <p>Nothing here knows what a model makes of counts. May use: {@code trainer.settings}, {@code
 * trainer.text}.
 */
package org.collapselab.trainer.count;
