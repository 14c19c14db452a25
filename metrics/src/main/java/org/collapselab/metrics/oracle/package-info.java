/**
 * What theory says that a simulator of recursive training must reproduce: pure functions of
 * numbers, compared with replicates by {@link org.collapselab.metrics.replicate.ZScore}.
 *
 * <p>Notation. A categorical law p over token types, {@code S = sum p^2} (1 - S is the Simpson
 * index, the heterozygosity of population genetics), n tokens a generation, {@code E} the mean over
 * replicates. A generation is one resampling of the law: model g, whose law was fitted on a text
 * that model g - 1 wrote, has seen g of them when model 0 is fitted on a given corpus, and g + 1
 * when that corpus is itself drawn anew from a source for every replicate.
 *
 * <p>Types. The laws of S hold exactly for token types under a unigram model of maximum likelihood
 * whose texts have exactly n tokens. For n-gram models of any order k on documents they hold
 * exactly, again, with types = prefixes of up to k - 1 tokens and n = documents, under {@code <s>}
 * padding and a budget of documents: the first tokens of the documents are drawn independently.
 * They do not hold for the contexts inside documents, whose counts depend on their own draws;
 * there, {@link org.collapselab.metrics.oracle.SurprisalMartingale} is the law.
 *
 * <p>In every unbiased regime (all here but {@code addDelta}) {@code E p_g = p_0} exactly, so
 * {@code E KL(p_g || p_0) = H(p_0) - E H(p_g)}, and two replicates of independent draws have {@code
 * E sum p p' = S_0}. Test that first: it finds errors of samplers, of normalisation and of
 * counting.
 *
 * <p>Start with {@link org.collapselab.metrics.oracle.SumP2Laws}, which has the laws of all regimes
 * in the order of docs/theory.md. The package uses the trainer's laws only and knows neither
 * metrics nor regimes, because it checks them.
 */
package org.collapselab.metrics.oracle;
