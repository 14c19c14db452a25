/**
 * Chains on Spark and on disk: which chains share a task and a file, what a task does, what lies
 * where.
 *
 * <p>Start at {@link org.collapselab.jobs.chain.Tasks}, the frame of every Spark job (broadcast,
 * partitions, answers), then {@link org.collapselab.jobs.chain.ShardTask}, which runs one
 * generation of the chains of a shard, and {@link org.collapselab.jobs.chain.ChainTask}, which runs
 * small chains whole. {@link org.collapselab.jobs.chain.Execution} decides between them. {@link
 * org.collapselab.jobs.chain.CorpusParts} is a corpus as tasks find it; {@code FinishedShards} are
 * parts of tables from which a killed run goes on, {@code ChainModels} the models that a next
 * generation starts from.
 *
 * <p>Uses {@code loop}, {@code scoring}, {@code human}, {@code layout}, {@code settings}, {@code
 * store} and {@code event}, and Spark in {@code Tasks} and {@code WorkSum} alone.
 */
package org.collapselab.jobs.chain;
