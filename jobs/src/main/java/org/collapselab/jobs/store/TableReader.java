package org.collapselab.jobs.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.parquet.schema.MessageType;

/** Reads one table file that {@link TableWriter} wrote, row by row. */
public final class TableReader {

  private TableReader() {}

  /**
   * Passes every row, in order, to the consumer: a fresh {@code Object[]} with one value per
   * column.
   */
  public static void read(Storage storage, String name, Schema schema, Consumer<Object[]> rows) {
    read(storage, name, schema, column -> true, rows);
  }

  /**
   * Passes every row, in order, to the consumer.
   *
   * @param wanted columns to read, by name; the others are not decoded and their values are null
   */
  public static void read(
      Storage storage,
      String name,
      Schema schema,
      Predicate<String> wanted,
      Consumer<Object[]> rows) {
    try (ParquetColumns file = open(storage, name, schema, wanted)) {
      Schema.Column[] columns = schema.columns().toArray(Schema.Column[]::new);
      ColumnCursor[] cursors = new ColumnCursor[columns.length]; // null if not wanted
      Arrays.setAll(cursors, i -> file.column(columns[i].name()));
      while (file.nextRow()) {
        Object[] row = new Object[columns.length];
        for (int i = 0; i < row.length; i++) {
          row[i] = cursors[i] == null ? null : next(cursors[i], columns[i].kind());
        }
        rows.accept(row);
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

  private static Object next(ColumnCursor column, Schema.Kind kind) {
    return switch (kind) {
      case INT -> column.nextInt();
      case LONG -> column.nextLong();
      case DOUBLE -> column.nextDouble();
      case FLAG -> column.nextFlag();
      case TEXT -> column.nextText();
      case INTS -> column.nextInts();
    };
  }
}
