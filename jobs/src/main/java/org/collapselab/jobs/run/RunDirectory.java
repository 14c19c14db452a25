package org.collapselab.jobs.run;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.collapselab.jobs.store.Schema;
import org.collapselab.jobs.store.Storage;

/** Where things lie in a run directory. docs/formats.md describes it. */
final class RunDirectory {

  /** What large chains leave from job to job; never part of a result. */
  static final String WORK = ".work";

  static final String SETTINGS = "experiment.yaml";
  static final String MANIFEST = "manifest.json";
  static final String REPORT = "report.html";
  static final String HUMAN = "corpora/human/human.parquet";
  static final String VOCABULARY = "vocabulary/vocabulary.parquet";
  static final String SUMMARY = "summary/summary.parquet";
  static final String DIFFERENCES = "differences/differences.parquet";
  static final String VERDICTS = "verdicts/verdicts.parquet";
  static final String HALF_LIVES = "half_lives/half_lives.parquet";
  static final String ORACLE = "oracle/oracle.parquet";
  static final String SCORES = "scores";
  static final String MODELS = "models";
  static final String SAMPLES = "samples";
  static final String HUMAN_SAMPLES = SAMPLES + "/human.parquet";

  /** Parts of tables while whole chains run; gone when they have been joined. */
  static final String PARTS = "unfinished";

  /** All that a run writes; nothing else in the folder is ever deleted. */
  static final List<String> OURS =
      List.of(
          MANIFEST,
          REPORT,
          WORK,
          "corpora",
          "vocabulary",
          "mixes",
          "counts",
          "spectra",
          CarriedCounts.FOLDER,
          SCORES,
          MODELS,
          SAMPLES,
          "summary",
          "differences",
          "verdicts",
          "half_lives",
          "oracle",
          PARTS,
          SETTINGS); // last: what has them is a run

  private RunDirectory() {}

  /** A part of human text that is stored in parts. */
  static String humanPart(int encoding, int part) {
    return String.format(Locale.ROOT, "corpora/human/human-%02d.part-%05d.parquet", encoding, part);
  }

  /** The files of the table human, in the order of encodings and documents. */
  static List<String> human(Storage storage) {
    return storage.list("corpora/human").stream().map(name -> "corpora/human/" + name).toList();
  }

  /** Scores of one generation of all chains. */
  static String scores(int generation) {
    return SCORES + "/" + generationFile(generation);
  }

  /** Facts of one generation of all chains; a chain that has them has finished the generation. */
  static String models(int generation) {
    return MODELS + "/" + generationFile(generation);
  }

  static String samples(int generation) {
    return SAMPLES + "/" + generationFile(generation);
  }

  /** The rows of a table (scores, samples, models) of all chains that ran as wholes. */
  static String chains(Schema table) {
    return table.name() + "/chains.parquet";
  }

  /**
   * The files that are there of a table (scores, samples, models): of whole chains, then of each
   * generation of the others. What chains say of themselves is read from these and no others.
   */
  static List<String> files(Storage storage, Schema table, int generations) {
    Stream<String> steps =
        IntStream.rangeClosed(0, generations)
            .mapToObj(generation -> table.name() + "/" + generationFile(generation));
    return Stream.concat(Stream.of(chains(table)), steps).filter(storage::exists).toList();
  }

  /** The part of such a file under a label. */
  static String part(Schema table, String label) {
    return PARTS + "/" + table.name() + "/" + label + ".parquet";
  }

  /** What names the rows of a shard's chains in {@link #chains}. */
  static String label(Shard shard, int generations) {
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

  /** Folder of one kind of per-chain files of one generation. */
  static String folder(Kind kind, int generation) {
    return String.format(Locale.ROOT, "%s/generation=%03d", kind.folder, generation);
  }

  /** Per-chain files: one file holds the chains of one {@link Shard}. */
  enum Kind {
    CORPUS("corpora"),
    MIXES("mixes"),
    COUNTS("counts"),
    SPECTRA("spectra");

    final String folder;

    Kind(String folder) {
      this.folder = folder;
    }
  }

  /** The file of a shard. */
  static String file(Kind kind, int generation, Shard shard) {
    return folder(kind, generation) + "/" + shard.fileName();
  }

  /** Format of the names of the files of a corpus that is stored in parts; takes the part. */
  static String parts(int generation, Shard shard) {
    return file(Kind.CORPUS, generation, shard).replaceFirst("parquet$", "part-%05d.parquet");
  }

  /** Names of the per-chain files of an arm in a folder, sorted. */
  static List<String> files(Storage storage, String folder, String arm) {
    String prefix = slug(arm) + ".";
    return storage.list(folder).stream().filter(name -> name.startsWith(prefix)).toList();
  }

  /**
   * An arm's name as a part of a file name: letters, digits and -_= kept; a hash keeps different
   * arms apart.
   */
  static String slug(String arm) {
    StringBuilder safe = new StringBuilder();
    for (char c : arm.toCharArray()) {
      boolean kept = c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '=');
      safe.append(kept ? c : '_');
    }
    String slug = safe.length() > 80 ? safe.substring(0, 80) : safe.toString();
    return slug.equals(arm) ? slug : slug + "-" + String.format(Locale.ROOT, "%08x", hash(arm));
  }

  /** FNV-1a, 32 bits. */
  private static int hash(String text) {
    int hash = 0x811C9DC5;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * 0x01000193;
    }
    return hash;
  }
}
