/**
 * What a language model is to the rest of the program: how it is fitted, read and drawn from. No
 * model is in here; the n-gram model is in {@code trainer.ngram}.
 *
 * <p>Four types make the contract, and {@link org.collapselab.trainer.model.LanguageModel} is where
 * to start reading:
 *
 * <ul>
 *   <li>{@link org.collapselab.trainer.model.LanguageModel}: the settings of a model, a record that
 *       an experiment names. It fits a text.
 *   <li>{@link org.collapselab.trainer.model.TrainedModel}: the result of a fit, the law p(token |
 *       context) over an {@link org.collapselab.trainer.model.Alphabet}.
 *   <li>{@link org.collapselab.trainer.model.Batch}: contexts of several documents side by side, a
 *       row each. A row moves token by token through its document; at every place it gives
 *       probabilities, the whole law, or a draw.
 *   <li>{@link org.collapselab.trainer.model.Law}: a buffer for one law: token ids in ascending
 *       order, with probabilities above 0 that add up to 1.
 * </ul>
 *
 * <p>{@link org.collapselab.trainer.model.Evaluation} and {@link
 * org.collapselab.trainer.model.Surprisals} read a text under any model.
 *
 * <p><b>What a model can do</b> it says by methods, whose defaults say no. The program asks these
 * and never asks which class a model is:
 *
 * <ul>
 *   <li>{@code counting()}: it knows its text by n-gram counts alone ({@link
 *       org.collapselab.trainer.model.CountingModel}). Its counts are carried from generation to
 *       generation, chains with equal beginnings share M_0, and it runs as a large chain.
 *   <li>{@code context()}: how many tokens before the next one a law depends on. Verdicts go by it.
 *   <li>{@code exact()}: it is an estimate for which theory has exact laws ({@link
 *       org.collapselab.trainer.model.ExactEstimate}).
 *   <li>{@code format()}: how its fitted models are stored ({@link
 *       org.collapselab.trainer.model.ModelFormat}).
 *   <li>{@code startsFromPrevious()}: a fit starts from the model of the generation before, which
 *       it is given read from its stored form.
 *   <li>{@code needs()}: cores, memory outside the heap, GPUs ({@link
 *       org.collapselab.trainer.model.Needs}).
 *   <li>{@code width()} and {@code drawWidth()} of a fitted model: how many rows are worth having
 *       side by side. {@code smoothed()}: the same under the fixed evaluation smoother.
 * </ul>
 *
 * <p><b>Example.</b> Two documents, "the cat" and "the dog", under a bigram model of maximum
 * likelihood. Ids 0, 1 and 2 are {@code <unk>}, {@code <s>} and {@code </s>}; "the" is 3, "cat" 4,
 * "dog" 5.
 *
 * <pre>{@code
 * Documents.Builder two = new Documents.Builder();
 * two.add(new int[] {3, 4}, true);              // closed: its end was observed
 * two.add(new int[] {3, 5}, true);
 * Documents text = two.build();
 * Alphabet alphabet = new Alphabet(6, true);    // all ids but <s>; </s> is an event
 * LanguageModel bigrams = new NGram(2, new Smoothing.MaximumLikelihood(), Support.OBSERVED);
 * TrainedModel model = bigrams.fit(text, alphabet, Optional.empty(), address);
 *
 * Batch batch = model.batch(1);                 // one row
 * batch.start(0);                               // its context is <s>
 * batch.probability(0, 3);                      // 1: every document begins with "the"
 * batch.advance(0, 3);                          // its context is "the"
 * Law law = new Law();
 * batch.law(0, law);                            // law.tokens: 4, 5; law.p: 0.5, 0.5
 * batch.advance(0, 4);
 * batch.probability(0, Vocabulary.END);         // 1: "cat" ended its document
 *
 * Evaluation.of(model, text).events();          // 6: four tokens and two ends
 * Evaluation.of(model, text).surprisal();       // 2 ln 2 nats: "cat" and "dog" cost ln 2 each
 * }</pre>
 *
 * <p><b>What must be deterministic.</b> Everything. A fit depends on its arguments and on nothing
 * else: not on threads, on the clock, or on an earlier fit. It takes random numbers from the given
 * address only. A row of a batch depends on its own tokens and its own stream: neither other rows
 * nor their number change what it gives, because the same document may be written alone, beside 63
 * others, or by another machine. {@code draw} must follow the law that {@code law} writes, exactly.
 * Equal models give equal bits.
 *
 * <p><b>What may be cached.</b> A trained model is immutable as its users see it, and threads share
 * it: chains that begin with the same human text share M_0. It may make tables when they are first
 * needed and keep them (the n-gram model makes its urns when somebody first draws), if no result
 * shows when that happened. A batch may keep what it knows of its rows. Nothing is cached in static
 * fields, and nothing of a replicate may stay in a model. A writer keeps reshaped laws by the
 * number that {@link org.collapselab.trainer.model.Batch#context} gives, so equal numbers must mean
 * equal laws as long as the model lives.
 *
 * <p><b>Memory.</b> {@link org.collapselab.trainer.model.LanguageModel#memory} is what a plan goes
 * by when it decides whether a step fits a task. It must be an upper bound.
 *
 * <p><b>Closing.</b> A model or batch may hold memory that the garbage collector does not see.
 * Whoever fits, reads or opens one closes it, once, and closes the batches of a model before it.
 *
 * <p>May use: {@code trainer.count}, {@code trainer.random}, {@code trainer.settings}, {@code
 * trainer.text}.
 */
package org.collapselab.trainer.model;
