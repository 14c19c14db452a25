package org.collapselab.jobs.layout;

import java.io.Serializable;
import org.collapselab.generator.mix.Size;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.plan.LargeChainMode;
import org.collapselab.jobs.settings.Arm;

/**
 * How large texts are cut. Corpora lie in parts of consecutive documents, whoever writes them, so
 * that a part is what a task of a large chain reads or writes at once. Parts follow from the
 * settings and the human text alone.
 *
 * @param partTokens tokens of a part, about; a corpus of no more is one file
 * @param humanBytes bytes of a human corpus, as stored, above which it is streamed and never in
 *     memory whole
 * @param largeChains which arms run spread over tasks
 */
public record PartSizes(long partTokens, long humanBytes, LargeChainMode largeChains)
    implements Serializable {

  /** Of every run, but for tests. */
  public static PartSizes of(LargeChainMode largeChains) {
    return new PartSizes(3_000_000, 64L << 20, largeChains);
  }

  /** Whether the corpus of a chain is stored in parts. */
  public boolean parted(Arm arm, HumanText human, Size size) {
    double tokens =
        size.unit() == Size.Unit.TOKENS ? size.amount() : size.amount() * mean(arm, human);
    return Shard.chains(arm) == 1 && tokens > partTokens;
  }

  /** Documents of a part, at least 1. */
  public int documents(Arm arm, HumanText human) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE / 2, partTokens / mean(arm, human)));
  }

  /** Tokens of a document of an arm before any was written: of a human one, or its maximum. */
  public static double mean(Arm arm, HumanText human) {
    return Math.max(1, Math.min(arm.length().maximum(), human.meanLength()));
  }
}
