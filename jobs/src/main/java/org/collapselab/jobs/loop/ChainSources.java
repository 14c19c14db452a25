package org.collapselab.jobs.loop;

import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.Size;
import org.collapselab.generator.mix.Sources;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Lengths;

/** The sources that the regime of one chain sees at one generation. */
public final class ChainSources implements Sources {

  private final StepContext step;
  private final PastLengths past;
  private final HumanText.Order order;

  /** The sources of a step. */
  public ChainSources(StepContext step, PastLengths past) {
    this.step = step;
    this.past = past;
    this.order = step.order();
  }

  /** The chain's order of human text. */
  public HumanText.Order order() {
    return order;
  }

  /** D_t. */
  public Mix mix() {
    return step.generation() == 0 ? step.human().beginning(order) : step.arm().regime().mix(this);
  }

  /** Size of X_t. */
  public Size writes() {
    long initial = step.human().initialSize(order, step.arm().budget().at(0));
    return step.arm().regime().writes(step.generation(), step.arm().budget(), initial);
  }

  @Override
  public int generation() {
    return step.generation();
  }

  @Override
  public Size budget() {
    return step.arm().budget().at(step.generation());
  }

  @Override
  public Lengths human() {
    return step.human().lengths();
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
    return past.mix(step.generation() - 1);
  }

  @Override
  public Address random(Purpose purpose) {
    return step.random(purpose);
  }
}
