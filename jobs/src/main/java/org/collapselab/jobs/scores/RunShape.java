package org.collapselab.jobs.scores;

import java.util.List;
import java.util.Map;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.verdict.Sweep;

/**
 * The facts about scored texts that readers of scores need; models of an experiment wrote the
 * texts, or they come from elsewhere.
 *
 * @param arms names, in the order of results; at least one
 * @param baseline the arm that the others are compared with
 * @param generations the last generation
 * @param replicates of each arm
 * @param metrics what was measured
 * @param foreignOrders by arm: order of n-grams that show what human text lacks, one more than the
 *     order of the arm's model
 * @param sweeps arms from which a scaling law is read
 */
public record RunShape(
    List<String> arms,
    String baseline,
    int generations,
    int replicates,
    List<Metric> metrics,
    Map<String, Integer> foreignOrders,
    List<Sweep> sweeps) {}
