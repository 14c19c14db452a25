/**
 * The contents of a run directory: the names of its files and folders, its tables, and its
 * manifest. Start with {@link org.collapselab.jobs.layout.RunDirectory} for the files and {@link
 * org.collapselab.jobs.layout.Tables} for the tables, whose rows are the records of {@code
 * layout.row}. {@link org.collapselab.jobs.layout.Shard} and {@link
 * org.collapselab.jobs.layout.PartSizes} decide which rows share a file. docs/formats.md describes
 * all of it for readers of the files.
 *
 * <p>Uses {@code base}, {@code layout.row}, {@code settings} and {@code store}.
 */
package org.collapselab.jobs.layout;
