/**
 * How many types a text has, how many its source may have, and how evenly they are used: Chao1,
 * ACE, coverage, Hill numbers, entropy, rarefied types.
 *
 * <p>The estimators come from ecology: types are species and tokens are individuals. Start with
 * {@link org.collapselab.metrics.richness.Hill}, the family that most others belong to; {@link
 * org.collapselab.metrics.richness.Rarefaction} compares texts of different sizes. The package uses
 * {@code count} and {@code score}.
 */
package org.collapselab.metrics.richness;
