/**
 * What the tables of a run directory hold: one record for the rows of each table, with the meaning
 * of every column. {@link org.collapselab.jobs.layout.row.ScoreRow} is the table that all results
 * follow from; start there. {@link org.collapselab.jobs.layout.row.TextKind} says what a score is
 * of. Records are written and read by {@code TableWriter} and {@code TableReader} of the package
 * {@code store}; docs/formats.md shows their documentation.
 *
 * <p>Uses {@code corpus} and {@code store}.
 */
package org.collapselab.jobs.layout.row;
