/**
 * Arithmetic of documents as vectors: features, moments, eigenvalues, nearest neighbours, k-means.
 *
 * <p>Nothing here is a metric; those are in {@code feature}. Start with {@link
 * org.collapselab.metrics.vectors.Features}, rows that are made when needed, so that a text of any
 * size takes no memory. {@link org.collapselab.metrics.vectors.Eigen} and {@link
 * org.collapselab.metrics.vectors.KMeans} are written by hand for singular matrices and for the
 * draws of the reference implementation of MAUVE (docs/decisions). The package uses {@code count}
 * only.
 */
package org.collapselab.metrics.vectors;
