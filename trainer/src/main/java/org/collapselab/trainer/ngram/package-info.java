/**
 * The n-gram model: fitted by counting, smoothed, evaluated and drawn from.
 *
 * <p>Start with {@link org.collapselab.trainer.ngram.NGram}, the settings, and {@link
 * org.collapselab.trainer.ngram.Smoothing}, the formulas. {@code Smoothed} holds the parameters of
 * a smoothed law in one form for all smoothings, {@code Contexts} numbers the contexts, {@code
 * Urns} is the automaton that text is drawn from and {@code Sampler} draws from it, many documents
 * side by side. {@link org.collapselab.trainer.ngram.Arpa} writes a model for KenLM and SRILM.
 *
 * <p>It is a {@link org.collapselab.trainer.model.CountingModel}: it carries its counts from
 * generation to generation and runs as a large chain.
 *
 * <p>May use: {@code trainer.count}, {@code trainer.model}, {@code trainer.random}, {@code
 * trainer.settings}, {@code trainer.text}.
 */
package org.collapselab.trainer.ngram;
