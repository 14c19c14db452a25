package org.collapselab.jobs.layout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collapselab.jobs.base.Sha256;
import org.collapselab.jobs.base.Version;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.store.Schema;
import org.collapselab.jobs.store.Storage;

/**
 * Writes and reads {@code manifest.json}, which holds everything that is needed to repeat a run. A
 * repetition changes nothing in it but the object {@code run}.
 */
public final class Manifest {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Manifest() {}

  /**
   * Writes the manifest.
   *
   * @param complete whether the run is finished
   * @param inputs facts about each human corpus, by encoding
   * @param notes what a reader must know: fallbacks that fired, checks that failed
   * @param timings seconds by stage
   * @param spark version of Spark
   * @param master the Spark master that the run used
   */
  public static void write(
      Storage storage,
      Settings settings,
      boolean complete,
      List<Map<String, Object>> inputs,
      List<String> notes,
      Map<String, Double> timings,
      String spark,
      String master) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("format", 1);
    manifest.put("complete", complete);
    manifest.put("name", settings.protocol().name());
    manifest.put("settings_sha256", HexFormat.of().formatHex(Sha256.of(settings.yaml())));
    manifest.put("seed", settings.protocol().seed());
    manifest.put("inputs", inputs);
    manifest.put("code", Version.text());
    manifest.put(
        "java",
        System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")");
    manifest.put("spark", spark);
    Map<String, Integer> tables = new LinkedHashMap<>();
    for (Schema schema : Tables.ALL) {
      tables.put(schema.name(), schema.version());
    }
    manifest.put("tables", tables);
    manifest.put("notes", notes);
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    run.put("processors", Runtime.getRuntime().availableProcessors());
    run.put("heap_bytes", Runtime.getRuntime().maxMemory());
    run.put("master", master);
    run.put("output", storage.display());
    run.put("seconds", timings);
    manifest.put("run", run);
    write(storage, manifest);
  }

  /** Writes a manifest with these entries, in their order. */
  public static void write(Storage storage, Map<String, Object> entries) {
    try {
      storage.text(RunDirectory.MANIFEST, JSON.writeValueAsString(entries) + "\n");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the run is finished; false if there is no manifest. */
  public static boolean complete(Storage storage) {
    return read(storage).map(manifest -> manifest.path("complete").asBoolean()).orElse(false);
  }

  /** The version of the program that made the run. */
  public static Optional<String> code(Storage storage) {
    return read(storage).map(manifest -> manifest.path("code").asText());
  }

  /** The SHA-256 of the human corpus of each encoding. */
  public static List<String> inputHashes(Storage storage) {
    List<String> hashes = new ArrayList<>();
    read(storage)
        .ifPresent(
            m -> m.path("inputs").forEach(input -> hashes.add(input.path("sha256").asText())));
    return hashes;
  }

  /** The manifest; empty if there is none. */
  public static Optional<JsonNode> read(Storage storage) {
    if (!storage.exists(RunDirectory.MANIFEST)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(storage.text(RunDirectory.MANIFEST)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
