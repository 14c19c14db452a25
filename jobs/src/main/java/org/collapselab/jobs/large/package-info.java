/**
 * Large chains: each stage of a step as Spark jobs of many tasks.
 *
 * <p>Start at {@link org.collapselab.jobs.large.LargeChains}, which runs one step, then {@code
 * StagesOverTasks}: the stages of {@code jobs.loop.Step} over texts that lie in parts. Its jobs are
 * {@code CountJob} (n-grams, summed by ranges of first tokens), {@code DocumentJob}, {@code
 * SpectraJob} and {@code WriteJob}. Numbers and files are those of a step in one task.
 *
 * <p>Uses {@code loop}, {@code check}, {@code scoring}, {@code chain}, {@code plan}, {@code human},
 * {@code layout}, {@code settings}, {@code store}, {@code event} and Spark.
 */
package org.collapselab.jobs.large;
