/**
 * How well the rare human types survive, which are lost first: survival by class of frequency, mass
 * by decile, lost human mass, mass outside the human support.
 *
 * <p>Start with {@link org.collapselab.metrics.tail.LostHumanMass}, a primary measure of the
 * verdicts, and {@link org.collapselab.metrics.tail.Survival}; {@link
 * org.collapselab.metrics.tail.ExpectedSurvival} is what one resampling alone would leave. The
 * package uses {@code count} and {@code score}.
 */
package org.collapselab.metrics.tail;
