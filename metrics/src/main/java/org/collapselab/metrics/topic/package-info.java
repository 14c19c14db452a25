/**
 * Topics as modes of human text: which of them a text has lost, according to a classifier trained
 * on labelled human documents.
 *
 * <p>Start with {@link org.collapselab.metrics.topic.Topics}, the metric, then {@link
 * org.collapselab.metrics.topic.TopicClassifier}, which corrects its decisions by its own confusion
 * matrix. The package uses {@code count} and {@code score}.
 */
package org.collapselab.metrics.topic;
