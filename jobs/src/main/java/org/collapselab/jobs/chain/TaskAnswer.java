package org.collapselab.jobs.chain;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.collapselab.jobs.base.InputException;
import org.collapselab.trainer.settings.ImpossibleSettings;

/**
 * What a task answers. A user's mistake that only the text at hand reveals is an answer too, for
 * Spark would log a thrown one with its trace and try again.
 *
 * @param values one value; none where there is a mistake
 * @param mistake one line; empty where there is none
 */
public record TaskAnswer<T>(List<T> values, String mistake) implements Serializable {

  public static <T> TaskAnswer<T> of(String arm, Supplier<T> task) {
    try {
      return new TaskAnswer<>(List.of(task.get()), "");
    } catch (ImpossibleSettings | InputException e) {
      return new TaskAnswer<>(List.of(), "arm '" + arm + "': " + e.getMessage());
    }
  }

  /** The values of all answers; throws the first mistake. */
  public static <T> List<T> all(List<TaskAnswer<T>> answers) {
    List<T> values = new ArrayList<>();
    for (TaskAnswer<T> answer : answers) {
      if (!answer.mistake().isEmpty()) {
        throw new InputException(answer.mistake());
      }
      values.addAll(answer.values());
    }
    return values;
  }
}
