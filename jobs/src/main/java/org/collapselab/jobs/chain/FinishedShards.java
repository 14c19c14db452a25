package org.collapselab.jobs.chain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.collapselab.jobs.base.Sha256;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.store.FileRecord;
import org.collapselab.jobs.store.Storage;

/**
 * The parts of tables that whole chains and large chains have written, until they are committed. A
 * list of the parts is written last; a killed run goes on with the shards that have no list, or
 * whose parts are not as listed. Parts of other settings lie in other folders.
 *
 * @param storage the run directory
 * @param folder of the parts, in the run directory
 */
public record FinishedShards(Storage storage, String folder) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DIGITS = 16; // of the hash that names a folder

  /** The parts that a shard has written. */
  private record Parts(List<FileRecord> files) {}

  /** The name of the folder of parts of an experiment. */
  public static String folder(String settings) {
    return RunDirectory.UNFINISHED + "/" + Sha256.hex(settings).substring(0, DIGITS);
  }

  private String list(Shard shard, int generation) {
    return String.format(Locale.ROOT, "%s/%s.%03d.json", folder, shard.label(), generation);
  }

  /**
   * Says that a shard is finished.
   *
   * @param generation the one of its parts, or the last
   */
  public void finished(Shard shard, int generation, List<FileRecord> parts) {
    try {
      storage.text(list(shard, generation), JSON.writeValueAsString(new Parts(parts)) + "\n");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The parts of a shard; empty if it is not finished.
   *
   * @param bytes whether all bytes of the parts are compared with what the writer recorded, not
   *     only their number
   */
  public Optional<List<FileRecord>> parts(Shard shard, int generation, boolean bytes) {
    return read(list(shard, generation))
        .filter(all -> all.stream().allMatch(file -> storage.damage(file, bytes).isEmpty()));
  }

  private Optional<List<FileRecord>> read(String list) {
    try {
      return storage.exists(list)
          ? Optional.of(JSON.readValue(storage.text(list), Parts.class).files())
          : Optional.empty();
    } catch (JsonProcessingException damaged) {
      return Optional.empty();
    }
  }

  /** The names of all parts that are listed. */
  public Set<String> names() {
    Set<String> names = new HashSet<>();
    for (String name : storage.list(folder)) {
      if (name.endsWith(".json")) {
        read(folder + "/" + name).ifPresent(files -> files.forEach(file -> names.add(file.name())));
      }
    }
    return names;
  }

  /** Forgets a shard, whose parts have been committed. */
  public void forget(Shard shard, int generation) {
    storage.delete(list(shard, generation));
  }
}
