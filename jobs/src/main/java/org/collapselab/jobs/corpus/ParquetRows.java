package org.collapselab.jobs.corpus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.collapselab.jobs.base.InputException;

/** The columns of text, topic and vector of a Parquet file, row by row; no other column is read. */
final class ParquetRows implements AutoCloseable {

  /**
   * A row; a null text, topic or vector is empty.
   *
   * @param vector NaN where it holds a null
   */
  record Row(String text, String topic, double[] vector) {}

  private final String file;
  private final ParquetReader<Row> reader;
  private long read;

  ParquetRows(Path path, CorpusSource source, Configuration hadoop) {
    this.file = path.toString();
    try {
      reader = ParquetReader.builder(new ColumnSet(file, source), path).withConf(hadoop).build();
    } catch (IOException | RuntimeException e) {
      throw broken(e);
    }
  }

  /** The next row; empty after the last. */
  Optional<Row> next() {
    try {
      read++;
      return Optional.ofNullable(reader.read());
    } catch (IOException | RuntimeException e) {
      throw broken(e);
    }
  }

  /** File and number of the last row, from 1, as messages name it. */
  String place() {
    return file + ", row " + read;
  }

  @Override
  public void close() {
    try {
      reader.close();
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

  private static final class ColumnSet extends ReadSupport<Row> {

    private final String file;
    private final CorpusSource source;

    ColumnSet(String file, CorpusSource source) {
      this.file = file;
      this.source = source;
    }

    @Override
    public ReadContext init(InitContext context) {
      MessageType schema = context.getFileSchema();
      Type text = column(schema, source.textField(), "text");
      if (!isText(text)) {
        throw new InputException(
            "the text column must hold strings, but '"
                + source.textField()
                + "' of "
                + file
                + " is "
                + describe(text));
      }
      List<Type> columns = new ArrayList<>(List.of(text));
      if (!source.topicField().isEmpty()) {
        columns.add(topic(schema));
      }
      if (!source.featuresField().isEmpty()) {
        columns.add(vector(schema));
      }
      return new ReadContext(new MessageType(schema.getName(), columns));
    }

    private Type topic(MessageType schema) {
      Type topic = column(schema, source.topicField(), "topic");
      if (!isText(topic) && !isNumber(topic)) {
        throw new InputException(
            "the topic column must hold strings, integers or booleans, but '"
                + source.topicField()
                + "' of "
                + file
                + " is "
                + describe(topic));
      }
      return topic;
    }

    private Type vector(MessageType schema) {
      Type vector = column(schema, source.featuresField(), "vector");
      if (!isVector(vector)) {
        throw new InputException(
            "the vector column must hold lists of floats or doubles, but '"
                + source.featuresField()
                + "' of "
                + file
                + " is "
                + describe(vector));
      }
      return vector;
    }

    @Override
    public RecordMaterializer<Row> prepareForRead(
        Configuration hadoop, Map<String, String> metadata, MessageType schema, ReadContext read) {
      return new Rows(file, source, read.getRequestedSchema());
    }

    private Type column(MessageType schema, String name, String role) {
      if (!schema.containsField(name)) {
        List<String> names = schema.getFields().stream().map(Type::getName).toList();
        throw new InputException(
            "the "
                + role
                + " column must be a column of every file, but "
                + file
                + " has no '"
                + name
                + "'; its columns are "
                + String.join(", ", names));
      }
      return schema.getType(name);
    }

    private static boolean isText(Type type) {
      LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
      return isSingle(type)
          && type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY
          && (logical == null // older writers annotate nothing
              || logical.equals(LogicalTypeAnnotation.stringType())
              || logical.equals(LogicalTypeAnnotation.enumType()));
    }

    private static boolean isNumber(Type type) {
      if (!isSingle(type)) {
        return false;
      }
      LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
      boolean plain =
          logical == null || logical instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation;
      return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
        case INT32, INT64, BOOLEAN -> plain;
        default -> false;
      };
    }

    /** A repeated number, or a list of numbers as two or three levels write it. */
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

    private static String describe(Type type) {
      return type.isPrimitive() ? type.toString() : "a nested column";
    }
  }

  /** Assembles rows; field 0 is the text, then topic and vector where they are read. */
  private static final class Rows extends RecordMaterializer<Row> {

    private final Field text;
    private final Field topic;
    private final NumberColumn vector = new NumberColumn();
    private final GroupConverter root;
    private long number;

    Rows(String file, CorpusSource source, MessageType columns) {
      text = new Field(() -> file + ", row " + number);
      topic = new Field(() -> file + ", row " + number);
      List<Converter> converters = new ArrayList<>(List.of(text));
      if (!source.topicField().isEmpty()) {
        converters.add(topic);
      }
      if (!source.featuresField().isEmpty()) {
        converters.add(vector.converter(columns.getType(source.featuresField())));
      }
      root =
          new GroupConverter() {
            @Override
            public Converter getConverter(int field) {
              return converters.get(field);
            }

            @Override
            public void start() {
              number++;
              text.value = "";
              topic.value = "";
              vector.size = 0;
            }

            @Override
            public void end() {}
          };
    }

    @Override
    public Row getCurrentRecord() {
      return new Row(text.value, topic.value, Arrays.copyOf(vector.values, vector.size));
    }

    @Override
    public GroupConverter getRootConverter() {
      return root;
    }
  }

  /** Collects the numbers of a vector, however its list is written. */
  private static final class NumberColumn {

    private double[] values = new double[64];
    private int size;

    Converter converter(Type type) {
      boolean repeated = type.isRepetition(Type.Repetition.REPEATED);
      if (type.isPrimitive()) {
        return repeated ? element(this::append) : element(value -> values[size - 1] = value);
      }
      Converter inner = converter(type.asGroupType().getType(0));
      return new GroupConverter() {
        @Override
        public Converter getConverter(int field) {
          return inner;
        }

        @Override
        public void start() {
          if (repeated) {
            append(Double.NaN); // unless a number follows
          }
        }

        @Override
        public void end() {}
      };
    }

    private static PrimitiveConverter element(DoubleConsumer take) {
      return new PrimitiveConverter() {
        @Override
        public void addFloat(float value) {
          take.accept(value);
        }

        @Override
        public void addDouble(double value) {
          take.accept(value);
        }
      };
    }

    private void append(double value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }
  }

  private static final class Field extends PrimitiveConverter {

    private final Supplier<String> place;
    private String value = "";

    Field(Supplier<String> place) {
      this.place = place;
    }

    @Override
    public void addBinary(Binary bytes) {
      value = Utf8Lines.decode(bytes.getBytes(), place);
    }

    @Override
    public void addInt(int number) {
      value = Integer.toString(number);
    }

    @Override
    public void addLong(long number) {
      value = Long.toString(number);
    }

    @Override
    public void addBoolean(boolean flag) {
      value = Boolean.toString(flag);
    }
  }
}
