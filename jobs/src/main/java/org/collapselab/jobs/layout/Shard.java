package org.collapselab.jobs.layout;

import java.io.Serializable;
import java.util.Locale;
import org.collapselab.generator.mix.Size;
import org.collapselab.jobs.settings.Arm;

/**
 * The chains of one arm that one task runs and one file holds. Shards depend on the settings and on
 * the chains that are already finished, never on partitions.
 *
 * @param arm name of the arm
 * @param from first replicate
 * @param to replicate after the last
 */
public record Shard(String arm, int from, int to) implements Serializable {

  private static final long TOKENS = 50_000; // about what one generation has in one file
  private static final int MOST = 1000; // chains in one file

  /** The number of chains of an arm that share a file: few large ones or many small ones. */
  public static int chains(Arm arm) {
    Size size = arm.budget().at(0);
    long document = Math.min(arm.length().maximum(), 16);
    long tokens = size.unit() == Size.Unit.TOKENS ? size.amount() : size.amount() * document;
    return (int) Math.max(1, Math.min(MOST, TOKENS / Math.max(1, tokens)));
  }

  /** Its name in files. */
  public String label() {
    return String.format(Locale.ROOT, "%s.%06d-%06d", RunDirectory.slug(arm), from, to - 1);
  }

  /** Whether a label is of a shard of an arm that has a replicate. */
  public static boolean holds(String label, String arm, int replicate) {
    if (!isOf(label, arm)) {
      return false;
    }
    String range = label.substring(label.lastIndexOf('.') + 1);
    int dash = range.indexOf('-');
    return replicate >= Integer.parseInt(range.substring(0, dash))
        && replicate <= Integer.parseInt(range.substring(dash + 1));
  }

  /** Whether a label is of a shard of an arm. */
  public static boolean isOf(String label, String arm) {
    return label.startsWith(RunDirectory.slug(arm) + ".");
  }
}
