package org.collapselab.jobs.chain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.store.Storage;
import org.collapselab.trainer.count.CountsFormat;
import org.collapselab.trainer.count.NGramCounts;

/**
 * The file of the counts that the chains of a shard carry from one generation to the next when a
 * job runs each generation: those of its replicates, one after the other. No result depends on it:
 * if it is missing or cannot be read, the next generation counts its mix.
 */
public final class CarriedCounts {

  private CarriedCounts() {}

  private static String file(int generation, Shard shard) {
    return RunDirectory.carried(generation) + "/" + shard.label() + ".counts";
  }

  /**
   * Writes the counts that the chains of a shard carry on; writes nothing if one of them has none.
   */
  static void write(
      Storage storage, int generation, Shard shard, List<Optional<NGramCounts>> chains) {
    List<NGramCounts> counts = chains.stream().flatMap(Optional::stream).toList();
    if (counts.size() == chains.size()) {
      storage
          .unflushed()
          .write(
              file(generation, shard),
              out -> {
                for (NGramCounts one : counts) {
                  CountsFormat.write(one, out);
                }
              });
    }
  }

  /** Reads the counts by replicate; there are none if the file is missing, damaged or older. */
  static Map<Integer, NGramCounts> read(Storage storage, int generation, Shard shard) {
    Map<Integer, NGramCounts> counts = new HashMap<>();
    try (InputStream in = storage.open(file(generation, shard))) {
      for (int replicate = shard.from(); replicate < shard.to(); replicate++) {
        counts.put(replicate, CountsFormat.read(in));
      }
      return counts;
    } catch (IOException | UncheckedIOException unreadable) {
      return new HashMap<>();
    }
  }
}
