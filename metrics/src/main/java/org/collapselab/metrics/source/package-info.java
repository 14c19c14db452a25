/**
 * Scores of a text against the law that its human text was drawn from: exact, because the law is
 * known and not estimated.
 */
package org.collapselab.metrics.source;
