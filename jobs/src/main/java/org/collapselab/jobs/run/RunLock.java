package org.collapselab.jobs.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.store.Storage;

/**
 * Keeps a run directory to one process. The lock is a file that names its owner; the owner rewrites
 * it every few seconds, and this sign of life needs nothing of the file system but files. The owner
 * is dead if its process is gone from this machine, or if its lock has not changed for a while.
 */
public final class RunLock implements AutoCloseable {

  /** How often the owner shows that it is alive, and how long it may stay silent. */
  record Pulse(Duration beat, Duration silence) {
    static final Pulse USUAL = new Pulse(Duration.ofSeconds(5), Duration.ofSeconds(30));
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> OURS = ConcurrentHashMap.newKeySet(); // tokens of this process
  private static final long LOOK_MILLISECONDS = 200;

  /**
   * The content of the lock.
   *
   * @param token of this lock alone
   * @param machine names the machine and the space of process numbers
   * @param owner for people
   * @param process number
   * @param started when the process started
   * @param since when it took the lock
   * @param beat counts the signs of life
   */
  private record Lock(
      String token,
      String machine,
      String owner,
      long process,
      String started,
      String since,
      long beat) {

    static Lock ofThisProcess() {
      long process = ProcessHandle.current().pid();
      return new Lock(
          UUID.randomUUID().toString(),
          thisMachine(),
          System.getProperty("user.name") + "@" + host(),
          process,
          started(process).orElse(""),
          Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
          0);
    }

    Lock next() {
      return new Lock(token, machine, owner, process, started, since, beat + 1);
    }

    /** Whether its process is known to have ended. */
    boolean dead() {
      if (process == ProcessHandle.current().pid() && machine.equals(thisMachine())) {
        return !OURS.contains(token);
      }
      return machine.equals(thisMachine()) && !started(process).equals(Optional.of(started));
    }

    private static Optional<String> started(long process) {
      return ProcessHandle.of(process)
          .filter(ProcessHandle::isAlive)
          .map(handle -> handle.info().startInstant().map(Instant::toString).orElse(""));
    }
  }

  private final Storage storage;
  private final boolean made; // whether the folder was not there before
  private final ScheduledExecutorService beating;
  private volatile Lock lock;
  private volatile boolean lost;

  private RunLock(Storage storage, Lock lock, boolean made, Pulse pulse) {
    this.storage = storage;
    this.made = made;
    this.lock = lock;
    OURS.add(lock.token());
    this.beating =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "run-lock");
              thread.setDaemon(true);
              return thread;
            });
    long beat = pulse.beat().toMillis();
    beating.scheduleWithFixedDelay(this::beat, beat, beat, TimeUnit.MILLISECONDS);
  }

  /**
   * Takes the lock of a run directory; takes it over from an owner that is dead.
   *
   * @param waiting receives a line if it takes time to see whether an owner lives
   * @throws InputException if another process has it
   */
  public static RunLock take(Storage storage, Consumer<String> waiting) {
    return take(storage, waiting, Pulse.USUAL);
  }

  static RunLock take(Storage storage, Consumer<String> waiting, Pulse pulse) {
    Lock mine = Lock.ofThisProcess();
    boolean made = !storage.exists("");
    if (!storage.create(RunDirectory.LOCK, text(mine))) {
      Optional<Lock> dead = requireDead(storage, waiting, pulse);
      if (!current(storage).map(Lock::token).equals(dead.map(Lock::token))) {
        throw taken(storage, current(storage)); // another process was faster
      }
      storage.text(RunDirectory.LOCK, text(mine));
      pause(LOOK_MILLISECONDS);
    }
    Optional<Lock> now = current(storage);
    if (!now.map(Lock::token).equals(Optional.of(mine.token()))) {
      throw taken(storage, now);
    }
    return new RunLock(storage, mine, made, pulse);
  }

  /** Waits until the owner shows a sign of life, which is a failure, or is known to be dead. */
  private static Optional<Lock> requireDead(
      Storage storage, Consumer<String> waiting, Pulse pulse) {
    Optional<Lock> seen = current(storage);
    long patience = pulse.silence().toMillis();
    for (long waited = 0; waited < patience; waited += LOOK_MILLISECONDS) {
      if (seen.isPresent() && seen.get().dead()) {
        return seen;
      }
      if (seen.isPresent() && seen.get().machine().equals(thisMachine())) {
        throw taken(storage, seen); // alive
      }
      if (waited == 0) {
        waiting.accept(
            "waiting up to "
                + pulse.silence().toSeconds()
                + " s to see whether "
                + seen.map(Lock::owner).orElse("another process")
                + " still works in "
                + storage.display());
      }
      pause(LOOK_MILLISECONDS);
      Optional<Lock> now = current(storage);
      if (!now.equals(seen) && seen.isPresent()) {
        throw taken(storage, now);
      }
      seen = now;
    }
    return seen;
  }

  private static InputException taken(Storage storage, Optional<Lock> by) {
    return new InputException(
        "one run at a time may work in "
            + storage.display()
            + ", but "
            + by.map(
                    lock ->
                        lock.owner()
                            + " (process "
                            + lock.process()
                            + ") has done so since "
                            + lock.since())
                .orElse("another process does")
            + "; wait until it has ended, or give another --output");
  }

  private static Optional<Lock> current(Storage storage) {
    try {
      return Optional.of(JSON.readValue(storage.text(RunDirectory.LOCK), Lock.class));
    } catch (JsonProcessingException | UncheckedIOException e) {
      return Optional.empty(); // gone, or being written
    }
  }

  private static String text(Lock lock) {
    try {
      return JSON.writeValueAsString(lock) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** The lock's name among those of all processes; names the folder of the work of this run. */
  public String token() {
    return lock.token();
  }

  /**
   * Refuses to go on if another process has taken the lock over.
   *
   * @throws InputException if so
   */
  public void requireHeld() {
    Optional<Lock> now = current(storage);
    if (lost || now.isPresent() && !now.get().token().equals(token())) {
      throw taken(storage, now);
    }
  }

  private void beat() {
    try {
      Optional<Lock> now = current(storage);
      if (now.isPresent() && !now.get().token().equals(token())) {
        lost = true;
        beating.shutdown();
        return;
      }
      lock = lock.next();
      storage.unflushed().text(RunDirectory.LOCK, text(lock));
    } catch (RuntimeException failed) {
      // The next beat tries again; if none succeeds, others will see silence.
    }
  }

  /** Releases the lock. */
  @Override
  public void close() {
    beating.shutdown();
    try {
      beating.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    OURS.remove(token());
    if (current(storage).map(Lock::token).equals(Optional.of(token()))) {
      storage.delete(RunDirectory.LOCK);
      if (made) {
        storage.deleteIfEmpty(); // of a run that was refused before it wrote anything
      }
    }
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "unknown host";
    }
  }

  /** The machine since its last start, and the space in which its process numbers count. */
  private static String thisMachine() {
    String machine = host();
    try {
      machine += " " + Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
      machine += " " + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException | UnsupportedOperationException e) {
      // Other systems than Linux: the name alone.
    }
    return machine;
  }
}
