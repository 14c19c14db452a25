package org.collapselab.metrics.count;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Topics of documents.
 *
 * @param topics by document: a number from 0 on, or {@link #NONE}; callers must not write to it
 */
public record Labels(int[] topics) implements DocumentValues<Labels>, java.io.Serializable {

  /** A document without a label. */
  public static final int NONE = -1;

  /** {@code documents} documents without labels. */
  public static Labels none(int documents) {
    int[] topics = new int[documents];
    Arrays.fill(topics, NONE);
    return new Labels(topics);
  }

  /** Whether any document has a label. */
  public boolean any() {
    return Arrays.stream(topics).anyMatch(topic -> topic != NONE);
  }

  @Override
  public Labels select(int[] documents) {
    int[] selected = new int[documents.length];
    for (int i = 0; i < documents.length; i++) {
      selected[i] = topics[documents[i]];
    }
    return new Labels(selected);
  }

  /** Numbers topics in the order in which they first appear. Not thread-safe. */
  public static final class Builder {

    private final Map<String, Integer> numbers = new HashMap<>();
    private int[] topics = new int[1024];
    private int size;

    /**
     * Adds a document.
     *
     * @param topic its label; empty for none
     */
    public void add(String topic) {
      if (size == topics.length) {
        topics = Arrays.copyOf(topics, Math.multiplyExact(2, size));
      }
      topics[size++] = topic.isEmpty() ? NONE : numbers.computeIfAbsent(topic, t -> numbers.size());
    }

    /** The labels of the documents so far. */
    public Labels build() {
      return new Labels(Arrays.copyOf(topics, size));
    }
  }
}
