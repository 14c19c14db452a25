package org.collapselab.jobs.layout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collapselab.jobs.base.DamagedException;
import org.collapselab.jobs.base.Sha256;
import org.collapselab.jobs.base.Version;
import org.collapselab.jobs.extension.ExtensionJar;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.store.FileRecord;
import org.collapselab.jobs.store.Schema;
import org.collapselab.jobs.store.Storage;

/**
 * {@code manifest.json}: everything that is needed to repeat a run, and the files of its result. It
 * is replaced as a whole, and only files that it lists count, so that a run is committed step by
 * step by replacing it. A repetition changes nothing in it but {@code run} and {@code sha256}.
 */
public final class Manifest {

  /** The key of the list of extension jars, in this manifest and in that of a measurement. */
  public static final String EXTENSIONS = "extensions";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final String CHECKSUM = "sha256";

  private final JsonNode root;

  private Manifest(JsonNode root) {
    this.root = root;
  }

  /**
   * What a manifest says of a run besides its settings and files.
   *
   * @param inputs facts about each human corpus, by encoding
   * @param extensions the extension jars in use
   * @param timings seconds by stage
   * @param spark version of Spark
   * @param master the Spark master that the run used
   */
  public record Facts(
      List<Map<String, Object>> inputs,
      List<ExtensionJar> extensions,
      Map<String, Double> timings,
      String spark,
      String master) {}

  /**
   * Writes the manifest of a run.
   *
   * @param run its files
   * @param complete whether the run is finished
   * @param notes what a reader must know: fallbacks that fired, checks that failed
   */
  public static void write(
      RunTables run, Settings settings, boolean complete, List<String> notes, Facts facts) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("layout", RunDirectory.LAYOUT);
    manifest.put("complete", complete);
    manifest.put("name", settings.protocol().name());
    manifest.put("settings_sha256", Sha256.hex(settings.yaml()));
    manifest.put("settings", settings.yaml());
    manifest.put("seed", settings.protocol().seed());
    manifest.put("inputs", facts.inputs());
    manifest.put("code", Version.text());
    manifest.put(EXTENSIONS, facts.extensions());
    manifest.put(
        "java",
        System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")");
    manifest.put("spark", facts.spark());
    Map<String, Integer> tables = new LinkedHashMap<>();
    for (Schema schema : Tables.ALL) {
      tables.put(schema.name(), schema.version());
    }
    manifest.put("tables", tables);
    manifest.put("notes", notes);
    Map<String, Object> execution = new LinkedHashMap<>();
    execution.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    execution.put("processors", Runtime.getRuntime().availableProcessors());
    execution.put("heap_bytes", Runtime.getRuntime().maxMemory());
    execution.put("master", facts.master());
    execution.put("output", run.storage().display());
    execution.put("seconds", facts.timings());
    manifest.put("run", execution);
    write(run, manifest);
  }

  /** Writes a manifest with these entries, in their order, and the files. */
  public static void write(RunTables run, Map<String, Object> entries) {
    Map<String, Object> all = new LinkedHashMap<>(entries);
    all.put("files", run.files().stream().map(Manifest::entry).toList());
    all.put(CHECKSUM, Sha256.hex(text(all)));
    run.storage().text(RunDirectory.MANIFEST, text(all) + "\n");
  }

  private static String text(Object json) {
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> entry(RunFile file) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("file", file.name());
    if (file.first() >= 0) {
      entry.put("generations", List.of(file.first(), file.last()));
    }
    if (!file.chains().isEmpty()) {
      entry.put("chains", file.chains());
    }
    if (file.file().rows() >= 0) {
      entry.put("rows", file.file().rows());
    }
    entry.put("bytes", file.file().bytes());
    entry.put("sha256", file.file().sha256());
    return entry;
  }

  private static RunFile file(JsonNode entry) {
    JsonNode generations = entry.path("generations");
    return new RunFile(
        new FileRecord(
            entry.path("file").asText(),
            entry.path("rows").asLong(-1),
            entry.path("bytes").asLong(),
            entry.path("sha256").asText()),
        generations.path(0).asInt(-1),
        generations.path(1).asInt(-1),
        entry.path("chains").asText());
  }

  /**
   * Reads the manifest; empty if there is none.
   *
   * @throws DamagedException if it is not what was written
   */
  public static Optional<Manifest> read(Storage storage) {
    if (!storage.exists(RunDirectory.MANIFEST)) {
      return Optional.empty();
    }
    JsonNode root;
    try {
      root = JSON.readTree(storage.text(RunDirectory.MANIFEST));
    } catch (JsonProcessingException e) {
      throw damaged(storage);
    }
    if (root.path("format").asInt() == 1) {
      return Optional.of(new Manifest(root)); // the first layout had no checksum
    }
    if (!(root instanceof ObjectNode object)) {
      throw damaged(storage);
    }
    ObjectNode rest = object.deepCopy();
    String expected = rest.path(CHECKSUM).asText();
    rest.remove(CHECKSUM);
    if (!Sha256.hex(text(rest)).equals(expected)) {
      throw damaged(storage);
    }
    return Optional.of(new Manifest(root));
  }

  /** The tables of a run; none if there is no manifest. */
  public static RunTables tables(Storage storage) {
    return new RunTables(storage, read(storage).map(Manifest::files).orElse(List.of()));
  }

  private static DamagedException damaged(Storage storage) {
    return new DamagedException(
        "the file "
            + storage.display()
            + "/"
            + RunDirectory.MANIFEST
            + " must be as it was written, but is damaged; give the command that made it again,"
            + " which computes everything anew");
  }

  /** Writes the manifest anew with other files. */
  public void write(RunTables run) {
    Map<String, Object> entries = new LinkedHashMap<>();
    root.fields()
        .forEachRemaining(
            field -> {
              if (!field.getKey().equals("files") && !field.getKey().equals(CHECKSUM)) {
                entries.put(field.getKey(), field.getValue());
              }
            });
    write(run, entries);
  }

  /** The number of the layout of the folder. */
  public int layout() {
    return root.path("layout").asInt(1);
  }

  /** Whether the run is finished. */
  public boolean complete() {
    return root.path("complete").asBoolean();
  }

  /** The version of the program that made the run. */
  public String code() {
    return text("code");
  }

  /** The settings of the run, as {@code experiment.yaml} has them. */
  public String settings() {
    return text("settings");
  }

  /** An entry of the top level as text. */
  public String text(String key) {
    return root.path(key).asText();
  }

  /** The facts about each human corpus, by encoding. */
  public JsonNode inputs() {
    return root.path("inputs");
  }

  /** The SHA-256 of the human corpus of each encoding. */
  public List<String> inputHashes() {
    List<String> hashes = new ArrayList<>();
    inputs().forEach(input -> hashes.add(input.path("sha256").asText()));
    return hashes;
  }

  /** The extension jars that made the run. */
  public List<ExtensionJar> extensions() {
    List<ExtensionJar> jars = new ArrayList<>();
    for (JsonNode jar : root.path(EXTENSIONS)) {
      jars.add(new ExtensionJar(jar.path("name").asText(), jar.path("sha256").asText()));
    }
    return jars;
  }

  /** The files of the result. */
  public List<RunFile> files() {
    List<RunFile> files = new ArrayList<>();
    root.path("files").forEach(entry -> files.add(file(entry)));
    return files;
  }
}
