package org.collapselab.jobs.store;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * A versioned Parquet table. A row is a record of a class with {@link TableRow}.
 *
 * @param name name of the table, written into every file
 * @param version raised whenever a column changes its meaning, is removed or is renamed
 * @param columns columns in order
 */
public record Schema(String name, int version, List<Column> columns) {

  /** Key of the file metadata that holds {@code name/version}. */
  static final String METADATA_KEY = "collapselab.table";

  public Schema {
    columns = List.copyOf(columns);
  }

  /** The table whose rows are the records of a class, which has {@link TableRow}. */
  public static Schema of(Class<? extends Record> rows) {
    return RowType.of(rows).schema();
  }

  /**
   * A column; no value is ever null.
   *
   * @param about its content, with unit and range; docs/formats.md shows it
   */
  public record Column(String name, Kind kind, String about) {}

  /** Kinds of columns and the Java type of their values. */
  public enum Kind {
    /** 32 bits. */
    INT(int.class, ColumnCursor::nextInt, (out, value) -> out.integer((int) (Integer) value)),
    /** 64 bits. */
    LONG(long.class, ColumnCursor::nextLong, (out, value) -> out.integer((long) (Long) value)),
    /** 64 bits. */
    DOUBLE(double.class, ColumnCursor::nextDouble, (out, value) -> out.real((Double) value)),
    /** True or false. */
    FLAG(boolean.class, ColumnCursor::nextFlag, (out, value) -> out.flag((Boolean) value)),
    /** UTF-8; of an enum the name of the constant in lower case, its words joined by hyphens. */
    TEXT(String.class, ColumnCursor::nextText, (out, value) -> out.text((String) value)),
    /** A list of 32-bit integers. */
    INTS(int[].class, ColumnCursor::nextInts, (out, value) -> out.integers((int[]) value));

    private final Class<?> type;
    private final Function<ColumnCursor, Object> next;
    private final BiConsumer<TableWriter, Object> write;

    // Functions and no switch, in which the compiler of the JVM would inline all kinds at once.
    Kind(
        Class<?> type, Function<ColumnCursor, Object> next, BiConsumer<TableWriter, Object> write) {
      this.type = type;
      this.next = next;
      this.write = write;
    }

    Class<?> type() {
      return type;
    }

    /** The next value of a column of this kind. */
    Object next(ColumnCursor column) {
      return next.apply(column);
    }

    /** Writes the next value, of a column of this kind. */
    void write(TableWriter out, Object value) {
      write.accept(out, value);
    }
  }

  /** The table and its version as the file metadata holds them. */
  String label() {
    return name + "/" + version;
  }

  /** Throws an exception if the metadata is that of another table or another version. */
  void require(Map<String, String> metadata) {
    String label = metadata.getOrDefault(METADATA_KEY, "no table of ours");
    if (!label.equals(label())) {
      throw new IllegalArgumentException(
          "expected table " + label() + ", but the file holds " + label);
    }
  }

  MessageType parquet() {
    return new MessageType(name, columns.stream().map(Schema::type).toList());
  }

  private static Type type(Column column) {
    return switch (column.kind()) {
      case INT -> Types.required(PrimitiveTypeName.INT32).named(column.name());
      case LONG -> Types.required(PrimitiveTypeName.INT64).named(column.name());
      case DOUBLE -> Types.required(PrimitiveTypeName.DOUBLE).named(column.name());
      case FLAG -> Types.required(PrimitiveTypeName.BOOLEAN).named(column.name());
      case TEXT ->
          Types.required(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
      case INTS ->
          Types.requiredList().requiredElement(PrimitiveTypeName.INT32).named(column.name());
    };
  }
}
