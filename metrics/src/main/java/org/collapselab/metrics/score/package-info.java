/**
 * The contract of metrics: what a metric receives, what it returns, and how its scores are named.
 *
 * <h2>From a text to scores</h2>
 *
 * <p>A {@link org.collapselab.metrics.score.Metric} measures an {@link
 * org.collapselab.metrics.score.Observation}, one text beside the human one, and gives {@link
 * org.collapselab.metrics.score.Score}s. It is a pure function: equal observations give equal bits,
 * whatever thread, machine or order. A value that is undefined is left out; it is never NaN, but
 * may be infinite. What is costly and belongs to one text is kept with it, by {@link
 * org.collapselab.metrics.count.Passage#derive}.
 *
 * <p>Most metrics implement an interface that asks for less:
 *
 * <ul>
 *   <li>{@link org.collapselab.metrics.score.SingleMetric}: one number of an observation;
 *   <li>{@link org.collapselab.metrics.lexical.WordMetric}: one number of how often tokens occur;
 *   <li>{@link org.collapselab.metrics.lexical.TypeTokenMetric}: one number of how many tokens
 *       there are and how many of them differ;
 *   <li>{@link org.collapselab.metrics.score.PerOrderMetric}: one number of the joint spectrum of
 *       each order of n-grams;
 *   <li>{@link org.collapselab.metrics.score.FrequencyMetric}: the same of the generated side
 *       alone;
 *   <li>{@link org.collapselab.metrics.tail.FrequencyClassMetric}: one number for each class of
 *       human frequency;
 *   <li>{@link org.collapselab.metrics.heldout.HeldOutMetric}: one number of held-out text under
 *       the model;
 *   <li>{@link org.collapselab.metrics.score.ValuesMetric}: several numbers that differ in their
 *       parameters;
 *   <li>{@link org.collapselab.metrics.score.PerOrderValuesMetric}: the same for each order.
 * </ul>
 *
 * <p>The packages {@code feature}, {@code source} and {@code surprisal} have one more each. All are
 * public, so that a metric in a jar of its own can use what built-in ones use.
 *
 * <p>CONTRIBUTING.md has a complete metric, {@code hapax-share}, and the project file of its jar.
 * The parser of experiment files, their JSON Schema, the report and the contract test find a metric
 * without further work. Components of its record are its settings, each with an {@code @About}.
 *
 * <h2>Names, samples, signatures, versions</h2>
 *
 * <p>That metric gives the scores {@code hapax-share|n:1}, {@code hapax-share|n:2} and so on. A
 * {@link org.collapselab.metrics.score.MetricName} is the metric's name and ordered {@link
 * org.collapselab.metrics.score.Parameters}; scores of equal names compare and are summarised
 * together, so a setting that changes the number belongs to the name ({@code mattr|w:50}). A {@link
 * org.collapselab.metrics.score.ScoreSample} is what the number was measured on: tokenizer, size,
 * further details and the version of the definition. Both together are the signature, {@code
 * hapax-share|n:2|tok:word|tokens:100000|v:1}, which tables and the report give with every value.
 * If the definition of a metric changes so that its numbers do, raise its version. In memory all of
 * these are fields; texts come from tables only and are read by {@link
 * org.collapselab.metrics.score.MetricName#parse} and {@link
 * org.collapselab.metrics.score.ScoreSample#parse}.
 *
 * <h2>Drift and the jackknife</h2>
 *
 * <p>A metric that looks at the human side is a {@link org.collapselab.metrics.score.Comparison}.
 * It is measured a second time with the text of generation 0 in the place of human text, which
 * separates drift from misfit (see docs/glossary.md). {@link
 * org.collapselab.metrics.replicate.Margins} estimates the uncertainty of a single text by leaving
 * out blocks of documents; a metric that compares each document with all others must say that this
 * does not suit it, as a {@link org.collapselab.metrics.score.Metric.WholeText}. A {@link
 * org.collapselab.metrics.score.ModelMetric} is of the model and has no margin.
 *
 * <p>The package uses {@code count} and the trainer's counts, texts and settings; every package of
 * metrics uses it but {@code count}, {@code vectors}, {@code oracle} and {@code verdict}.
 */
package org.collapselab.metrics.score;
