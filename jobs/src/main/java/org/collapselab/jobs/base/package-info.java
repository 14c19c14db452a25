/**
 * What every package of jobs may need: the exceptions for mistakes of the user and for memory that
 * is too small, suggestions for mistyped names, texts without secrets, SHA-256 and the version of
 * the program.
 *
 * <p>Uses no other package. Start with {@link org.collapselab.jobs.base.InputException}, because
 * its contract decides what a user sees.
 */
package org.collapselab.jobs.base;
