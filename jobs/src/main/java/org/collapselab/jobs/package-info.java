/**
 * The entry points of the program: {@link org.collapselab.jobs.Main} and the list of commands for
 * the command line, {@link org.collapselab.jobs.Experiment} for Java programs with a Spark session
 * of their own.
 *
 * <p>May use all packages; no package may use this one. To see what a run does, start with {@code
 * jobs.run.ExperimentRun}; the loop itself is {@code jobs.loop.Step}.
 */
package org.collapselab.jobs;
