/**
 * What happens while the program works, for whoever wants to know: the line on the terminal, the
 * timings of the manifest, a program that calls {@link org.collapselab.jobs.Experiment}.
 *
 * <p>Start at {@link org.collapselab.jobs.event.RunEvent}, the list of all events. {@link
 * org.collapselab.jobs.event.Events} passes them on and is the only place that reads a clock.
 *
 * <p>Uses no other package.
 */
package org.collapselab.jobs.event;
