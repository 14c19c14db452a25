package org.collapselab.jobs.loop;

import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Protocol;
import org.collapselab.trainer.text.Documents;

/**
 * The steps of an arm's chains, each in the memory of one task.
 *
 * @param sharesBeginning whether a task begins chain after chain, so that M_0 is worth remembering
 */
public record StepsInMemory(Protocol protocol, Arm arm, HumanText human, boolean sharesBeginning) {

  /** Runs one generation of a replicate. */
  public StepResult<Documents> run(int replicate, int generation, PastTexts past) {
    StepContext step = new StepContext(protocol, arm, human, replicate, generation);
    ChainSources sources = new ChainSources(step, past);
    return new Step<>(
            step, sources, new StagesInMemory(step, sources.order(), past, sharesBeginning))
        .run();
  }
}
