package org.collapselab.jobs.run;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.chain.Tasks;
import org.collapselab.jobs.store.Storage;

/**
 * The output folder as driver and executors see it. It must be one folder: what a task writes
 * counts only if the driver sees it.
 */
record SharedFolder(Tasks tasks, Storage storage) {

  /**
   * Tries whether executors and driver see each other's files.
   *
   * @throws InputException if they do not
   */
  void require() {
    if (tasks.local()) {
      return;
    }
    String folder = tasks.context().work() + "/seen";
    String driver = folder + "/driver";
    storage.text(driver, "");
    List<String> written =
        tasks.everywhere(
            context -> {
              Storage there = context.storage();
              String name = folder + "/" + UUID.randomUUID();
              try {
                there.text(name, "");
                return there.exists(driver) ? name : "";
              } catch (UncheckedIOException e) { // may not even write there
                return "";
              }
            });
    for (String name : written) {
      if (name.isEmpty() || !storage.exists(name)) {
        throw notShared(storage, folder);
      }
    }
    storage.delete(folder);
  }

  /** The failure of a folder that is not shared. */
  static InputException notShared(Storage storage, String what) {
    return new InputException(
        "the output folder must be one that the driver and all executors share, but in "
            + storage.display()
            + " they do not see each other's files ("
            + what
            + "); give an --output that all of them reach, and run again");
  }
}
