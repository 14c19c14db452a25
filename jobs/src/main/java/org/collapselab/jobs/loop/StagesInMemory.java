package org.collapselab.jobs.loop;

import java.util.Optional;
import java.util.function.Supplier;
import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.Size;
import org.collapselab.generator.write.Writer;
import org.collapselab.jobs.check.FirstDraws;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.human.UnigramCounts;
import org.collapselab.jobs.scoring.CountedText;
import org.collapselab.jobs.scoring.ObserverInMemory;
import org.collapselab.metrics.count.Passage;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;

/** The stages of a step in the memory of one task. Plain Java. */
final class StagesInMemory
    implements Stages<TrainedModel, Documents, CountedText>, ObserverInMemory<Documents> {

  private final StepContext step;
  private final HumanText human;
  private final HumanText.Order order;
  private final PastTexts past;
  private final boolean sharesBeginning;
  private final CountedText initial;

  /**
   * The stages of one step.
   *
   * @param sharesBeginning whether one task begins chain after chain, so that M_0 of chains that
   *     share H_0 is worth remembering
   */
  StagesInMemory(StepContext step, HumanText.Order order, PastTexts past, boolean sharesBeginning) {
    this.step = step;
    this.human = step.human();
    this.order = order;
    this.past = past;
    this.sharesBeginning = sharesBeginning;
    this.initial = new CountedText(human.passage(order), step.protocol().orders());
  }

  @Override
  public Trained<TrainedModel> train(Mix mix) {
    Training training = new Training(step, past);
    return step.generation() == 0 && sharesBeginning && order.shared()
        ? training.shared(order, mix)
        : training.of(mix);
  }

  @Override
  public Documents write(TrainedModel model, Size size, int address) {
    return new Writer(model, step.writing(), step.prompts())
        .write(size, step.random(Purpose.GENERATE, address));
  }

  @Override
  public ModelMeasurement measure(TrainedModel model, Documents corpus, long heldOut) {
    return ModelMeasurement.of(step, model, FirstDraws.firsts(corpus), corpus, heldOut);
  }

  @Override
  public long documents(Documents text) {
    return text.size();
  }

  @Override
  public long tokens(Documents text) {
    return text.tokens();
  }

  @Override
  public Documents corpus(int born) {
    return past.corpus(born);
  }

  @Override
  public Documents heldOut() {
    return human.heldOut();
  }

  @Override
  public CountedText initial() {
    return initial;
  }

  @Override
  public CountedText start(Documents first, long tokens) {
    return step.generation() == 0
        ? count(first, tokens)
        : new CountedText(past.start(human.spelling(), tokens), orders());
  }

  @Override
  public UnigramCounts words() {
    return UnigramCounts.of(human.initial(order), human.vocabulary().size());
  }

  @Override
  public <X> X once(Object key, Supplier<X> compute) {
    record Shared(HumanText.Order order, Object key) {}
    return order.shared() ? human.derive(new Shared(order, key), compute) : compute.get();
  }

  @Override
  public Optional<byte[]> handOn(TrainedModel model) {
    return new Training(step, past).handOn(model);
  }

  @Override
  public void release(TrainedModel model) {
    model.close();
  }

  @Override
  public Passage prefix(Documents text, long tokens) {
    return Passage.of(text.prefix(tokens), human.spelling());
  }

  @Override
  public int orders() {
    return step.protocol().orders();
  }
}
