/**
 * Surprisal of a text under one fixed n-gram model of the human text, and lengths of documents, as
 * distributions: moments, quantiles, distances.
 *
 * <p>Unlike {@code heldout}, where the model changes with the generation, here the model stays and
 * the text changes. Start with {@link org.collapselab.metrics.surprisal.HumanModel} and {@link
 * org.collapselab.metrics.surprisal.HumanModelMetric}. The package uses {@code count}, {@code
 * score} and the trainer's n-gram models.
 */
package org.collapselab.metrics.surprisal;
