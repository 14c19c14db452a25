package org.collapselab.jobs.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.Mix.Origin;
import org.collapselab.generator.mix.Mix.Span;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.layout.RunFile;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.layout.row.MixRow;
import org.collapselab.jobs.loop.PastTexts;
import org.collapselab.jobs.store.Schema;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableParts;
import org.collapselab.jobs.store.TableParts.Part;
import org.collapselab.jobs.store.TableReader;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.text.Documents;

/**
 * The history of the chains of one shard, read from a run directory on demand. It serves one task
 * in one thread.
 */
public final class PastOnDisk {

  private record ReplicateTokens(int replicate, int[] tokens, boolean closed) {}

  private final Storage storage;
  private final Shard shard;
  private final String arm;
  private final int[] trainingIds;
  private final List<RunFile> files;
  private final Map<String, List<String>> labels = new HashMap<>(); // of the parts of a file
  private final Map<List<Part>, Map<Integer, Documents>> corpora = new HashMap<>();
  private final Map<List<Part>, Map<Integer, Mix>> mixes = new HashMap<>();
  private final Map<Integer, Map<Integer, NGramCounts>> carried = new HashMap<>();

  /**
   * The history of a shard's chains.
   *
   * @param trainingIds document_id of each training document
   * @param files of texts, mixes and models
   */
  public PastOnDisk(Storage storage, Shard shard, int[] trainingIds, List<RunFile> files) {
    this.storage = storage;
    this.shard = shard;
    this.arm = shard.arm();
    this.trainingIds = trainingIds;
    this.files = files;
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
        List<Part> parts = require(Tables.CORPORA, born, replicate);
        return corpora.computeIfAbsent(parts, PastOnDisk.this::readCorpora).get(replicate);
      }

      @Override
      public Mix mix(int generation) {
        List<Part> parts = require(Tables.MIXES, generation, replicate);
        return mixes.computeIfAbsent(parts, PastOnDisk.this::readMixes).get(replicate);
      }

      @Override
      public Optional<NGramCounts> counts(int generation) {
        // Removed: asked for once, and as large as a model.
        return Optional.ofNullable(
            carried
                .computeIfAbsent(generation, g -> CarriedCounts.read(storage, g, shard))
                .remove(replicate));
      }

      @Override
      public byte[] model(int generation) {
        return ChainModels.read(storage, files, generation, arm, replicate);
      }
    };
  }

  /**
   * The parts of a table that hold a generation of a chain, in the order of its documents; throws
   * an exception if they are gone.
   */
  public List<Part> require(Schema table, int generation, int replicate) {
    List<Part> holding =
        files.stream()
            .filter(file -> file.of(table) && file.isGeneration(generation))
            .flatMap(file -> labels(file).stream().map(label -> new Part(label, file.name())))
            .filter(part -> Shard.holds(part.label(), arm, replicate))
            .toList();
    if (holding.isEmpty()) {
      throw new InputException(
          "to go on, the "
              + table.name()
              + " of generation "
              + generation
              + " of arm '"
              + arm
              + "' must be there, but are not ('keep' other than all deletes them); run again with --overwrite,"
              + " or into another --output");
    }
    return holding;
  }

  private List<String> labels(RunFile file) {
    return file.chains().isEmpty()
        ? labels.computeIfAbsent(file.name(), name -> TableParts.labels(storage, name))
        : List.of(file.chains());
  }

  private Map<Integer, Documents> readCorpora(List<Part> parts) {
    Map<Integer, Documents.Builder> builders = new HashMap<>();
    for (Part part : parts) {
      TableReader.read(
          storage,
          part.file(),
          Tables.CORPORA,
          ReplicateTokens.class,
          part.label()::equals,
          row ->
              builders
                  .computeIfAbsent(row.replicate(), r -> new Documents.Builder())
                  .add(row.tokens(), row.closed()));
    }
    Map<Integer, Documents> documents = new HashMap<>();
    builders.forEach((replicate, builder) -> documents.put(replicate, builder.build()));
    return documents;
  }

  private Map<Integer, Mix> readMixes(List<Part> parts) {
    Map<Integer, List<Span>> runs = new HashMap<>();
    Map<Integer, Integer> used = new HashMap<>();
    TableReader.read(
        storage,
        parts.get(0).file(),
        Tables.MIXES,
        MixRow.class,
        parts.get(0).label()::equals,
        row -> {
          used.put(row.replicate(), row.humanUsed());
          append(runs.computeIfAbsent(row.replicate(), r -> new ArrayList<>()), run(row));
        });
    Map<Integer, Mix> read = new HashMap<>();
    runs.forEach((replicate, list) -> read.put(replicate, new Mix(list, used.get(replicate))));
    return read;
  }

  private Span run(MixRow row) {
    int first = row.documentId();
    int index = row.origin() == Origin.HUMAN ? Arrays.binarySearch(trainingIds, first) : first;
    return new Span(row.origin(), row.born(), index, row.documents(), row.multiplicity());
  }

  /**
   * Appends a human run and joins it to the one before if only held-out documents interrupt them,
   * because runs are stored by document_id.
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
