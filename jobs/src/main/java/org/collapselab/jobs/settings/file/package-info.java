/**
 * Experiment files: from YAML to the records of {@code settings} and back to the resolved YAML,
 * with sweeps, overrides, messages that name the line, and the JSON Schema for editors. All of it
 * by reflection over the records, so that a new setting is a new component and nothing else.
 *
 * <p>May use settings, extension and base. Start with {@link
 * org.collapselab.jobs.settings.file.ExperimentFile}; {@code Tree} is YAML with positions, {@code
 * Binder} makes records of it, {@code Canonical} writes them.
 */
package org.collapselab.jobs.settings.file;
