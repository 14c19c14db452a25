/**
 * The human text of an experiment: read, split, tokenised, and kept in memory or streamed from
 * parts.
 *
 * <p>Start at {@link org.collapselab.jobs.human.HumanText}, what all chains of one encoding share
 * (vocabulary, training and held-out documents, H_0 in the order of a chain), then {@link
 * org.collapselab.jobs.human.HumanTexts}, which makes one for each encoding of an experiment and
 * writes the tables of human text. {@code EncodingInMemory} and {@code EncodingFromStream} are its
 * two ways.
 *
 * <p>Uses {@code corpus}, {@code source}, {@code settings}, {@code layout} and {@code store}; no
 * Spark.
 */
package org.collapselab.jobs.human;
