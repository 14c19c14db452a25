/**
 * From scores to what a reader takes away: summary, differences, verdicts, half-lives, report.
 *
 * <p>Start at {@link org.collapselab.jobs.findings.Summaries#write}, which reads all scores once
 * and writes the tables, then {@link org.collapselab.jobs.findings.Findings} and {@link
 * org.collapselab.jobs.findings.RunReport}. All of it looks at tables and a {@code RunShape} only,
 * so that texts from any source ({@code jobs.measure}) have the same findings.
 *
 * <p>Uses {@code law}, {@code check}, {@code scores}, {@code scoring}, {@code report}, {@code
 * layout}, {@code settings}, {@code settings.file} and {@code store}; no Spark.
 */
package org.collapselab.jobs.findings;
