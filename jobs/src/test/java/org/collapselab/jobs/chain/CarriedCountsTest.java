package org.collapselab.jobs.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.store.Storage;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarriedCountsTest {

  private static final Shard SHARD = new Shard("accumulate", 3, 6);

  @TempDir Path folder;
  private Storage storage;
  private Path file;

  @BeforeEach
  void open() {
    storage = Storage.at(folder.toString(), new Configuration());
    file = folder.resolve("carried/generation-007/accumulate.000003-000005.counts");
  }

  @Test
  void countsOfEveryChainComeBack() {
    CarriedCounts.write(storage, 7, SHARD, chains(3));
    assertEquals(
        Map.of(3, counts(0), 4, counts(1), 5, counts(2)), CarriedCounts.read(storage, 7, SHARD));
  }

  /** Rejects counts that are read as those of another chain. */
  @Test
  void nothingIsWrittenWhereAChainCarriesNothing() {
    List<Optional<NGramCounts>> chains = new ArrayList<>(chains(2));
    chains.add(1, Optional.empty());
    CarriedCounts.write(storage, 7, SHARD, chains);
    assertFalse(Files.exists(file));
  }

  /** Rejects a failure, or half of the chains, where a file is not what was written. */
  @Test
  void aFileThatIsMissingDamagedOrOlderIsNoFile() throws IOException {
    assertEquals(Map.of(), CarriedCounts.read(storage, 7, SHARD));
    CarriedCounts.write(storage, 7, SHARD, chains(3));
    assertEquals(Map.of(), CarriedCounts.read(storage, 6, SHARD));
    assertEquals(Map.of(), CarriedCounts.read(storage, 7, new Shard("accumulate", 3, 7)));
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at += 5) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 64; // the version among others
      Files.write(file, damaged);
      assertEquals(Map.of(), CarriedCounts.read(storage, 7, SHARD), "byte " + at);
      Files.write(file, Arrays.copyOf(whole, at));
      assertEquals(Map.of(), CarriedCounts.read(storage, 7, SHARD), "cut at " + at);
    }
  }

  private static List<Optional<NGramCounts>> chains(int chains) {
    return IntStream.range(0, chains).mapToObj(i -> Optional.of(counts(i))).toList();
  }

  private static NGramCounts counts(int seed) {
    Documents.Builder text = new Documents.Builder();
    text.add(new int[] {3, 4 + seed, 3, 4}, true);
    return NGramCounts.count(text.build(), 2, true);
  }
}
