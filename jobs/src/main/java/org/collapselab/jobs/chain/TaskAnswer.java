package org.collapselab.jobs.chain;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.base.MemoryException;
import org.collapselab.trainer.settings.ImpossibleSettings;

/**
 * The result of a task: a value, or a failure that no repetition mends: a user's mistake that only
 * the text at hand reveals, or memory that is too small. Such failures are returned, not thrown,
 * because Spark retries what is thrown, logs its trace, and ends the JVM if memory runs out.
 *
 * @param value one; none if there is a failure
 * @param mistake one line; empty if there is none
 * @param shortage of memory, one line; empty if there is none
 */
public record TaskAnswer<T>(List<T> value, String mistake, String shortage)
    implements Serializable {

  /** Runs a task of an arm. */
  static <T> TaskAnswer<T> of(String arm, Supplier<T> task) {
    try {
      return new TaskAnswer<>(List.of(task.get()), "", "");
    } catch (ImpossibleSettings | InputException e) {
      return new TaskAnswer<>(List.of(), "arm '" + arm + "': " + e.getMessage(), "");
    } catch (MemoryException e) {
      return new TaskAnswer<>(List.of(), "", "arm '" + arm + "': " + e.getMessage());
    } catch (RuntimeException | Error e) {
      Optional<MemoryException> shortage = MemoryException.of(e, "a task of arm '" + arm + "'");
      if (shortage.isEmpty()) {
        throw e;
      }
      return new TaskAnswer<>(List.of(), "", shortage.get().getMessage());
    }
  }

  /**
   * Returns the values of all answers.
   *
   * @throws InputException with the first mistake
   * @throws MemoryException if there is none, with the first shortage of memory
   */
  static <T> List<T> values(List<TaskAnswer<T>> answers) {
    List<T> values = new ArrayList<>();
    String shortage = "";
    for (TaskAnswer<T> answer : answers) {
      if (!answer.mistake().isEmpty()) {
        throw new InputException(answer.mistake());
      }
      shortage = shortage.isEmpty() ? answer.shortage() : shortage;
      values.addAll(answer.value());
    }
    if (!shortage.isEmpty()) {
      throw new MemoryException(shortage);
    }
    return values;
  }
}
