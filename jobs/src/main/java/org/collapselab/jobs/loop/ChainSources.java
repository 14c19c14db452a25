package org.collapselab.jobs.loop;

import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.Size;
import org.collapselab.generator.mix.Sources;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Protocol;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Lengths;

/** What the regime of one chain sees at one generation. */
public final class ChainSources implements Sources {

  private final Protocol run;
  private final Arm arm;
  private final HumanText human;
  private final int replicate;
  private final int generation;
  private final PastLengths past;
  private final HumanText.Order order;

  public ChainSources(
      Protocol run, Arm arm, HumanText human, int replicate, int generation, PastLengths past) {
    this.run = run;
    this.arm = arm;
    this.human = human;
    this.replicate = replicate;
    this.generation = generation;
    this.past = past;
    this.order =
        human.order(
            run.seed(), arm.human().redraw() ? replicate : Address.SHARED, arm.human().initial());
  }

  public HumanText.Order order() {
    return order;
  }

  /** D_t. */
  public Mix mix() {
    return generation == 0 ? human.beginning(order) : arm.regime().mix(this);
  }

  /** Size of X_t. */
  public Size writes() {
    long initial = human.initialSize(order, arm.budget().at(0));
    return arm.regime().writes(generation, arm.budget(), initial);
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
  public Lengths human() {
    return human.lengths();
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
  public Lengths synthetic(int born) {
    return past.corpus(born);
  }

  @Override
  public Mix previous() {
    return past.mix(generation - 1);
  }

  @Override
  public Address random(Purpose purpose) {
    return new Address(run.seed(), replicate, purpose, generation);
  }
}
