/**
 * Human text drawn from known laws (uniform, Zipf, Markov chains), so that results can be compared
 * with the truth instead of an estimate.
 *
 * <p>May use corpus and the kernels. Start with the interface {@link
 * org.collapselab.jobs.source.Source}, which extensions implement; {@link
 * org.collapselab.jobs.source.KnownText} draws the documents.
 */
package org.collapselab.jobs.source;
