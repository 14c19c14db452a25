/**
 * The laws of docs/theory.md that are known exactly, checked on chains that the program's own step
 * produces: the command {@code verify} runs them. Statistics of replicate chains are compared with
 * their expectations; each law names the wrong implementations that it catches.
 *
 * <p>May use loop, check, human, settings and what is below them, and the kernels. Start with
 * {@link org.collapselab.jobs.verify.Verification}, the list of all laws; a regime's law belongs to
 * {@code MixingLaws}.
 */
package org.collapselab.jobs.verify;
