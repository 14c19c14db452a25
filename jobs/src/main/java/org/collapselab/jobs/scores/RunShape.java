package org.collapselab.jobs.scores;

import java.util.List;
import java.util.Map;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.verdict.Sweep;

/**
 * What readers of scores must know of the texts that were scored, whoever wrote them: models of an
 * experiment, or anybody.
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
