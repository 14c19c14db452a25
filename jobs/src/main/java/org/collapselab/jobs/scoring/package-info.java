/**
 * All scores of one text against others, in memory or over tasks.
 *
 * <p>Start at {@link org.collapselab.jobs.scoring.TextScorer}: a list of metrics, human text, and
 * an {@link org.collapselab.jobs.scoring.Observer} that counts texts and puts them side by side.
 * {@link org.collapselab.jobs.scoring.ObserverInMemory} is the plain one; large chains have one
 * over tasks. The step of the loop and {@code collapselab measure} both score through this package
 * and leave a {@link org.collapselab.jobs.scoring.Measurement}.
 *
 * <p>Uses {@code human}, {@code layout.row}, {@code settings} and {@code store}; no Spark.
 */
package org.collapselab.jobs.scoring;
