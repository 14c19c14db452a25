/**
 * The commands {@code train}, {@code perplexity} and {@code generate}: n-gram models by themselves,
 * without an experiment and without Spark.
 *
 * <p>May use command, layout.row, settings, settings.file, corpus and store, and the kernels. Start
 * with {@link org.collapselab.jobs.command.model.TrainCommand}; {@code ModelDirectory} is the
 * stored model that the other two commands read.
 */
package org.collapselab.jobs.command.model;
