package org.collapselab.jobs.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Reads one table file that {@link TableWriter} wrote. */
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
   * @param wanted columns to read, by name; the others are not decoded and their values are absent
   */
  public static void read(
      Storage storage,
      String name,
      Schema schema,
      Predicate<String> wanted,
      Consumer<Object[]> rows) {
    try {
      InputFile file = HadoopInputFile.fromPath(storage.path(name), storage.configuration());
      try (ParquetReader<Object[]> reader =
          new Builder(file, schema, wanted).withConf(storage.configuration()).build()) {
        for (Object[] row = reader.read(); row != null; row = reader.read()) {
          rows.accept(row);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Builder extends ParquetReader.Builder<Object[]> {

    private final Schema schema;
    private final Predicate<String> wanted;

    Builder(InputFile file, Schema schema, Predicate<String> wanted) {
      super(file);
      this.schema = schema;
      this.wanted = wanted;
    }

    @Override
    protected ReadSupport<Object[]> getReadSupport() {
      return new Rows(schema, wanted);
    }
  }

  private static final class Rows extends ReadSupport<Object[]> {

    private final Schema schema;
    private final Predicate<String> wanted;

    Rows(Schema schema, Predicate<String> wanted) {
      this.schema = schema;
      this.wanted = wanted;
    }

    @Override
    public ReadContext init(
        Configuration configuration, Map<String, String> metadata, MessageType fileSchema) {
      schema.require(metadata);
      List<Type> fields =
          schema.parquet().getFields().stream()
              .filter(field -> wanted.test(field.getName()))
              .toList();
      return new ReadContext(new MessageType(schema.name(), fields));
    }

    @Override
    public RecordMaterializer<Object[]> prepareForRead(
        Configuration configuration,
        Map<String, String> metadata,
        MessageType fileSchema,
        ReadContext context) {
      return new Row(schema.columns(), wanted);
    }
  }

  private static final class Row extends RecordMaterializer<Object[]> {

    private Object[] row;
    private final GroupConverter root;

    Row(List<Schema.Column> columns, Predicate<String> wanted) {
      Converter[] all = new Converter[columns.size()];
      for (int i = 0; i < all.length; i++) {
        all[i] = columns.get(i).kind() == Schema.Kind.INTS ? new Ints(i) : new Value(i);
      }
      int[] read =
          IntStream.range(0, all.length).filter(i -> wanted.test(columns.get(i).name())).toArray();
      root =
          new GroupConverter() {
            @Override
            public Converter getConverter(int field) {
              return all[read[field]];
            }

            @Override
            public void start() {
              row = new Object[all.length];
            }

            @Override
            public void end() {}
          };
    }

    @Override
    public Object[] getCurrentRecord() {
      return row;
    }

    @Override
    public GroupConverter getRootConverter() {
      return root;
    }

    private final class Value extends PrimitiveConverter {

      private final int column;

      Value(int column) {
        this.column = column;
      }

      @Override
      public void addInt(int value) {
        row[column] = value;
      }

      @Override
      public void addLong(long value) {
        row[column] = value;
      }

      @Override
      public void addDouble(double value) {
        row[column] = value;
      }

      @Override
      public void addBoolean(boolean value) {
        row[column] = value;
      }

      @Override
      public void addBinary(Binary value) {
        row[column] = value.toStringUsingUTF8();
      }
    }

    private final class Ints extends GroupConverter {

      private final int column;
      private int[] values = new int[64];
      private int size;

      private final PrimitiveConverter element =
          new PrimitiveConverter() {
            @Override
            public void addInt(int value) {
              if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
              }
              values[size++] = value;
            }
          };

      private final GroupConverter list =
          new GroupConverter() {
            @Override
            public Converter getConverter(int field) {
              return element;
            }

            @Override
            public void start() {}

            @Override
            public void end() {}
          };

      Ints(int column) {
        this.column = column;
      }

      @Override
      public Converter getConverter(int field) {
        return list;
      }

      @Override
      public void start() {
        size = 0;
      }

      @Override
      public void end() {
        row[column] = Arrays.copyOf(values, size);
      }
    }
  }
}
