package org.collapselab.jobs.layout;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.collapselab.jobs.store.Schema;

/** The names of the files and folders of a run directory, which docs/formats.md describes. */
public final class RunDirectory {

  /** The number of the layout; raised when files move. */
  public static final int LAYOUT = 2;

  /** The settings of the run. */
  public static final String SETTINGS = "experiment.yaml";

  public static final String MANIFEST = "manifest.json";
  public static final String REPORT = "report.html";
  public static final String HUMAN_SAMPLES = "samples/human.parquet";

  /** The folder of what tasks leave for other tasks and the driver; never part of a result. */
  public static final String WORK = ".work";

  /** The file that says which process works in the directory. */
  public static final String LOCK = ".lock";

  /** Counts that chains carry from one generation to the next; deleted when a run is complete. */
  public static final String CARRIED = "carried";

  /** The folder of parts of tables while whole chains run; deleted when the parts are joined. */
  public static final String UNFINISHED = "unfinished";

  /** The folder of the models that the next generation of chains starts from. */
  public static final String WEIGHTS = "weights";

  static final String CHAINS = "chains";

  /** Everything that a run writes, in the order in which it is deleted. */
  public static final List<String> OURS =
      Stream.of(
              Stream.of(MANIFEST, REPORT, WORK, CARRIED, WEIGHTS, UNFINISHED), // first 'complete'
              Tables.ALL.stream().map(Schema::name),
              Stream.of(SETTINGS)) // last: a folder that has them is a run
          .flatMap(names -> names)
          .toList();

  private RunDirectory() {}

  /** The file of a table that has one. */
  public static String whole(Schema table) {
    return table.name() + "/" + table.name() + ".parquet";
  }

  /** The file of one part of human text that is stored in parts. */
  public static String humanPart(int encoding, int part) {
    return String.format(
        Locale.ROOT, "%s/encoding-%02d.part-%05d.parquet", Tables.HUMAN.name(), encoding, part);
  }

  /**
   * The file of one generation of a table.
   *
   * @param number 1 for the first file of the generation, 2 for one that an extension adds, ...
   */
  public static String generation(Schema table, int generation, int number) {
    return numbered(
        String.format(Locale.ROOT, "%s/generation-%03d", table.name(), generation), number);
  }

  /** The file of all generations of whole chains in a table; numbered as that of a generation. */
  public static String chains(Schema table, int number) {
    return numbered(table.name() + "/" + CHAINS, number);
  }

  private static String numbered(String name, int number) {
    return name + (number == 1 ? "" : "_" + number) + ".parquet";
  }

  /** The format of the names of the parts of a large corpus; its argument is the part. */
  public static String corpusParts(int generation, Shard shard) {
    return String.format(
        Locale.ROOT,
        "%s/generation-%03d.%s.part-%%05d.parquet",
        Tables.CORPORA.name(),
        generation,
        shard.label());
  }

  /** The folder of the counts that a generation was fitted on. */
  public static String carried(int generation) {
    return String.format(Locale.ROOT, "%s/generation-%03d", CARRIED, generation);
  }

  /**
   * An arm's name as a part of a file name: other characters than letters, digits and -_= become _.
   * A hash keeps the names of different arms apart.
   */
  public static String slug(String arm) {
    StringBuilder safe = new StringBuilder();
    for (char c : arm.toCharArray()) {
      boolean kept = c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '=');
      safe.append(kept ? c : '_');
    }
    String slug = safe.length() > 80 ? safe.substring(0, 80) : safe.toString();
    return slug.equals(arm) ? slug : slug + "-" + String.format(Locale.ROOT, "%08x", hash(arm));
  }

  /** The hash FNV-1a of 32 bits. */
  private static int hash(String text) {
    int hash = 0x811C9DC5;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * 0x01000193;
    }
    return hash;
  }
}
