package org.collapselab.jobs.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.collapselab.jobs.chain.ChainModels;
import org.collapselab.jobs.chain.FinishedShards;
import org.collapselab.jobs.chain.ShardOutput;
import org.collapselab.jobs.layout.PartSizes;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.RunFile;
import org.collapselab.jobs.layout.RunTables;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.layout.row.ModelRow;
import org.collapselab.jobs.layout.row.SampleRow;
import org.collapselab.jobs.layout.row.ScoreRow;
import org.collapselab.jobs.scoring.StepRows;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.store.FileRecord;
import org.collapselab.jobs.store.Schema;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableParts;
import org.collapselab.jobs.store.TableParts.Part;
import org.collapselab.jobs.store.TableReader;
import org.collapselab.jobs.store.TableWriter;

/**
 * Makes what tasks have written part of the result: one file for each table and generation. A file
 * is never changed once it is part of the result; it counts from the moment when the manifest that
 * lists it is in place, and files that it replaces are deleted afterwards.
 */
final class Commit {

  private static final List<Schema> OF_STEPS =
      Stream.concat(Tables.KEPT.stream(), Stream.of(Tables.SCORES, Tables.SAMPLES, Tables.MODELS))
          .toList();

  private final RunTables tables;
  private final Storage storage;
  private final FinishedShards shards;
  private final PartSizes sizes;
  private final Runnable manifest;
  private final Map<String, Integer> order = new HashMap<>(); // of arms

  /**
   * Commits into a run.
   *
   * @param manifest writes the manifest of all files
   */
  Commit(RunState state, Settings settings, PartSizes sizes, Runnable manifest) {
    this.sizes = sizes;
    this.tables = state.tables();
    this.shards = state.shards();
    this.storage = tables.storage();
    this.manifest = manifest;
    settings.arms().forEach(arm -> order.put(arm.name(), order.size()));
  }

  /** Commits one generation of chains. */
  void generation(int generation, List<ShardOutput> outputs) {
    if (outputs.isEmpty()) {
      return;
    }
    List<ShardOutput> inOrder =
        outputs.stream().sorted(Comparator.comparingLong(output -> place(output.shard()))).toList();
    inOrder.forEach(output -> output.files().forEach(file -> requireVisible(file.file())));
    int number = free(table -> n -> RunDirectory.generation(table, generation, n));
    for (Schema table : Tables.KEPT) {
      List<RunFile> files =
          inOrder.stream()
              .flatMap(output -> output.files().stream())
              .filter(file -> tableOf(file).equals(table.name()))
              .toList();
      files.stream().filter(file -> file.of(table)).forEach(tables::add); // lie where they stay
      List<RunFile> parts = files.stream().filter(file -> !file.of(table)).toList();
      join(
          table, parts, generation, generation, RunDirectory.generation(table, generation, number));
    }
    List<RunFile> models =
        inOrder.stream()
            .flatMap(output -> output.files().stream())
            .filter(ChainModels::isOne)
            .toList();
    List<RunFile> earlier = ChainModels.commit(tables, generation, models);
    write(ScoreRow.class, generation, number, inOrder, StepRows::scores);
    write(ModelRow.class, generation, number, inOrder, StepRows::facts);
    write(SampleRow.class, generation, number, inOrder, StepRows::samples);
    manifest.run();
    earlier.forEach(model -> storage.delete(model.name()));
    for (ShardOutput output : inOrder) {
      shards.forget(output.shard(), generation);
      output.files().stream()
          .filter(file -> !tables.has(file.name()))
          .forEach(file -> storage.delete(file.name()));
    }
  }

  /**
   * Commits all generations of chains that ran as wholes.
   *
   * @param parts by shard, in the order of arms and replicates
   * @param last last generation
   */
  void chains(Map<Shard, List<FileRecord>> parts, int last) {
    if (parts.isEmpty()) {
      return;
    }
    parts.values().forEach(files -> files.forEach(this::requireVisible));
    int number = free(table -> n -> RunDirectory.chains(table, n));
    for (Schema table : OF_STEPS) {
      List<RunFile> ofTable = new ArrayList<>();
      parts.forEach(
          (shard, files) ->
              files.stream()
                  .map(file -> new RunFile(file, 0, last, shard.label()))
                  .filter(file -> tableOf(file).equals(table.name()))
                  .forEach(ofTable::add));
      join(table, ofTable, 0, last, RunDirectory.chains(table, number));
    }
    manifest.run();
    parts.forEach(
        (shard, files) -> {
          shards.forget(shard, last);
          files.forEach(file -> storage.delete(file.name()));
        });
  }

  /** Joins the files of a generation that an extension or a large chain added to others. */
  void compact(int generation) {
    compact(
        generation,
        generation,
        file -> file.isGeneration(generation),
        table -> n -> RunDirectory.generation(table, generation, n));
  }

  /** Joins the files of whole chains that an extension added to others. */
  void compactChains(int last) {
    compact(0, last, RunFile::isWholeChains, table -> n -> RunDirectory.chains(table, n));
  }

  private void compact(int first, int last, Predicate<RunFile> which, Names names) {
    List<RunFile> replaced = new ArrayList<>();
    for (Schema table : OF_STEPS) {
      List<RunFile> files =
          tables.files(table).stream()
              .filter(which)
              .filter(file -> file.chains().isEmpty()) // others were too large to be joined
              .toList();
      if (files.size() > 1 && bytes(files) <= sizes.joinedBytes()) {
        join(table, files, first, last, names.of(table).apply(free(names)));
        replaced.addAll(files);
      }
    }
    if (!replaced.isEmpty()) {
      tables.drop(replaced::contains);
      manifest.run();
      replaced.forEach(file -> storage.delete(file.name()));
    }
  }

  /** The names of the files of a table by number. */
  private interface Names {
    IntFunction<String> of(Schema table);
  }

  /** The first number that no table uses. */
  private int free(Names names) {
    int number = 1;
    while (uses(names, number)) {
      number++;
    }
    return number;
  }

  private boolean uses(Names names, int number) {
    return OF_STEPS.stream().anyMatch(table -> tables.has(names.of(table).apply(number)));
  }

  /** Adds the rows of parts to a table: as one file, or moved into its folder if they are large. */
  private void join(Schema table, List<RunFile> parts, int first, int last, String name) {
    if (bytes(parts) <= sizes.joinedBytes()) {
      if (!parts.isEmpty()) {
        FileRecord joined =
            TableParts.join(
                storage,
                name,
                table,
                parts.stream().map(part -> new Part(part.chains(), part.name())).toList());
        tables.add(new RunFile(joined, first, last, ""));
      }
      return;
    }
    for (RunFile part : parts) {
      String moved = name.replaceFirst("parquet$", part.chains() + ".parquet");
      storage.move(part.name(), moved);
      tables.add(new RunFile(part.file().renamed(moved), first, last, part.chains()));
    }
  }

  /** Refuses what a task says to have written if this process cannot see it. */
  private void requireVisible(FileRecord part) {
    if (storage.damage(part, false).isPresent()) {
      throw SharedFolder.notShared(storage, part.name());
    }
  }

  private static long bytes(List<RunFile> files) {
    return files.stream().mapToLong(file -> file.file().bytes()).sum();
  }

  /** The table of a file, which is the name of its folder. */
  private static String tableOf(RunFile file) {
    String folder = file.name().substring(0, file.name().lastIndexOf('/'));
    return folder.substring(folder.lastIndexOf('/') + 1);
  }

  /** Writes the rows of a generation in their order, whether tasks returned or wrote them. */
  private <R extends Record> void write(
      Class<R> type,
      int generation,
      int number,
      List<ShardOutput> outputs,
      BiConsumer<StepRows, TableWriter> rows) {
    Schema table = Schema.of(type);
    FileRecord file =
        TableWriter.write(
            storage,
            RunDirectory.generation(table, generation, number),
            table,
            out -> {
              for (ShardOutput output : outputs) {
                output.rows().forEach(row -> rows.accept(row, out));
                for (RunFile part : output.files()) {
                  if (tableOf(part).equals(table.name())) {
                    TableReader.read(storage, part.name(), type, out::row);
                  }
                }
              }
            });
    tables.add(new RunFile(file, generation, generation, ""));
  }

  /** The place of a shard in the order of arms in the settings, then of replicates. */
  private long place(Shard shard) {
    return ((long) order.get(shard.arm()) << Integer.SIZE) + shard.from();
  }
}
