/**
 * What metrics are computed from: counts of n-grams in a human and a generated text, and the texts
 * themselves.
 *
 * <p>Start with {@link org.collapselab.metrics.count.JointSpectrum}, of which every metric of
 * counts is a function, then {@link org.collapselab.metrics.count.HumanReference}, which makes it
 * fast for many texts, and {@link org.collapselab.metrics.count.Passage}, a text with all that
 * metrics derive from it. Nothing here knows a metric: the package uses the trainer's counts, texts
 * and random streams only.
 */
package org.collapselab.metrics.count;
