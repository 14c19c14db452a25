package org.collapselab.jobs.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.collapselab.jobs.verify.Chains.Chain;
import org.collapselab.metrics.replicate.ZScore;

/**
 * Compares statistics of replicate chains of one setting with their expectations in theory.
 *
 * @param law id of the law
 * @param setting describes what is run, in a few words
 * @param chains how a chain runs
 * @param replicates number of chains: so many that the wrong implementations in the tests lie 9
 *     standard errors or more away
 * @param last last generation of a chain
 * @param done whether a chain may stop before
 * @param statistics numbers of a finished chain with their expectations
 */
record ChainTrial(
    String law,
    String setting,
    Chains chains,
    int replicates,
    int last,
    Predicate<Chain> done,
    List<Statistic> statistics)
    implements Check {

  private static final int FEWEST = 100; // fewer replicates give no reliable standard error

  /** A number of a finished chain. */
  record Statistic(String name, double expected, ToDoubleFunction<Chain> of) {}

  /** Makes a trial without statistics. */
  static ChainTrial of(String law, String setting, Chains chains, int replicates, int last) {
    return new ChainTrial(law, setting, chains, replicates, last, chain -> false, List.of());
  }

  /** The same with a statistic and its expectation. */
  ChainTrial expect(String name, double expected, ToDoubleFunction<Chain> of) {
    List<Statistic> more = new ArrayList<>(statistics);
    more.add(new Statistic(name, expected, of));
    return new ChainTrial(law, setting, chains, replicates, last, done, more);
  }

  /** The same with the expectation of S of D_t. */
  ChainTrial expectS(int t, double expected) {
    return expect("S of D_" + t, expected, chain -> chains.s(chain.text(t)));
  }

  /** The same, but a chain stops as soon as a condition holds. */
  ChainTrial until(Predicate<Chain> enough) {
    return new ChainTrial(law, setting, chains, replicates, last, enough, statistics);
  }

  /** The same on other chains of the same human text. */
  ChainTrial on(Chains others) {
    return new ChainTrial(law, setting, others, replicates, last, done, statistics);
  }

  @Override
  public ChainTrial seeded(long seed) {
    return on(chains.seeded(seed));
  }

  /**
   * Runs the chains.
   *
   * @return shape (statistics, replicates)
   */
  double[][] seen(double effort) {
    int number = (int) Math.max(Math.min(FEWEST, replicates), Math.round(replicates * effort));
    return chains.run(
        number,
        last,
        done,
        chain -> statistics.stream().mapToDouble(s -> s.of().applyAsDouble(chain)).toArray());
  }

  @Override
  public List<Finding> run(double effort) {
    return findings(seen(effort));
  }

  /** Returns the findings from chains that have run. */
  List<Finding> findings(double[][] seen) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < statistics.size(); i++) {
      Statistic statistic = statistics.get(i);
      findings.add(
          new Finding(law, setting, statistic.name(), ZScore.of(seen[i], statistic.expected())));
    }
    return findings;
  }
}
