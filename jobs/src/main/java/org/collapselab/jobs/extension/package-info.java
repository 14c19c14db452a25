/**
 * Extension jars: opens those that a user gives, finds those that are in use, and compares them
 * with those that a run was made with.
 *
 * <p>May use source, base and the kernels, because it names the interfaces that are open to
 * extensions. Start with {@link org.collapselab.jobs.extension.Extensions}.
 */
package org.collapselab.jobs.extension;
