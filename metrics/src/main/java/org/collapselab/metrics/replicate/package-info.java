/**
 * Statistics over replicates: means with intervals, paired differences, z scores against a theory,
 * the jackknife for a single text, divergence between replicates.
 *
 * <p>Pure functions of numbers that know no metric; sums run in the order of the arguments, so that
 * equal replicates give equal bits. Start with {@link org.collapselab.metrics.replicate.Summary}.
 * {@link org.collapselab.metrics.replicate.Student} and {@link
 * org.collapselab.metrics.replicate.Slope} are the only homes of Student's law and of least
 * squares. The package uses the trainer's random streams only.
 */
package org.collapselab.metrics.replicate;
