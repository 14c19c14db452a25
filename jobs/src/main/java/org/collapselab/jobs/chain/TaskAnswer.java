package org.collapselab.jobs.chain;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.collapselab.jobs.base.InputException;
import org.collapselab.trainer.settings.ImpossibleSettings;

/**
 * The result of a task: a value, or a user's mistake that only the text at hand reveals. Mistakes
 * are returned, not thrown, because Spark retries what is thrown and logs its trace.
 *
 * @param value one; none if there is a mistake
 * @param mistake one line; empty if there is none
 */
public record TaskAnswer<T>(List<T> value, String mistake) implements Serializable {

  /** Runs a task of an arm. */
  static <T> TaskAnswer<T> of(String arm, Supplier<T> task) {
    try {
      return new TaskAnswer<>(List.of(task.get()), "");
    } catch (ImpossibleSettings | InputException e) {
      return new TaskAnswer<>(List.of(), "arm '" + arm + "': " + e.getMessage());
    }
  }

  /**
   * Returns the values of all answers.
   *
   * @throws InputException with the first mistake
   */
  static <T> List<T> values(List<TaskAnswer<T>> answers) {
    List<T> values = new ArrayList<>();
    for (TaskAnswer<T> answer : answers) {
      if (!answer.mistake().isEmpty()) {
        throw new InputException(answer.mistake());
      }
      values.addAll(answer.value());
    }
    return values;
  }
}
