package org.collapselab.jobs.large;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.collapselab.jobs.base.MemoryException;
import org.collapselab.jobs.plan.Plan;
import org.collapselab.jobs.store.Storage;
import org.collapselab.trainer.count.CountsFormat;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.CountingModel;
import org.collapselab.trainer.model.TrainedModel;

/**
 * A model of a large chain: its counts in a file, read once by each JVM that has this object. It is
 * broadcast, so that all tasks of an executor share it, and it is released with the broadcast.
 */
final class StoredModel implements Serializable {

  private static final double CONTEXT_BYTES = 24; // link, smoothing
  private static final double TYPE_BYTES = 28; // counts, and weights if they differ
  private static final double OCCURRENCE_BYTES = 16; // of a type, if draws are listed

  private final CountingModel settings;
  private final Alphabet alphabet;
  private final SlicedCounts counts;
  private transient TrainedModel model;

  StoredModel(CountingModel settings, Alphabet alphabet, SlicedCounts counts) {
    this.settings = settings;
    this.alphabet = alphabet;
    this.counts = counts;
  }

  /** The bytes that the model takes in memory, about, even while it is read. */
  long memory() {
    long[] types = counts.types();
    double bytes = 48.0 * alphabet.size();
    for (int j = 1; j <= types.length; j++) {
      bytes += types[j - 1] * (TYPE_BYTES + OCCURRENCE_BYTES);
      bytes += j < types.length ? types[j - 1] * CONTEXT_BYTES : 0;
    }
    return (long) bytes;
  }

  private String file() {
    return counts.folder() + "/counts";
  }

  /** Puts the slices side by side, links them and writes them for all tasks. One task does it. */
  long join(Storage storage) {
    requireMemory();
    var joined = counts.join(storage);
    storage.unflushed().write(file(), out -> CountsFormat.write(joined, out));
    return CountsFormat.bytes(joined);
  }

  /**
   * The model.
   *
   * @throws MemoryException if this JVM's memory cannot hold it
   */
  synchronized TrainedModel read(Storage storage) {
    if (model == null) {
      requireMemory();
      try (InputStream in = new BufferedInputStream(storage.open(file()), 1 << 16)) {
        model = settings.fit(CountsFormat.read(in), alphabet);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return model;
  }

  private void requireMemory() {
    long need = memory();
    if (need > free()) {
      System.gc(); // what is no longer used counts as free
    }
    if (need > free()) {
      throw new MemoryException(
          "a model of a large chain must fit the memory of an executor, but it needs "
              + Plan.bytes(need)
              + " and "
              + Plan.bytes(free())
              + " of "
              + Plan.bytes(Runtime.getRuntime().maxMemory())
              + " are free; give executors more memory (--conf spark.executor.memory=..., or"
              + " COLLAPSELAB_JAVA_OPTS=-Xmx... on one machine), or lower the model's order or the"
              + " budget");
    }
  }

  private static long free() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
  }
}
