package org.collapselab.jobs.run;

import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.Size;
import org.collapselab.generator.mix.Sources;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Run;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;

/** What the regime of one chain sees at one generation. */
final class ChainSources implements Sources {

  private final Run run;
  private final Arm arm;
  private final HumanText human;
  private final int replicate;
  private final int generation;
  private final History history;
  private final HumanText.Order order;

  ChainSources(Run run, Arm arm, HumanText human, int replicate, int generation, History history) {
    this.run = run;
    this.arm = arm;
    this.human = human;
    this.replicate = replicate;
    this.generation = generation;
    this.history = history;
    this.order =
        human.order(
            run.seed(), arm.human().redraw() ? replicate : Address.SHARED, arm.human().initial());
  }

  HumanText.Order order() {
    return order;
  }

  @Override
  public int generation() {
    return generation;
  }

  @Override
  public Size budget() {
    return arm.budget().at(generation);
  }

  @Override
  public Documents human() {
    return human.training();
  }

  @Override
  public int humanDocument(int rank) {
    return order.documents()[rank];
  }

  @Override
  public int initial() {
    return order.initial();
  }

  @Override
  public Documents synthetic(int born) {
    return history.corpus(born);
  }

  @Override
  public Mix previous() {
    return history.mix(generation - 1);
  }

  @Override
  public Address random(Purpose purpose) {
    return new Address(run.seed(), replicate, purpose, generation);
  }
}
