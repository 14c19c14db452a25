/** The page that shows an experiment: plain records in, one self-contained HTML file out. */
package org.collapselab.jobs.report;
