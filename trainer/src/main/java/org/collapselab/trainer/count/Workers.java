package org.collapselab.trainer.count;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.collapselab.trainer.settings.Require;

/**
 * The threads of one call, closed at its end. Any thread may do any task, so tasks must write to
 * different places. One of the threads is the caller itself.
 */
final class Workers implements AutoCloseable {

  private final int threads;
  private final ExecutorService others; // the caller is one of the threads

  Workers(int threads) {
    Require.that(threads >= 1, "threads must be at least 1, but were %s", threads);
    this.threads = threads;
    this.others =
        Executors.newFixedThreadPool(
            Math.max(1, threads - 1), // makes none before it is given a task
            task -> {
              Thread thread = new Thread(task, "n-grams");
              thread.setDaemon(true);
              return thread;
            });
  }

  int threads() {
    return threads;
  }

  /** Runs the tasks 0 .. tasks - 1, each once, and returns when all are done. */
  void forEach(int tasks, IntConsumer task) {
    AtomicInteger next = new AtomicInteger();
    Callable<Void> work =
        () -> {
          for (int t = next.getAndIncrement(); t < tasks; t = next.getAndIncrement()) {
            task.accept(t);
          }
          return null;
        };
    List<Future<Void>> running = new ArrayList<>();
    for (int t = 1; t < Math.min(threads, tasks); t++) {
      running.add(others.submit(work));
    }
    try {
      work.call();
      for (Future<Void> other : running) {
        other.get();
      }
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } catch (Exception e) {
      throw rethrown(e);
    }
  }

  /** As if the caller had done the task itself. */
  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return cause instanceof RuntimeException exception
        ? exception
        : new IllegalStateException("work on n-grams was interrupted", cause);
  }

  @Override
  public void close() {
    others.shutdownNow();
  }
}
