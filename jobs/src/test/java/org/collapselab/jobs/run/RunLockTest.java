package org.collapselab.jobs.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.store.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Owners that live, that are dead on this machine, and that are silent or alive on another. */
final class RunLockTest {

  private static final RunLock.Pulse FAST =
      new RunLock.Pulse(Duration.ofMillis(100), Duration.ofSeconds(1));

  @TempDir Path temporary;
  private Path folder;
  private Storage storage;
  private Path file;

  @BeforeEach
  void open() throws IOException {
    folder = temporary.resolve("run");
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("something"), "so that the folder is not empty");
    storage = Storage.at(folder.toString(), new Configuration());
    file = folder.resolve(RunDirectory.LOCK);
  }

  private RunLock take() {
    return RunLock.take(storage, line -> {}, FAST);
  }

  @Test
  void aSecondOwnerIsRefusedAndTheFirstGoesOn() {
    try (RunLock first = take()) {
      InputException refused = assertThrows(InputException.class, this::take);
      assertTrue(refused.getMessage().contains("since"), refused.getMessage());
      assertTrue(
          refused.getMessage().contains("process " + ProcessHandle.current().pid()),
          refused.getMessage());
      first.requireHeld();
    }
    assertFalse(Files.exists(file));
    take().close();
  }

  /** Rejects a lock that deletes a folder that its user has made, or leaves one that it made. */
  @Test
  void anEmptyFolderStaysIfItWasThere() throws IOException {
    Path empty = Files.createDirectory(temporary.resolve("empty"));
    Path none = temporary.resolve("none");
    for (Path run : List.of(empty, none)) {
      Storage there = Storage.at(run.toString(), new Configuration());
      RunLock.take(there, line -> {}, FAST).close();
    }
    assertTrue(Files.exists(empty));
    assertFalse(Files.exists(none));
  }

  /** Rejects a lock that outlives its process. */
  @Test
  void aLockOfAProcessThatHasEndedIsTakenOver() throws IOException, InterruptedException {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor(10, TimeUnit.SECONDS);
    Files.writeString(file, lock("\"process\":" + ended.pid()));
    try (RunLock mine = take()) {
      mine.requireHeld();
    }
  }

  /** Rejects a process number that was given to another process since. */
  @Test
  void aProcessNumberThatWasGivenAgainIsNoOwner() throws IOException {
    long parent = ProcessHandle.current().parent().orElseThrow().pid();
    Files.writeString(
        file,
        lock("\"process\":" + parent)
            .replaceFirst("\"started\":\"[^\"]*\"", "\"started\":\"2020-01-01T00:00:00Z\""));
    take().close();
  }

  /** The lock of this process, with another token and with other fields. */
  private String lock(String... fields) throws IOException {
    String text;
    try (RunLock mine = take()) {
      text = Files.readString(file).replace(mine.token(), "another");
    }
    for (String field : fields) {
      String name = field.substring(0, field.indexOf(':'));
      text = text.replaceFirst(name + ":(\"[^\"]*\"|\\d+)", field);
    }
    return text;
  }

  @Test
  void aSilentOwnerOnAnotherMachineIsTakenForDead() throws IOException {
    Files.writeString(file, lock("\"machine\":\"elsewhere\""));
    List<String> lines = new ArrayList<>();
    RunLock.take(storage, lines::add, FAST).close();
    assertEquals(1, lines.size());
    assertTrue(lines.get(0).contains("waiting up to 1 s"), lines.get(0));
  }

  @Test
  void anOwnerOnAnotherMachineThatShowsLifeIsNotDisturbed() throws Exception {
    String theirs = lock("\"machine\":\"elsewhere\"");
    Files.writeString(file, theirs);
    var other = Executors.newSingleThreadScheduledExecutor();
    try {
      other.schedule(
          () ->
              storage.text(RunDirectory.LOCK, theirs.replaceFirst("\"beat\":\\d+", "\"beat\":99")),
          400,
          TimeUnit.MILLISECONDS);
      assertThrows(InputException.class, this::take);
      assertTrue(Files.readString(file).contains("\"beat\":99"));
    } finally {
      other.shutdownNow();
    }
  }

  /** Rejects an owner that goes on although another has taken its lock over. */
  @Test
  void anOwnerThatLostItsLockStops() throws IOException, InterruptedException {
    try (RunLock mine = take()) {
      Files.writeString(file, Files.readString(file).replace(mine.token(), "another"));
      Thread.sleep(300);
      assertThrows(InputException.class, mine::requireHeld);
    }
    assertTrue(Files.readString(file).contains("another"), "the lock of another stays");
  }
}
