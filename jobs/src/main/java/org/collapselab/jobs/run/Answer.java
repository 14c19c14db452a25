package org.collapselab.jobs.run;

import java.io.Serializable;
import java.util.List;
import java.util.function.Supplier;
import org.collapselab.jobs.InputException;
import org.collapselab.trainer.settings.ImpossibleSettings;

/**
 * What a task answers: a user's mistake that only the text at hand reveals is an answer too, for
 * Spark would log a thrown one with its trace and try again.
 *
 * @param results what the driver is to write; empty where there is a mistake, or where the task has
 *     written its results itself
 * @param mistake one line; empty where there is none
 */
record Answer(List<Result> results, String mistake) implements Serializable {

  /** The results of a task on chains of an arm, or its mistake. */
  static Answer of(String arm, Supplier<List<Result>> task) {
    try {
      return new Answer(task.get(), "");
    } catch (ImpossibleSettings | InputException e) {
      return new Answer(List.of(), "arm '" + arm + "': " + e.getMessage());
    }
  }
}
