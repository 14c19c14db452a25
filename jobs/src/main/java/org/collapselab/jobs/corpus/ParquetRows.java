package org.collapselab.jobs.corpus;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.collapselab.jobs.InputException;

/** The text and topic columns of a Parquet file, row by row; no other column is read. */
final class ParquetRows implements AutoCloseable {

  /** A null text or topic is empty. */
  record Row(String text, String topic) {}

  private final String file;
  private final ParquetReader<Row> reader;

  ParquetRows(Path path, CorpusSource source, Configuration hadoop) {
    this.file = path.toString();
    try {
      reader = ParquetReader.builder(new Columns(file, source), path).withConf(hadoop).build();
    } catch (IOException | RuntimeException e) {
      throw broken(e);
    }
  }

  /** The next row; empty after the last. */
  Optional<Row> next() {
    try {
      return Optional.ofNullable(reader.read());
    } catch (IOException | RuntimeException e) {
      throw broken(e);
    }
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

  private static final class Columns extends ReadSupport<Row> {

    private final String file;
    private final CorpusSource source;

    Columns(String file, CorpusSource source) {
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
      if (source.topicField().isEmpty()) {
        return new ReadContext(new MessageType(schema.getName(), text));
      }
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
      return new ReadContext(new MessageType(schema.getName(), text, topic));
    }

    @Override
    public RecordMaterializer<Row> prepareForRead(
        Configuration hadoop, Map<String, String> metadata, MessageType schema, ReadContext read) {
      return new Rows(file);
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

    private static boolean isSingle(Type type) {
      return type.isPrimitive() && !type.isRepetition(Type.Repetition.REPEATED);
    }

    private static String describe(Type type) {
      return type.isPrimitive() ? type.toString() : "a nested column";
    }
  }

  /** Assembles rows; field 0 is the text, field 1 the topic. */
  private static final class Rows extends RecordMaterializer<Row> {

    private final Field text;
    private final Field topic;
    private final GroupConverter root;
    private long number;

    Rows(String file) {
      text = new Field(() -> file + ", row " + number);
      topic = new Field(() -> file + ", row " + number);
      root =
          new GroupConverter() {
            @Override
            public Converter getConverter(int field) {
              return field == 0 ? text : topic;
            }

            @Override
            public void start() {
              number++;
              text.value = "";
              topic.value = "";
            }

            @Override
            public void end() {}
          };
    }

    @Override
    public Row getCurrentRecord() {
      return new Row(text.value, topic.value);
    }

    @Override
    public GroupConverter getRootConverter() {
      return root;
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
