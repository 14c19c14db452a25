/**
 * Laws of word frequency: exponents of Zipf's law, Zipf-Mandelbrot laws, Heaps curves.
 *
 * <p>Start with {@link org.collapselab.metrics.zipf.ZipfExponent}, whose estimators differ by
 * design and do not compare; {@link org.collapselab.metrics.zipf.Zipf} and {@link
 * org.collapselab.metrics.zipf.ZipfMandelbrotFit} are the kernels. The package uses {@code count},
 * {@code replicate}, {@code score} and the rarefaction of {@code richness}.
 */
package org.collapselab.metrics.zipf;
