/**
 * An experiment in a run directory: the order of its work, resuming, and what is committed when.
 *
 * <p>Start at {@link org.collapselab.jobs.run.ExperimentRun#on}: human text, chains generation by
 * generation, summary and report. {@code RunState} knows what is there already and what is left,
 * {@code Commit} makes what tasks have written part of the result, {@code RunLock} keeps a
 * directory to one process. {@code StoredRun} rebuilds the report. One run is one execution of an
 * experiment in one run directory.
 *
 * <p>Uses {@code chain}, {@code large}, {@code plan}, {@code findings}, {@code report}, {@code
 * scores}, {@code scoring}, {@code human}, {@code layout}, {@code settings}, {@code settings.file},
 * {@code store}, {@code event} and Spark.
 */
package org.collapselab.jobs.run;
