/**
 * What an experiment would cost, and which of its chains are large.
 *
 * <p>Start at {@link org.collapselab.jobs.plan.Plan}, which {@code run --plan} prints and a run
 * decides by; {@link org.collapselab.jobs.plan.TaskMemory} reads what memory Spark gives a task,
 * {@code TaskNeeds} refuses tasks that lack what a model needs besides.
 *
 * <p>Uses {@code chain}, {@code human}, {@code layout} and {@code settings}.
 */
package org.collapselab.jobs.plan;
