package org.collapselab.jobs.corpus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.store.ColumnCursor;
import org.collapselab.jobs.store.ParquetColumns;

/**
 * Reads text, topic and vector from a Parquet file of a user, row by row; no other column is read.
 */
final class ParquetRows implements AutoCloseable {

  /**
   * A row; a null text, topic or vector is empty.
   *
   * @param vector NaN if it holds a null
   */
  record Row(String text, String topic, double[] vector) {}

  private final String file;
  private final CorpusSource source;
  private final ParquetColumns columns;
  private final ColumnCursor text;
  private final ColumnCursor topic; // null if not read
  private final ColumnCursor vector; // null if not read
  private long read;

  ParquetRows(Path path, CorpusSource source, Configuration hadoop) {
    this.file = path.toString();
    this.source = source;
    try {
      columns = ParquetColumns.open(path, hadoop, file -> chosen(file.getSchema()));
      text = columns.column(source.textField());
      topic = columns.column(source.topicField());
      vector = columns.column(source.featuresField());
    } catch (IOException | RuntimeException e) {
      throw broken(e);
    }
  }

  /** Returns the next row; empty after the last. */
  Optional<Row> next() {
    try {
      read++;
      if (!columns.nextRow()) {
        return Optional.empty();
      }
      return Optional.of(
          new Row(
              string(text),
              topic == null ? "" : string(topic),
              vector == null ? new double[0] : vector.nextDoubles()));
    } catch (IOException | RuntimeException e) {
      throw broken(e);
    }
  }

  private String string(ColumnCursor column) {
    if (!column.present()) {
      column.skip();
      return "";
    }
    return switch (column.type()) {
      case BINARY -> Utf8Lines.decode(column.nextBytes(), this::place);
      case INT32 -> Integer.toString(column.nextInt());
      case INT64 -> Long.toString(column.nextLong());
      default -> Boolean.toString(column.nextFlag());
    };
  }

  /** File and number of the last row, from 1, as messages name it. */
  String place() {
    return file + ", row " + read;
  }

  @Override
  public void close() {
    try {
      columns.close();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private InputException broken(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InputException mistake) {
        return mistake;
      }
    }
    return Utf8Lines.unreadable(file, e);
  }

  /** Returns the columns to read, after checking their types. */
  private MessageType chosen(MessageType schema) {
    List<Type> columns = new ArrayList<>();
    columns.add(column(schema, source.textField(), "text", "strings", ParquetRows::isText));
    if (!source.topicField().isEmpty()) {
      String content = "strings, integers or booleans";
      columns.add(column(schema, source.topicField(), "topic", content, ParquetRows::isTopic));
    }
    if (!source.featuresField().isEmpty()) {
      String content = "lists of floats or doubles";
      columns.add(column(schema, source.featuresField(), "vector", content, ParquetRows::isVector));
    }
    return new MessageType(schema.getName(), columns);
  }

  private Type column(
      MessageType schema, String name, String role, String content, Predicate<Type> holds) {
    if (!schema.containsField(name)) {
      List<String> names = schema.getFields().stream().map(Type::getName).toList();
      throw new InputException(
          "the %s column must be a column of every file, but %s has no '%s'; its columns are %s"
              .formatted(role, file, name, String.join(", ", names)));
    }
    Type type = schema.getType(name);
    InputException.require(
        holds.test(type),
        "the %s column must hold %s, but '%s' of %s is %s",
        role,
        content,
        name,
        file,
        type.isPrimitive() ? type : "a nested column");
    return type;
  }

  private static boolean isText(Type type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    return isSingle(type)
        && type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY
        && (logical == null // older writers annotate nothing
            || logical.equals(LogicalTypeAnnotation.stringType())
            || logical.equals(LogicalTypeAnnotation.enumType()));
  }

  private static boolean isTopic(Type type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    boolean plain =
        logical == null || logical instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation;
    return isText(type)
        || isSingle(type)
            && plain
            && switch (type.asPrimitiveType().getPrimitiveTypeName()) {
              case INT32, INT64, BOOLEAN -> true;
              default -> false;
            };
  }

  /** Whether a column holds repeated numbers, or lists of numbers in two or three levels. */
  private static boolean isVector(Type type) {
    Type inner = type;
    boolean repeated = type.isRepetition(Type.Repetition.REPEATED);
    for (int level = 0; level < 2 && !inner.isPrimitive(); level++) {
      if (inner.asGroupType().getFieldCount() != 1) {
        return false;
      }
      inner = inner.asGroupType().getType(0);
      if (repeated && inner.isRepetition(Type.Repetition.REPEATED)) {
        return false; // a list of lists
      }
      repeated |= inner.isRepetition(Type.Repetition.REPEATED);
    }
    return repeated
        && inner.isPrimitive()
        && switch (inner.asPrimitiveType().getPrimitiveTypeName()) {
          case FLOAT, DOUBLE -> true;
          default -> false;
        };
  }

  private static boolean isSingle(Type type) {
    return type.isPrimitive() && !type.isRepetition(Type.Repetition.REPEATED);
  }
}
