package org.collapselab.jobs.layout;

import java.io.Serializable;
import java.util.Locale;
import org.collapselab.generator.mix.Size;
import org.collapselab.jobs.settings.Arm;

/**
 * Chains of one arm that one task runs and one file holds. Shards follow from the settings and from
 * what is already there, never from partitions.
 *
 * @param arm name of the arm
 * @param from first replicate
 * @param to replicate after the last
 */
public record Shard(String arm, int from, int to) implements Serializable {

  private static final long TOKENS = 50_000; // of one generation in one file, roughly
  private static final int MOST = 1000; // chains in one file

  /** How many chains of an arm share a file: few of large ones, many of small ones. */
  public static int chains(Arm arm) {
    Size size = arm.budget().at(0);
    long document = Math.min(arm.length().maximum(), 16);
    long tokens = size.unit() == Size.Unit.TOKENS ? size.amount() : size.amount() * document;
    return (int) Math.max(1, Math.min(MOST, TOKENS / Math.max(1, tokens)));
  }

  public String fileName() {
    return String.format(Locale.ROOT, "%s.%06d-%06d.parquet", RunDirectory.slug(arm), from, to - 1);
  }

  /** Whether a file of this name holds a replicate. */
  public static boolean holds(String fileName, int replicate) {
    String range = fileName.replaceFirst("(\\.part-\\d+)?\\.parquet$", "");
    range = range.substring(range.lastIndexOf('.') + 1);
    int dash = range.indexOf('-');
    return replicate >= Integer.parseInt(range.substring(0, dash))
        && replicate <= Integer.parseInt(range.substring(dash + 1));
  }
}
