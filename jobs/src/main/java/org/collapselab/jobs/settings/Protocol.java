package org.collapselab.jobs.settings;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.collapselab.metrics.score.Metric;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;

/**
 * The settings that all arms of an experiment share.
 *
 * @param name for titles and folders: a plain file name
 * @param description free text
 * @param generations G, at least 0: models 0 .. G
 * @param replicates at least 1
 * @param seed any
 * @param metrics in the order of the report
 * @param keep what stays on disk
 * @param baseline name of the arm that others are compared with
 * @param comparisonTokens tokens that every comparison is made at, at least 0; 0 for min(held-out,
 *     generated)
 * @param orders highest order of n-grams that metrics of counts look at, 1 to {@value #MOST_ORDERS}
 * @param drift whether texts are compared with that of generation 0, too
 * @param oracleDraws free draws of each X_t that are compared with their laws, at least 0
 * @param jackknife whether an arm of one replicate has intervals by a jackknife
 */
public record Protocol(
    @About(
            "name of the experiment, a plain file name; empty for the file's name without its ending")
        String name,
    @About("what the experiment asks, for the report; the first line is its title in lists")
        String description,
    @About("G, the last generation, at least 0: models 0 to G are trained") int generations,
    @About("chains per arm that differ in their random draws only, at least 1; intervals want 6")
        int replicates,
    @About("seed of every random draw, any whole number of 64 bits") long seed,
    @About("what is measured: all, or a list of names") List<Metric> metrics,
    @About("which corpora, counts and spectra stay in the run directory; scores always do")
        Keep keep,
    @About("arm that the others are compared with, by name; empty for the first") String baseline,
    @About(
            "tokens of human and of generated text that every comparison is made at, at least 0; 0 for the smaller of held-out and generated")
        long comparisonTokens,
    @About("orders of n-grams that metrics of counts look at: 1 to this, at most 5") int orders,
    @About("whether every text is also compared with that of generation 0 of its chain")
        boolean drift,
    @About(
            "free draws of each corpus whose surprisal is held against the law they were drawn from, at least 0; 0 for the first draw of each document only. A draw costs a whole law: on 62,000 types 0.05 cpu-ms under maximum likelihood, 1.1 under Kneser-Ney")
        long oracleDraws,
    @About(
            "whether an arm of one replicate has intervals by a jackknife over blocks of documents; about as costly as to measure once more")
        boolean jackknife)
    implements Serializable {

  private static final int MOST_ORDERS = 5;

  public Protocol {
    PlainName.require(name);
    metrics = List.copyOf(metrics);
    Require.atLeast(0, generations, "generations");
    Require.atLeast(1, replicates, "replicates");
    Require.that(
        comparisonTokens >= 0,
        "comparison_tokens must be at least 0 (0 for the smaller of held-out and generated),"
            + " but was %s",
        comparisonTokens);
    Require.within(1, MOST_ORDERS, orders, "orders");
    Require.that(
        oracleDraws >= 0,
        "oracle_draws must be at least 0 (0 for the first draw of each document only), but"
            + " was %s",
        oracleDraws);
    Set<Metric> seen = new HashSet<>();
    for (Metric metric : metrics) {
      Require.that(seen.add(metric), "metrics must differ, but %s is listed twice", metric.name());
    }
  }

  /** Whether scores have intervals of their own, because there are no other replicates. */
  public boolean margins() {
    return replicates == 1 && jackknife;
  }
}
