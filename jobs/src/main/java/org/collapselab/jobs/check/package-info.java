/**
 * Checks that every step makes of its own draws: whether they obey the law that they were drawn
 * from.
 *
 * <p>Start at {@link org.collapselab.jobs.check.FirstDraws}, which every step does; {@link
 * org.collapselab.jobs.check.FreeDraws} looks at every context and is asked for by {@code
 * oracle_draws}. Pure functions of a model and a text; docs/theory.md has the laws.
 *
 * <p>Uses {@code settings}; no Spark.
 */
package org.collapselab.jobs.check;
