package org.collapselab.jobs.loop;

import org.collapselab.generator.write.Prompts;
import org.collapselab.generator.write.WritingSettings;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Protocol;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;

/**
 * Which step it is. The outcome of a step depends on this, on the past of its chain, and on nothing
 * else.
 *
 * @param protocol what all arms share
 * @param arm of the chain
 * @param human text of the arm
 * @param replicate of the chain
 * @param generation t
 */
public record StepContext(
    Protocol protocol, Arm arm, HumanText human, int replicate, int generation) {

  /** The chain's order of human text. */
  public HumanText.Order order() {
    return human.order(
        protocol.seed(), arm.human().redraw() ? replicate : Address.SHARED, arm.human().initial());
  }

  /** The address of the draws of this step for a purpose. */
  public Address random(Purpose purpose) {
    return random(purpose, generation);
  }

  /** The same address with another number than that of the generation. */
  public Address random(Purpose purpose, int number) {
    return new Address(protocol.seed(), replicate, purpose, number);
  }

  /** The alphabet that models of the arm predict. */
  public Alphabet alphabet() {
    return new Alphabet(human.vocabulary().size(), arm.length().ends());
  }

  /** The settings by which the arm writes. */
  public WritingSettings writing() {
    return new WritingSettings(arm.decoding(), arm.length(), arm.prompt(), arm.emitUnknown());
  }

  /** The source of the beginnings of the arm's documents. */
  public Prompts prompts() {
    return arm.prompt() > 0 ? new Prompts(human.training()) : Prompts.NONE;
  }
}
