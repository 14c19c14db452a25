package org.collapselab.jobs.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Writes one table file, row by row; the bytes are a function of schema and rows. */
public final class TableWriter {

  private final Schema schema;
  private final ParquetWriter<Object[]> writer;

  private TableWriter(Schema schema, ParquetWriter<Object[]> writer) {
    this.schema = schema;
    this.writer = writer;
  }

  /** Writes a file atomically. */
  public static void write(
      Storage storage, String name, Schema schema, Consumer<TableWriter> rows) {
    storage.atomically(
        name,
        temporary -> {
          OutputFile file = new TableFile(storage, temporary);
          try (ParquetWriter<Object[]> writer =
              new Builder(file, schema)
                  .withConf(storage.configuration())
                  .withCompressionCodec(CompressionCodecName.ZSTD)
                  .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                  // Each column in one encoding: a footer lists the encodings of a column in the
                  // order of a hash set, which differs from JVM to JVM where there are two.
                  .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_2_0)
                  .withDictionaryEncoding(false)
                  .build()) {
            rows.accept(new TableWriter(schema, writer));
          }
        });
  }

  /** Adds a row: one value per column, of the column's Java type. */
  public void row(Object... values) {
    if (values.length != schema.columns().size()) {
      throw new IllegalArgumentException(
          schema.name()
              + " has "
              + schema.columns().size()
              + " columns, but a row had "
              + values.length);
    }
    try {
      writer.write(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Builder extends ParquetWriter.Builder<Object[], Builder> {

    private final Schema schema;

    Builder(OutputFile file, Schema schema) {
      super(file);
      this.schema = schema;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<Object[]> getWriteSupport(Configuration configuration) {
      return new Rows(schema);
    }

    @Override
    protected WriteSupport<Object[]> getWriteSupport(ParquetConfiguration configuration) {
      return new Rows(schema);
    }
  }

  private static final class Rows extends WriteSupport<Object[]> {

    private final Schema schema;
    private RecordConsumer out;

    Rows(Schema schema) {
      this.schema = schema;
    }

    @Override
    public WriteContext init(Configuration configuration) {
      return context();
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
      return context();
    }

    private WriteContext context() {
      return new WriteContext(
          schema.parquet(), new HashMap<>(Map.of(Schema.METADATA_KEY, schema.label())));
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
      out = consumer;
    }

    @Override
    public void write(Object[] row) {
      out.startMessage();
      for (int i = 0; i < row.length; i++) {
        Schema.Column column = schema.columns().get(i);
        out.startField(column.name(), i);
        value(column.kind(), row[i]);
        out.endField(column.name(), i);
      }
      out.endMessage();
    }

    private void value(Schema.Kind kind, Object value) {
      switch (kind) {
        case INT -> out.addInteger((Integer) value);
        case LONG -> out.addLong((Long) value);
        case DOUBLE -> out.addDouble((Double) value);
        case FLAG -> out.addBoolean((Boolean) value);
        case TEXT -> out.addBinary(Binary.fromString((String) value));
        case INTS -> list((int[]) value);
      }
    }

    /**
     * The three-level list of the Parquet format: group list (LIST) { repeated group list {
     * required int32 element } }.
     */
    private void list(int[] values) {
      out.startGroup();
      if (values.length > 0) {
        out.startField("list", 0);
        for (int value : values) {
          out.startGroup();
          out.startField("element", 0);
          out.addInteger(value);
          out.endField("element", 0);
          out.endGroup();
        }
        out.endField("list", 0);
      }
      out.endGroup();
    }
  }
}
