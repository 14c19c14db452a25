package org.collapselab.metrics.verdict;

import java.util.Optional;

/**
 * What the verdicts on one arm look at: one primary measure for each definition, by generation and
 * replicate, shape (generations + 1, replicates); empty where it was not measured. Replicates stand
 * in the same order in every row.
 *
 * @param loss cross-entropy of held-out human text under the fixed evaluation smoother, nats a
 *     token
 * @param unigramLoss the same of a unigram model of the human text; for a model of order 1 of the
 *     uniform law
 * @param diversity Hill number of order 1 of the tokens
 * @param lostMass lost human mass
 * @param offSupport share of n-grams, one token longer than the model's, that human text lacks
 */
public record Evidence(
    Optional<double[][]> loss,
    Optional<Double> unigramLoss,
    Optional<double[][]> diversity,
    Optional<double[][]> lostMass,
    Optional<double[][]> offSupport) {}
