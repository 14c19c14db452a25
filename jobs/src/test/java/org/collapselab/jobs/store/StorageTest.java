package org.collapselab.jobs.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {

  @TempDir Path folder;
  private Storage storage;

  @BeforeEach
  void open() {
    storage = Storage.at(folder.resolve("of a run").toString(), new Configuration());
  }

  private List<String> everything() throws IOException {
    try (var below = Files.walk(folder)) {
      return below
          .filter(path -> !path.equals(folder))
          .map(path -> folder.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void aTrialOfWritingLeavesNothing() throws IOException {
    storage.requireWritable();
    assertFalse(Files.exists(folder.resolve("of a run")));
    storage.text("kept", "1");
    storage.requireWritable();
    assertEquals(List.of("kept"), storage.list(""));
    Storage below =
        Storage.at(folder.resolve("of a run/kept/below").toString(), new Configuration());
    assertThrows(UncheckedIOException.class, below::requireWritable);
  }

  @Test
  void folderNeedNotExistAndIsNotMadeByLooking() throws IOException {
    assertFalse(storage.exists("") || storage.exists("a") || storage.isFile("a"));
    assertEquals(List.of(), storage.list(""));
    storage.sweep();
    storage.delete("a");
    assertEquals(List.of(), everything());
  }

  @Test
  void textComesBackAndLeavesNoOtherFile() throws IOException {
    String text = "caf\u00e9 \u4e2d \ud83d\ude00\r\n";
    storage.text("a/b.txt", "before");
    storage.text("a/b.txt", text);
    assertEquals(text, storage.text("a/b.txt"));
    assertEquals(List.of("of a run", "of a run/a", "of a run/a/b.txt"), everything());
  }

  /** Rejects a file that appears, or is replaced, before it is whole. */
  @Test
  void bytesAppearWholeOrNotAtAll() throws IOException {
    storage.write("a/b", out -> out.write(new byte[] {0, -1, 13}));
    assertThrows(
        UncheckedIOException.class,
        () ->
            storage.write(
                "a/b",
                out -> {
                  out.write(7);
                  throw new IOException("disk full");
                }));
    try (var in = storage.open("a/b")) {
      assertArrayEquals(new byte[] {0, -1, 13}, in.readAllBytes());
    }
    assertEquals(List.of("of a run", "of a run/a", "of a run/a/b"), everything());
    assertThrows(UncheckedIOException.class, () -> storage.open("none"));
  }

  @Test
  void failedTextLosesNothing() throws IOException {
    storage.text("taken/inside.txt", "kept");
    assertThrows(UncheckedIOException.class, () -> storage.text("taken", "replaces a folder"));
    assertThrows(UncheckedIOException.class, () -> storage.text("taken/inside.txt/x", "below"));
    assertEquals("kept", storage.text("taken/inside.txt"));
    assertEquals(List.of("of a run", "of a run/taken", "of a run/taken/inside.txt"), everything());
  }

  /** Rejects a sweep that takes other hidden files, or folders, for its own. */
  @Test
  void sweepDeletesTemporariesOnly() throws IOException {
    Path root = folder.resolve("of a run");
    Files.createDirectories(root.resolve("a/b/.writing-folder"));
    for (String kept : List.of("x.parquet", ".hidden", "a/_SUCCESS", "a/writing-x", "a/b/x.txt")) {
      Files.writeString(root.resolve(kept), "kept");
    }
    List<String> before = everything();
    for (String swept : List.of(".writing-1-x.parquet", "a/.writing-2-y", "a/b/.writing-")) {
      Files.writeString(root.resolve(swept), "half");
    }
    storage.sweep();
    assertEquals(before, everything());
  }

  @Test
  void listIsSortedAndHidesWhatIsHidden() {
    for (String name : List.of("b", "a", "c/d", ".e", "_f", "B")) {
      storage.text(name, "");
    }
    assertEquals(List.of("B", "a", "b", "c"), storage.list(""));
    assertEquals(List.of("d"), storage.list("c"));
  }

  @Test
  void fileIsNeitherFolderNorDevice() {
    storage.text("a/b", "");
    assertTrue(storage.isFile("a/b"));
    assertFalse(storage.isFile("a") || storage.isFile("") || storage.isFile("none"));
    assertFalse(Storage.at("/dev", new Configuration()).isFile("null"));
  }

  @Test
  void moveReplacesAFile() throws IOException {
    storage.text("new", "new");
    storage.text("old", "old");
    storage.move("new", "old");
    assertEquals("new", storage.text("old"));
    assertEquals(List.of("of a run", "of a run/old"), everything());
    assertThrows(UncheckedIOException.class, () -> storage.move("none", "old"));
  }

  @Test
  void deleteTakesAllBelow() throws IOException {
    storage.text("a/b/c", "");
    storage.text("d", "");
    storage.delete("a");
    assertEquals(List.of("of a run", "of a run/d"), everything());
  }

  @Test
  void folderIsShownAsAPersonWritesIt() {
    assertEquals(folder.resolve("of a run").toString(), storage.display());
    assertTrue(storage.location().startsWith("file:/"), storage.location());
  }
}
