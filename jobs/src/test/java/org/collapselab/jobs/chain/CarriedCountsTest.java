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
import org.apache.hadoop.conf.Configuration;
import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.Size;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.loop.StepResult;
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
    file = folder.resolve("carried/generation=007/accumulate.000003-000005.counts");
  }

  @Test
  void countsOfEveryChainComeBack() {
    CarriedCounts.write(storage, 7, SHARD, outcomes(3));
    assertEquals(
        Map.of(3, counts(0), 4, counts(1), 5, counts(2)), CarriedCounts.read(storage, 7, SHARD));
  }

  /** Rejects counts that are read as those of another chain. */
  @Test
  void nothingIsWrittenWhereAChainCarriesNothing() {
    List<StepResult> outcomes = new ArrayList<>(outcomes(2));
    outcomes.add(1, outcome(Optional.empty()));
    CarriedCounts.write(storage, 7, SHARD, outcomes);
    assertFalse(Files.exists(file));
  }

  /** Rejects a failure, or half of the chains, where a file is not what was written. */
  @Test
  void aFileThatIsMissingDamagedOrOlderIsNoFile() throws IOException {
    assertEquals(Map.of(), CarriedCounts.read(storage, 7, SHARD));
    CarriedCounts.write(storage, 7, SHARD, outcomes(3));
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

  private static List<StepResult> outcomes(int chains) {
    List<StepResult> outcomes = new ArrayList<>();
    for (int i = 0; i < chains; i++) {
      outcomes.add(outcome(Optional.of(counts(i))));
    }
    return outcomes;
  }

  private static StepResult outcome(Optional<NGramCounts> carried) {
    return new StepResult(
        new Mix(List.of(), 0),
        Size.tokens(1),
        Map.of(),
        Documents.NONE,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        carried);
  }

  private static NGramCounts counts(int seed) {
    Documents.Builder text = new Documents.Builder();
    text.add(new int[] {3, 4 + seed, 3, 4}, true);
    return NGramCounts.count(text.build(), 2, true);
  }
}
