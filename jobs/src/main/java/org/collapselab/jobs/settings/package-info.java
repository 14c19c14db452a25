/**
 * The records that decide what an experiment does: {@link org.collapselab.jobs.settings.Settings}
 * is a {@link org.collapselab.jobs.settings.Protocol}, shared by all arms, and a list of {@link
 * org.collapselab.jobs.settings.Arm}. Constructors check what a record alone can check.
 *
 * <p>May use source, corpus, base and the kernels. Knows nothing of files: {@code settings.file}
 * reads and writes the records.
 */
package org.collapselab.jobs.settings;
