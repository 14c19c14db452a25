package org.collapselab.jobs.chain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.layout.RunFile;
import org.collapselab.jobs.layout.RunTables;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.store.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainModelsTest {

  @TempDir Path folder;
  private RunTables tables;

  @BeforeEach
  void open() {
    tables = new RunTables(Storage.at(folder.toString(), new Configuration()), List.of());
  }

  private List<RunFile> commit(int generation, Shard shard, byte... models) {
    List<Optional<byte[]>> chains = new java.util.ArrayList<>();
    for (byte model : models) {
      chains.add(Optional.of(new byte[] {model}));
    }
    return ChainModels.commit(
        tables,
        generation,
        ChainModels.write(tables.storage(), ".work/token", shard, generation, chains));
  }

  private byte[] read(int generation, String arm, int replicate) {
    return ChainModels.read(tables.storage(), tables.files(), generation, arm, replicate);
  }

  /** Rejects the model of another chain, arm or generation. */
  @Test
  void everyChainGetsItsOwnBack() {
    commit(6, new Shard("replace", 3, 5), (byte) 1, (byte) 2);
    commit(7, new Shard("replace-multiple", 3, 5), (byte) 3, (byte) 4);
    commit(7, new Shard("replace", 3, 5), (byte) 5, (byte) 6);
    assertArrayEquals(new byte[] {5}, read(7, "replace", 3));
    assertArrayEquals(new byte[] {6}, read(7, "replace", 4));
    assertArrayEquals(new byte[] {4}, read(7, "replace-multiple", 4));
  }

  /** Rejects an empty model, or that of generation 6, in the place of one that is not there. */
  @Test
  void whatIsNotThereIsRefusedInOneLine() {
    commit(6, new Shard("replace", 3, 5), (byte) 1, (byte) 2);
    for (int generation : new int[] {5, 7}) {
      InputException refused =
          assertThrows(InputException.class, () -> read(generation, "replace", 3));
      assertTrue(refused.getMessage().contains("model of generation " + generation));
      assertEquals(1, refused.getMessage().lines().count());
    }
    assertThrows(InputException.class, () -> read(6, "replace", 5));
  }

  @Test
  void aCommitTakesThePlaceOfEarlierGenerations() {
    commit(6, new Shard("replace", 3, 5), (byte) 1, (byte) 2);
    List<RunFile> earlier = commit(7, new Shard("replace", 3, 5), (byte) 5, (byte) 6);
    assertEquals(
        List.of(
            "weights/generation-006.replace.000003-000003.model",
            "weights/generation-006.replace.000004-000004.model"),
        earlier.stream().map(RunFile::name).toList());
    assertTrue(tables.files().stream().allMatch(file -> file.isGeneration(7)));
  }

  @Test
  void chainsThatHandNothingOnHaveNoFile() {
    List<RunFile> written =
        ChainModels.write(
            tables.storage(),
            ".work/token",
            new Shard("replace", 0, 2),
            0,
            List.of(Optional.empty(), Optional.empty()));
    assertEquals(List.of(), written);
  }
}
