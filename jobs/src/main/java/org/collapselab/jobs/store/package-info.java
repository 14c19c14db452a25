/**
 * Files and Parquet tables, without any knowledge of experiments. {@link
 * org.collapselab.jobs.store.Storage} is a folder on any file system that Hadoop knows, {@link
 * org.collapselab.jobs.store.Schema} describes a table, {@link
 * org.collapselab.jobs.store.TableWriter} writes it so that equal rows give equal bytes.
 *
 * <p>Three readers stand on {@link org.collapselab.jobs.store.ParquetColumns}: {@link
 * org.collapselab.jobs.store.TableReader} row by row, {@link
 * org.collapselab.jobs.store.TableColumns} for very many rows, and, in {@code jobs.corpus}, the one
 * of users' files. Uses no other package of jobs, and Hadoop and Parquet but not Spark.
 */
package org.collapselab.jobs.store;
