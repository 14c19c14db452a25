package org.collapselab.jobs.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.parquet.schema.MessageType;

/** Reads one table file that {@link TableWriter} wrote, row by row. */
public final class TableReader {

  private TableReader() {}

  /**
   * Passes every row, in order, to the consumer.
   *
   * @param rows class of the rows, which has {@link TableRow}
   */
  public static <R extends Record> void read(
      Storage storage, String name, Class<R> rows, Consumer<? super R> consumer) {
    read(storage, name, Schema.of(rows), rows, consumer);
  }

  /**
   * Passes some columns of every row, in order, to the consumer; the others are not decoded.
   *
   * @param rows a record whose components are the columns, by name and type
   */
  public static <R extends Record> void read(
      Storage storage, String name, Schema schema, Class<R> rows, Consumer<? super R> consumer) {
    read(storage, name, schema, rows, part -> true, consumer);
  }

  /**
   * Passes some columns of some parts of a file to the consumer.
   *
   * @param parts the labels of the parts that are read; a file that was not joined from parts is
   *     read whole
   */
  public static <R extends Record> void read(
      Storage storage,
      String name,
      Schema schema,
      Class<R> rows,
      Predicate<String> parts,
      Consumer<? super R> consumer) {
    RowType<R> type = RowType.of(rows);
    type.requireIn(schema);
    Set<String> names =
        type.columns().stream().map(Schema.Column::name).collect(Collectors.toUnmodifiableSet());
    try (ParquetColumns file = open(storage, name, schema, names::contains)) {
      file.parts(parts);
      ColumnCursor[] cursors =
          type.columns().stream()
              .map(column -> file.column(column.name()))
              .toArray(ColumnCursor[]::new);
      while (file.nextRow()) {
        consumer.accept(type.read(cursors));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a table file, or refuses it because it holds another table. */
  static ParquetColumns open(Storage storage, String name, Schema schema, Predicate<String> wanted)
      throws IOException {
    return ParquetColumns.open(
        storage.path(name),
        storage.configuration(),
        metadata -> {
          schema.require(metadata.getKeyValueMetaData());
          return new MessageType(
              schema.name(),
              schema.parquet().getFields().stream()
                  .filter(field -> wanted.test(field.getName()))
                  .toList());
        });
  }
}
