package org.collapselab.jobs.loop;

import java.util.Optional;
import java.util.function.Supplier;
import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.Size;
import org.collapselab.jobs.human.UnigramCounts;
import org.collapselab.jobs.scoring.Observer;
import org.collapselab.trainer.count.NGramCounts;

/**
 * How the stages of one step are carried out: in the memory of one task ({@link StagesInMemory}),
 * or each as jobs of many tasks. {@link Step} says in which order. Both give the same numbers, bit
 * for bit.
 *
 * @param <M> a trained model
 * @param <T> a text, in memory or in files
 * @param <C> the first tokens of a text, counted
 */
public interface Stages<M, T, C> extends Observer<T, C> {

  /**
   * The result of training.
   *
   * @param tokens of D_t, each document as often as it is trained on
   * @param carried counts of D_t that the next step of the chain may add to; no result depends on
   *     them
   */
  record Trained<M>(M model, long tokens, Optional<NGramCounts> carried) {}

  /** Trains M_t on D_t. */
  Trained<M> train(Mix mix);

  /**
   * Writes a text.
   *
   * @param address what stands for the generation in the address of its draws: t for X_t
   */
  T write(M model, Size size, int address);

  /** The number of documents of a text. */
  long documents(T text);

  /**
   * Measures M_t.
   *
   * @param corpus X_t
   * @param heldOut tokens of held-out text that it predicts
   */
  ModelMeasurement measure(M model, T corpus, long heldOut);

  /** X_born of this chain, of an earlier generation. */
  T corpus(int born);

  /** Held-out human text. */
  T heldOut();

  /** H_0, counted. */
  C initial();

  /**
   * The first tokens of X_0, counted; remembered if most generations compare as many.
   *
   * @param first X_0
   */
  C start(T first, long tokens);

  /** The word counts of H_0. */
  UnigramCounts words();

  /** Computes a pure function of H_0 and the key, once for all steps that share H_0. */
  <X> X once(Object key, Supplier<X> compute);

  /**
   * M_t in its stored form, if the fit of the next generation starts from it. It is part of the
   * state of the chain: a next step without it would have other results.
   */
  Optional<byte[]> handOn(M model);

  /** Releases the model; called once, also if a stage fails. */
  void release(M model);
}
