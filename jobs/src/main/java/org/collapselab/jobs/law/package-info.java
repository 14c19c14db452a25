/**
 * Exact laws of the arms of a run, tested against its scores: the table oracle.
 *
 * <p>Start at {@link org.collapselab.jobs.law.LawTest}, which is shown the scores, and {@code
 * ArmLaws}, which knows what an arm's scores must be; {@link org.collapselab.jobs.law.LawResults}
 * is what was found. The formulas are in {@code metrics.oracle}, their derivation in
 * docs/theory.md.
 *
 * <p>Uses {@code scores}, {@code check}, {@code human}, {@code corpus}, {@code source}, {@code
 * layout}, {@code settings}, {@code report} and {@code store}; no Spark.
 */
package org.collapselab.jobs.law;
