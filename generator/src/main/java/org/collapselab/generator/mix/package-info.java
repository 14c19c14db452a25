/**
 * Regimes: what each generation trains on.
 *
 * <p>Start with {@link org.collapselab.generator.mix.Regime}, which is open, and with one of its
 * records, {@link org.collapselab.generator.mix.Fresh} say. A regime sees the chain through {@link
 * org.collapselab.generator.mix.Sources} and draws a {@link org.collapselab.generator.mix.Mix} with
 * a {@link org.collapselab.generator.mix.MixBuilder}: spans of documents by reference, no text. The
 * text follows in {@link org.collapselab.generator.mix.MixText}. {@link
 * org.collapselab.generator.mix.Size} is an amount of text in tokens or documents, {@link
 * org.collapselab.generator.mix.Budgets} the sizes n_0, n_1, ...
 *
 * <p>Each regime states its exact law in its Javadoc; the formula is in {@code metrics.oracle}.
 *
 * <p>The package has 20 files, more than others may have, because a regime is a file: eight regimes
 * that a reader opens one at a time, and twelve files that make a mix. A package of regimes apart
 * from those of mixes would use, and be used by, the same few types.
 *
 * <p>May use: {@code trainer.random}, {@code trainer.settings}, {@code trainer.text}. It knows no
 * models.
 */
package org.collapselab.generator.mix;
