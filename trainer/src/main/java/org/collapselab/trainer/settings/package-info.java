/**
 * What makes a record a choice in experiment files: a name ({@link
 * org.collapselab.trainer.settings.Named}, where to start), and a sentence on the choice and each
 * of its keys ({@link org.collapselab.trainer.settings.About}). The parser, the JSON Schema and the
 * documentation read both by reflection.
 *
 * <p>Uses no other package.
 */
package org.collapselab.trainer.settings;
