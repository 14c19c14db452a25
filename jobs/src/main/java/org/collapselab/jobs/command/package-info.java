/**
 * The commands {@code run}, {@code measure}, {@code verify}, {@code report}, {@code init} and
 * {@code experiments}: options, progress on the terminal, exit codes. No result is computed here.
 *
 * <p>May use run, measure, verify, findings, plan and what is below them. A command is a class with
 * picocli's annotations, named in {@code CollapseLab}; {@link org.collapselab.jobs.command.Exit}
 * says what becomes of failures. Start with {@link org.collapselab.jobs.command.RunCommand}.
 */
package org.collapselab.jobs.command;
