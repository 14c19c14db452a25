package org.collapselab.jobs.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.collapselab.jobs.InputException;
import org.collapselab.trainer.settings.ImpossibleSettings;

/**
 * What a task answers. A user's mistake that only the text at hand reveals is an answer too, for
 * Spark would log a thrown one with its trace and try again.
 *
 * @param values one value; none where there is a mistake
 * @param mistake one line; empty where there is none
 */
record Answered<T>(List<T> values, String mistake) implements Serializable {

  static <T> Answered<T> of(String arm, Supplier<T> task) {
    try {
      return new Answered<>(List.of(task.get()), "");
    } catch (ImpossibleSettings | InputException e) {
      return new Answered<>(List.of(), "arm '" + arm + "': " + e.getMessage());
    }
  }

  /** The values of all answers; throws the first mistake. */
  static <T> List<T> all(List<Answered<T>> answers) {
    List<T> values = new ArrayList<>();
    for (Answered<T> answer : answers) {
      if (!answer.mistake().isEmpty()) {
        throw new InputException(answer.mistake());
      }
      values.addAll(answer.values());
    }
    return values;
  }
}
