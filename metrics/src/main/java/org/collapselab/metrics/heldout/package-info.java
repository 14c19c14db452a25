/**
 * How well the model that wrote a text predicts held-out human text, and how well the human n-gram
 * law predicts the text.
 *
 * <p>Start with {@link org.collapselab.metrics.heldout.CrossEntropySmoothed}, the loss that the
 * verdicts on collapse look at: it stays finite when the model gives a token probability 0, and
 * {@link org.collapselab.metrics.heldout.CrossEntropy} does not. The package uses {@code count} and
 * {@code score}.
 */
package org.collapselab.metrics.heldout;
