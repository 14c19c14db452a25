package org.collapselab.jobs.store;

import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * Reads the values of one column of a row group, row after row. The caller chooses the method that
 * fits the type of the column.
 */
public final class ColumnCursor {

  private final ColumnDescriptor column;
  private final PrimitiveTypeName type;
  private final int elements; // definition level from which on a list has an element
  private ColumnReader values; // of the row group; stands at the next value
  private int[] ints = {};
  private double[] doubles = {};

  ColumnCursor(ColumnDescriptor column, MessageType columns) {
    this.column = column;
    this.type = column.getPrimitiveType().getPrimitiveTypeName();
    this.elements = elements(columns, column.getPath());
  }

  /** Moves before the first row of a row group. */
  void open(ColumnReadStore group) {
    values = group.getColumnReader(column);
  }

  private static int elements(MessageType columns, String[] path) {
    for (int length = 1; length <= path.length; length++) {
      String[] above = Arrays.copyOf(path, length);
      if (columns.getType(above).isRepetition(Type.Repetition.REPEATED)) {
        return columns.getMaxDefinitionLevel(above);
      }
    }
    return 0;
  }

  /** The type of the values. */
  public PrimitiveTypeName type() {
    return type;
  }

  /** Whether the next value is not null. */
  public boolean present() {
    return values.getCurrentDefinitionLevel() == column.getMaxDefinitionLevel();
  }

  /** Skips the next value. */
  public void skip() {
    values.consume();
  }

  /** Returns the next value, of 32 bits. */
  public int nextInt() {
    int value = values.getInteger();
    values.consume();
    return value;
  }

  /** Returns the next value, of 64 bits. */
  public long nextLong() {
    long value = values.getLong();
    values.consume();
    return value;
  }

  /** Returns the next value, a float or a double. */
  public double nextDouble() {
    double value = real();
    values.consume();
    return value;
  }

  private double real() {
    return type == PrimitiveTypeName.FLOAT ? values.getFloat() : values.getDouble();
  }

  /** Returns the next value, a boolean. */
  public boolean nextFlag() {
    boolean value = values.getBoolean();
    values.consume();
    return value;
  }

  /** Returns the next value, a text in UTF-8 as the file has it, not checked. */
  public byte[] nextBytes() {
    byte[] value = values.getBinary().getBytes();
    values.consume();
    return value;
  }

  /** Returns the next value, a text; what is not UTF-8 becomes a replacement character. */
  String nextText() {
    return nextBinary().toStringUsingUTF8();
  }

  /** Returns the next value, a text whose bytes are not copied: of tables without dictionaries. */
  Binary nextBinary() {
    Binary value = values.getBinary();
    values.consume();
    return value;
  }

  /** Returns the next list of integers of 32 bits, without its nulls; a null list is empty. */
  public int[] nextInts() {
    int size = 0;
    do {
      if (present()) {
        if (size == ints.length) {
          ints = Arrays.copyOf(ints, Math.max(64, 2 * size));
        }
        ints[size++] = values.getInteger();
      }
      values.consume();
    } while (values.getCurrentRepetitionLevel() > 0);
    return Arrays.copyOf(ints, size);
  }

  /** Returns the next list of floats or doubles, NaN for its nulls; a null list is empty. */
  public double[] nextDoubles() {
    int size = 0;
    do {
      if (values.getCurrentDefinitionLevel() >= elements) {
        if (size == doubles.length) {
          doubles = Arrays.copyOf(doubles, Math.max(64, 2 * size));
        }
        doubles[size++] = present() ? real() : Double.NaN;
      }
      values.consume();
    } while (values.getCurrentRepetitionLevel() > 0);
    return Arrays.copyOf(doubles, size);
  }
}
