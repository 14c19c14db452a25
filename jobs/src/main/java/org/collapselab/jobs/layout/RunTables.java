package org.collapselab.jobs.layout;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.store.FileRecord;
import org.collapselab.jobs.store.Schema;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableColumns;
import org.collapselab.jobs.store.TableReader;
import org.collapselab.jobs.store.TableWriter;

/**
 * The files that make up a result. Only these are read: a file that is not among them is not part
 * of the result, even if it lies in the folder. Safe for use by several threads.
 */
public final class RunTables {

  private final Storage storage;
  private final Map<String, RunFile> files = new TreeMap<>(); // by name

  /** The files of a result. */
  public RunTables(Storage storage, Collection<RunFile> files) {
    this.storage = storage;
    files.forEach(this::add);
  }

  /** The folder. */
  public Storage storage() {
    return storage;
  }

  /** All files by name. */
  public synchronized List<RunFile> files() {
    return List.copyOf(files.values());
  }

  /** The files of a table by name. */
  public List<RunFile> files(Schema table) {
    return files().stream().filter(file -> file.of(table)).toList();
  }

  /** Adds a file, or replaces the file of its name. */
  public synchronized void add(RunFile file) {
    files.put(file.name(), file);
  }

  /** Adds a file that is not about generations. */
  public void add(FileRecord file) {
    add(RunFile.of(file));
  }

  /** Takes files out of the result; they stay in the folder. */
  public synchronized void drop(Predicate<RunFile> unwanted) {
    files.values().removeIf(unwanted);
  }

  /** Whether a file of this name is part of the result. */
  public synchronized boolean has(String name) {
    return files.containsKey(name);
  }

  /** Writes a table of one file, which becomes part of the result. */
  public <R extends Record> void write(Class<R> rows, Consumer<Consumer<R>> content) {
    add(TableWriter.write(storage, RunDirectory.whole(Schema.of(rows)), rows, content));
  }

  /** Passes some columns of all rows of a table to the consumer, file by file. */
  public <R extends Record> void read(Schema table, Class<R> rows, Consumer<? super R> consumer) {
    files(table).forEach(file -> TableReader.read(storage, file.name(), table, rows, consumer));
  }

  /** Passes some columns of all rows of a table to the consumer, by row groups, file by file. */
  public void columns(Schema table, List<String> columns, Consumer<TableColumns.Rows> groups) {
    files(table).forEach(file -> columns(file, table, columns, part -> true, groups));
  }

  /**
   * Passes some columns of a file to the consumer.
   *
   * @param parts the labels of the parts that are read, as {@link TableColumns#read}
   */
  public void columns(
      RunFile file,
      Schema table,
      List<String> columns,
      Predicate<String> parts,
      Consumer<TableColumns.Rows> groups) {
    TableColumns.read(storage, file.name(), table, columns, parts, groups);
  }

  /** Passes all rows of a table to the consumer, file by file. */
  public <R extends Record> void read(Class<R> rows, Consumer<? super R> consumer) {
    read(Schema.of(rows), rows, consumer);
  }

  /**
   * Refuses a result of which a file is missing or damaged.
   *
   * @param bytes the tables that are read byte by byte; of the others the length is compared
   * @throws InputException that names the first such file
   */
  public void requireWhole(Predicate<RunFile> bytes) {
    for (RunFile file : files()) {
      storage
          .damage(file.file(), bytes.test(file))
          .ifPresent(
              damage -> {
                throw new InputException(
                    "the file "
                        + storage.display()
                        + "/"
                        + file.name()
                        + " "
                        + damage
                        + "; give the 'collapselab run' command of this run again, which computes"
                        + " it anew");
              });
    }
  }
}
