package org.collapselab.jobs.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.Mix.Origin;
import org.collapselab.generator.mix.Mix.Span;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.loop.PastTexts;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableReader;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.text.Documents;

/**
 * The history of the chains of one shard, read from a run directory when it is asked for. One task,
 * one thread.
 */
public final class PastOnDisk {

  private static final Set<String> CORPUS_COLUMNS = Set.of("replicate", "tokens", "closed");

  private final Storage storage;
  private final Shard shard;
  private final String arm;
  private final int[] trainingIds;
  private final Map<String, List<String>> files = new HashMap<>(); // by folder
  private final Map<List<String>, Map<Integer, Documents>> corpora = new HashMap<>();
  private final Map<List<String>, Map<Integer, Mix>> mixes = new HashMap<>();
  private final Map<Integer, Map<Integer, NGramCounts>> carried = new HashMap<>();

  public PastOnDisk(Storage storage, Shard shard, int[] trainingIds) {
    this.storage = storage;
    this.shard = shard;
    this.arm = shard.arm();
    this.trainingIds = trainingIds;
  }

  /** The history of one chain. */
  public PastTexts of(int replicate) {
    Map<Integer, Documents> read =
        new HashMap<>(); // by born: a regime asks again for each run of documents
    return new PastTexts() {
      @Override
      public Documents corpus(int born) {
        return read.computeIfAbsent(born, this::read);
      }

      private Documents read(int born) {
        List<String> files = require(RunDirectory.Kind.CORPUS, born, replicate);
        return corpora.computeIfAbsent(files, PastOnDisk.this::readCorpora).get(replicate);
      }

      @Override
      public Mix mix(int generation) {
        List<String> files = require(RunDirectory.Kind.MIXES, generation, replicate);
        return mixes.computeIfAbsent(files, PastOnDisk.this::readMixes).get(replicate);
      }

      @Override
      public Optional<NGramCounts> counts(int generation) {
        // Removed: asked for once, and as large as a model.
        return Optional.ofNullable(
            carried
                .computeIfAbsent(generation, g -> CarriedCounts.read(storage, g, shard))
                .remove(replicate));
      }
    };
  }

  /** The files that hold a chain, in the order of its documents; refuses where they are gone. */
  public List<String> require(RunDirectory.Kind kind, int generation, int replicate) {
    String folder = RunDirectory.folder(kind, generation);
    List<String> holding =
        files.computeIfAbsent(folder, f -> RunDirectory.files(storage, f, arm)).stream()
            .filter(name -> Shard.holds(name, replicate))
            .map(name -> folder + "/" + name)
            .toList();
    if (holding.isEmpty()) {
      throw new InputException(
          "to go on, the "
              + kind.folder
              + " of generation "
              + generation
              + " of arm '"
              + arm
              + "' must be there, but are not ('keep' other than all deletes them); run again with --overwrite,"
              + " or into another --output");
    }
    return holding;
  }

  private Map<Integer, Documents> readCorpora(List<String> files) {
    Map<Integer, Documents.Builder> builders = new HashMap<>();
    for (String file : files) {
      TableReader.read(
          storage,
          file,
          Tables.CORPUS,
          CORPUS_COLUMNS::contains,
          row ->
              builders
                  .computeIfAbsent((Integer) row[1], r -> new Documents.Builder())
                  .add((int[]) row[3], (Boolean) row[4]));
    }
    Map<Integer, Documents> documents = new HashMap<>();
    builders.forEach((replicate, builder) -> documents.put(replicate, builder.build()));
    return documents;
  }

  private Map<Integer, Mix> readMixes(List<String> files) {
    Map<Integer, List<Span>> runs = new HashMap<>();
    Map<Integer, Integer> used = new HashMap<>();
    TableReader.read(
        storage,
        files.get(0),
        Tables.MIXES,
        row -> {
          int replicate = (Integer) row[1];
          used.put(replicate, (Integer) row[8]);
          append(runs.computeIfAbsent(replicate, r -> new ArrayList<>()), run(row));
        });
    Map<Integer, Mix> read = new HashMap<>();
    runs.forEach((replicate, list) -> read.put(replicate, new Mix(list, used.get(replicate))));
    return read;
  }

  private Span run(Object[] row) {
    Origin origin = Origin.valueOf(((String) row[3]).toUpperCase(java.util.Locale.ROOT));
    int first = (Integer) row[5];
    int index = origin == Origin.HUMAN ? Arrays.binarySearch(trainingIds, first) : first;
    return new Span(origin, (Integer) row[4], index, (Integer) row[6], (Integer) row[7]);
  }

  /**
   * Human runs are stored by document_id, where held-out documents interrupt them; joins them
   * again.
   */
  private static void append(List<Span> runs, Span run) {
    Span last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    boolean continues =
        last != null
            && last.origin() == run.origin()
            && last.born() == run.born()
            && last.multiplicity() == run.multiplicity()
            && last.firstDocument() + last.documents() == run.firstDocument();
    if (continues) {
      runs.set(
          runs.size() - 1,
          new Span(
              last.origin(),
              last.born(),
              last.firstDocument(),
              last.documents() + run.documents(),
              last.multiplicity()));
    } else {
      runs.add(run);
    }
  }
}
