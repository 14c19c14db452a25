/**
 * The main loop's body. {@link org.collapselab.jobs.loop.Step#run} is the algorithm, written once:
 *
 * <pre>
 * Mix mix = sources.mix();                                // mix:      D_t, by reference
 * M model = stages.train(mix).model();                    // train:    M_t
 * T corpus = stages.write(model, sources.writes(), t);    // generate: X_t
 *                                                         // curate:   all of X_t is kept
 * measure(model, corpus);                                 // measure:  X_t against H_0, held-out text, X_0
 * </pre>
 *
 * <p><b>What is written once.</b> The order of the stages, which texts are compared with which, on
 * how many tokens, in which generations, under which addresses of draws: all of it is in {@code
 * Step}. {@code M}, {@code T} and {@code C} are type parameters, a model, a text and a counted
 * text, because the step must not care where they lie.
 *
 * <p><b>How stages are carried out.</b> {@link org.collapselab.jobs.loop.Stages} is the interface.
 * {@code StagesInMemory} runs them in the memory of one task: a model is a {@code TrainedModel}, a
 * text {@code Documents}. {@code StagesOverTasks} in {@code jobs.large} runs each as Spark jobs
 * over parts of texts: a model is broadcast, a text is files and lengths. Both give the same bytes;
 * tests hold one against the other. A third way (texts that are not tokens, say) is a third
 * implementation, never a second step.
 *
 * <p><b>What a step sees.</b> {@link org.collapselab.jobs.loop.StepContext} says which step it is,
 * {@link org.collapselab.jobs.loop.ChainSources} shows a regime the human text and the past. The
 * past of a chain is {@link org.collapselab.jobs.loop.PastLengths} (lengths and mixes, all that
 * regimes ask for) or {@link org.collapselab.jobs.loop.PastTexts} (the texts as well): in memory
 * while a task runs a whole chain, on disk ({@code jobs.chain.PastOnDisk}) while a job runs a
 * generation.
 *
 * <p><b>What it leaves.</b> A {@link org.collapselab.jobs.loop.StepResult}: mix, text, facts of the
 * fit, spectra and scores by {@code TextKind}. It depends on the settings, the human text, the
 * replicate, the generation and the chain's past, and on nothing else; a test with 1 and with 7
 * partitions fails if that is not so.
 *
 * <p><b>Three things are remembered, all of them inside the stages</b>, because they cost much and
 * change nothing: M_0 of chains that share H_0, the counted beginning of X_0 that drift is measured
 * from, and the counts of a mix that the next mix only adds to ({@code Training}).
 *
 * <p><b>Models end with their step.</b> {@code Step} releases M_t, also if a stage fails. If the
 * next fit starts from M_t, the step leaves it in its stored form ({@code StepResult.handedOn}),
 * which is no cache but part of the chain's past.
 *
 * <p>To add a stage, write its line in {@code Step.run} and its method in {@code Stages}. To add a
 * regime, a decoding, a model or a metric, touch nothing here: CONTRIBUTING.md shows the one class
 * that it takes.
 *
 * <p>Uses {@code scoring}, {@code check}, {@code event}, {@code human}, {@code layout.row} and
 * {@code settings}; no Spark. Notation: see docs/glossary.md.
 */
package org.collapselab.jobs.loop;
