package org.collapselab.jobs.event;

import java.io.Serializable;

/**
 * An amount of work. Work adds up in any order: all numbers are whole, but for operations, which
 * are whole too up to 2^53.
 *
 * @param steps generations of a chain; texts of {@code measure}, settings of {@code verify}
 * @param trained tokens that models were trained on, each document as often as it was trained on
 * @param written tokens of the texts X_t
 * @param evaluated tokens of the texts X_t that were compared with human text
 * @param operations floating-point operations of the fits that say how many they took, by the fact
 *     {@code operations}; others add nothing
 */
public record Work(int steps, long trained, long written, long evaluated, double operations)
    implements Serializable {

  /** No work. */
  public static final Work NONE = new Work(0, 0, 0, 0, 0);

  /** So many steps of no tokens. */
  public static Work steps(int steps) {
    return new Work(steps, 0, 0, 0, 0);
  }

  /** The sum of both. */
  public Work plus(Work other) {
    return new Work(
        steps + other.steps,
        trained + other.trained,
        written + other.written,
        evaluated + other.evaluated,
        operations + other.operations);
  }
}
