package org.collapselab.jobs.chain;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.layout.PartSizes;
import org.collapselab.jobs.loop.StepContext;
import org.collapselab.jobs.loop.StepsInMemory;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Protocol;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.StorageRef;

/**
 * The data that every task needs; they are broadcast once.
 *
 * @param protocol what all arms share
 * @param sizes how large texts are cut
 * @param arms arms by name
 * @param human human text of each encoding
 * @param encodings encoding of each arm, by name
 * @param run the run directory
 * @param work the folder in it of what tasks leave for other tasks and the driver
 */
public record TaskContext(
    Protocol protocol,
    PartSizes sizes,
    Map<String, Arm> arms,
    List<HumanText> human,
    Map<String, Integer> encodings,
    StorageRef run,
    String work)
    implements Serializable {

  /** Opens the run directory. */
  public Storage storage() {
    return run.open();
  }

  /** The human text of an arm. */
  public HumanText human(String arm) {
    return human.get(encodings.get(arm));
  }

  /** The steps of an arm's chains in the memory of one task. */
  public StepsInMemory steps(String name) {
    Arm arm = arms.get(name);
    return new StepsInMemory(
        protocol, arm, human(name), Execution.of(protocol, arm) == Execution.CHAINS);
  }

  /** One step of a chain. */
  public StepContext step(String name, int replicate, int generation) {
    return new StepContext(protocol, arms.get(name), human(name), replicate, generation);
  }
}
