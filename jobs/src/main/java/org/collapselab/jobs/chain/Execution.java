package org.collapselab.jobs.chain;

import org.collapselab.generator.mix.Size;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Initial;
import org.collapselab.jobs.settings.Keep;
import org.collapselab.jobs.settings.Protocol;

/**
 * How the chains of an arm run. It follows from the settings alone, never from the cluster, the
 * number of replicates or the state of the run directory. Results do not depend on it.
 */
public enum Execution {

  /**
   * A task runs its chains from generation 0 to G with their history in memory. Nothing is written
   * in between; it suits small chains whose text need not stay.
   */
  CHAINS("in all, each whole chains from generation 0 on; one job") {
    @Override
    public int shard(Arm arm) {
      return Math.min(MOST_WHOLE, Shard.chains(arm));
    }
  },

  /** A job a generation: a task runs one step of its chains and writes what the next one reads. */
  STEPS("a generation, each whole steps of its chains; a job a generation") {
    @Override
    public int shard(Arm arm) {
      return Shard.chains(arm);
    }
  };

  /**
   * The most tokens of a whole chain, with its beginning if chains do not share it: about a second
   * of one core.
   */
  static final long CHAIN_TOKENS = 250_000;

  private static final int MOST_WHOLE = 50; // chains: progress and resuming go by tasks

  private static final int DOCUMENT = 16; // tokens of a document, for a rough count

  private final String description;

  Execution(String description) {
    this.description = description;
  }

  /** Chooses how the chains of an arm run. */
  public static Execution of(Protocol protocol, Arm arm) {
    return protocol.keep() != Keep.ALL && smallChains(protocol, arm) ? CHAINS : STEPS;
  }

  /** The number of chains of an arm that one task runs. */
  public abstract int shard(Arm arm);

  /** Describes the execution for people; the text follows a number of tasks. */
  public String describe() {
    return description;
  }

  private static boolean smallChains(Protocol protocol, Arm arm) {
    Size unit = arm.budget().at(0);
    long initial = // of all human text, however much that is, the most
        arm.human().initial() instanceof Initial.First first
            ? tokens(arm, first.size())
            : CHAIN_TOKENS + 1;
    long initialSize = unit.unit() == Size.Unit.TOKENS ? initial : initial / document(arm);
    boolean shared = !arm.human().redraw() && arm.model().counting().isPresent();
    long text = shared ? 0 : initial; // chains that share a beginning share its model
    for (int t = 0; t <= protocol.generations() && text <= CHAIN_TOKENS; t++) {
      text += tokens(arm, arm.regime().writes(t, arm.budget(), initialSize));
    }
    return text <= CHAIN_TOKENS;
  }

  private static long tokens(Arm arm, Size size) {
    long amount = Math.min(size.amount(), CHAIN_TOKENS + 1);
    return size.unit() == Size.Unit.TOKENS ? amount : amount * document(arm);
  }

  private static long document(Arm arm) {
    return Math.max(1, Math.min(arm.length().maximum(), DOCUMENT));
  }
}
