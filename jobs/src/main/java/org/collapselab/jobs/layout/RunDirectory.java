package org.collapselab.jobs.layout;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.collapselab.jobs.store.Schema;
import org.collapselab.jobs.store.Storage;

/** The names of the files and folders of a run directory, which docs/formats.md describes. */
public final class RunDirectory {

  /** The folder of what large chains keep from job to job; never part of a result. */
  public static final String WORK = ".work";

  /** The settings of the run. */
  public static final String SETTINGS = "experiment.yaml";

  public static final String MANIFEST = "manifest.json";
  public static final String REPORT = "report.html";
  public static final String HUMAN = "corpora/human/human.parquet";
  public static final String VOCABULARY = "vocabulary/vocabulary.parquet";
  public static final String SUMMARY = "summary/summary.parquet";
  public static final String DIFFERENCES = "differences/differences.parquet";
  public static final String VERDICTS = "verdicts/verdicts.parquet";
  public static final String HALF_LIVES = "half_lives/half_lives.parquet";
  public static final String ORACLE = "oracle/oracle.parquet";
  public static final String SCORES = "scores";
  static final String MODELS = "models";
  public static final String SAMPLES = "samples";
  public static final String HUMAN_SAMPLES = SAMPLES + "/human.parquet";

  /** Counts that chains carry from one generation to the next; deleted when a run is complete. */
  public static final String CARRIED = "carried";

  /** The folder of parts of tables while whole chains run; deleted when the parts are joined. */
  public static final String PARTS = "unfinished";

  /** Everything that a run writes; a run deletes nothing else. */
  public static final List<String> OURS =
      List.of(
          MANIFEST,
          REPORT,
          WORK,
          "corpora",
          "vocabulary",
          "mixes",
          "counts",
          "spectra",
          CARRIED,
          SCORES,
          MODELS,
          SAMPLES,
          "summary",
          "differences",
          "verdicts",
          "half_lives",
          "oracle",
          PARTS,
          SETTINGS); // last: a folder that has them is a run

  private RunDirectory() {}

  /** The file of one part of human text that is stored in parts. */
  public static String humanPart(int encoding, int part) {
    return String.format(Locale.ROOT, "corpora/human/human-%02d.part-%05d.parquet", encoding, part);
  }

  /** The files of the table human that exist, in the order of encodings and documents. */
  public static List<String> human(Storage storage) {
    return storage.list("corpora/human").stream().map(name -> "corpora/human/" + name).toList();
  }

  /** The scores of one generation of all chains. */
  public static String scores(int generation) {
    return SCORES + "/" + generationFile(generation);
  }

  /**
   * The facts of one generation of all chains; a chain that has them has finished the generation.
   */
  public static String models(int generation) {
    return MODELS + "/" + generationFile(generation);
  }

  /** The texts of one generation that the report shows. */
  public static String samples(int generation) {
    return SAMPLES + "/" + generationFile(generation);
  }

  /** The file of a table (scores, samples, models) that has the rows of all whole chains. */
  public static String chains(Schema table) {
    return table.name() + "/chains.parquet";
  }

  /** All rows of a table of measured texts. */
  public static String whole(Schema table) {
    return table.name() + "/" + table.name() + ".parquet";
  }

  /**
   * The files of a table (scores, samples, models) that exist: the file of whole chains, then the
   * file of each generation of the other chains. No other files of these tables are read.
   */
  public static List<String> files(Storage storage, Schema table, int generations) {
    Stream<String> steps =
        IntStream.rangeClosed(0, generations)
            .mapToObj(generation -> table.name() + "/" + generationFile(generation));
    return Stream.concat(Stream.of(whole(table), chains(table)), steps)
        .filter(storage::exists)
        .toList();
  }

  /** The file of the part that such a file has under a label. */
  public static String part(Schema table, String label) {
    return PARTS + "/" + table.name() + "/" + label + ".parquet";
  }

  /** The label of the rows of a shard's chains in {@link #chains}. */
  public static String label(Shard shard, int generations) {
    return String.format(
        Locale.ROOT,
        "%s.%06d-%06d.%03d",
        slug(shard.arm()),
        shard.from(),
        shard.to() - 1,
        generations);
  }

  private static String generationFile(int generation) {
    return String.format(Locale.ROOT, "generation-%03d.parquet", generation);
  }

  /** The folder of one kind of per-chain files of one generation. */
  public static String folder(Kind kind, int generation) {
    return String.format(Locale.ROOT, "%s/generation=%03d", kind.folder, generation);
  }

  /** The kinds of per-chain files; one file holds the chains of one {@link Shard}. */
  public enum Kind {
    CORPUS("corpora"),
    MIXES("mixes"),
    COUNTS("counts"),
    SPECTRA("spectra");

    public final String folder;

    Kind(String folder) {
      this.folder = folder;
    }
  }

  /** The file of one kind and generation that holds a shard. */
  public static String file(Kind kind, int generation, Shard shard) {
    return folder(kind, generation) + "/" + shard.fileName();
  }

  /** The format string of the file names of a corpus in parts; its argument is the part. */
  public static String parts(int generation, Shard shard) {
    return file(Kind.CORPUS, generation, shard).replaceFirst("parquet$", "part-%05d.parquet");
  }

  /** The names of the per-chain files of an arm in a folder, sorted. */
  public static List<String> files(Storage storage, String folder, String arm) {
    String prefix = slug(arm) + ".";
    return storage.list(folder).stream().filter(name -> name.startsWith(prefix)).toList();
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
