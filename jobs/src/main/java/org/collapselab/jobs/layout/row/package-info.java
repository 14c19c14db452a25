/**
 * The rows of the tables: one record for each table, whose components are the columns with their
 * documentation. Start with {@link org.collapselab.jobs.layout.row.ScoreRow}, because all results
 * follow from the scores; {@link org.collapselab.jobs.layout.row.TextKind} lists what a score may
 * be of. {@code TableWriter} and {@code TableReader} of {@code store} write and read the records,
 * and docs/formats.md shows their documentation.
 *
 * <p>Uses {@code corpus} and {@code store}.
 */
package org.collapselab.jobs.layout.row;
