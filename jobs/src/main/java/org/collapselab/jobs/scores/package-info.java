/**
 * Reads the scores of a run, arm by arm, in bounded memory.
 *
 * <p>Start at {@link org.collapselab.jobs.scores.RunScores}, which shows all scores to visitors;
 * {@link org.collapselab.jobs.scores.ArmScores} is what they are shown, {@link
 * org.collapselab.jobs.scores.RunShape} what must be known of a run to read it. Columns stay
 * primitive: no object for each score. {@link org.collapselab.jobs.scores.DoneSteps} counts which
 * generations of which chains are there.
 *
 * <p>Uses {@code layout}, {@code settings} and {@code store}; no Spark.
 */
package org.collapselab.jobs.scores;
