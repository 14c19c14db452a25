/**
 * The page that shows an experiment: one self-contained HTML file, made from plain records.
 *
 * <p>May use base, layout.row and the kernel {@code metrics}. {@link
 * org.collapselab.jobs.report.Report} is all that the page shows, {@link
 * org.collapselab.jobs.report.ReportPage} writes it; the script that draws the charts lies in
 * {@code src/main/resources/report/script}. The other classes make parts of a report from results.
 */
package org.collapselab.jobs.report;
