/**
 * The metrics on texts from any source, as {@code collapselab measure} runs them.
 *
 * <p>Start at {@link org.collapselab.jobs.measure.MeasuredRun#into}: texts are read under one
 * vocabulary ({@code MeasuredTexts}), scored by {@code jobs.scoring} ({@code MeasuredScores}) and
 * summarised by {@code jobs.findings}, as the texts of a run are. A measurement is a run of one arm
 * and one replicate whose texts came from outside.
 *
 * <p>Uses {@code findings}, {@code scores}, {@code scoring}, {@code report}, {@code corpus}, {@code
 * human}, {@code layout}, {@code store} and {@code event}; no Spark.
 */
package org.collapselab.jobs.measure;
