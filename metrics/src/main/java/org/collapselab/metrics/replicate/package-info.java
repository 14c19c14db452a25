/**
 * Statistics over replicates: means with intervals, paired differences, z scores against a theory,
 * the jackknife for a single text, divergence between replicates.
 *
 * <p>Pure functions of numbers, but for {@link org.collapselab.metrics.replicate.Margins}, which
 * measures a text again without each of its blocks; sums run in the order of the arguments, so that
 * equal replicates give equal bits. Start with {@link org.collapselab.metrics.replicate.Summary}.
 * {@link org.collapselab.metrics.replicate.Student} and {@link
 * org.collapselab.metrics.replicate.Slope} are the only homes of Student's law and of least
 * squares. The package uses {@code count} and {@code score}, in {@code Margins} alone, and the
 * trainer's counts and random streams.
 */
package org.collapselab.metrics.replicate;
