package org.collapselab.jobs.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.crypto.FileEncryptionProperties;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

/**
 * Writes one table file, whose bytes are a function of schema and rows. A row is written value by
 * value in the order of the columns, then {@link #end} is called:
 *
 * <pre>out.text(arm).integer(replicate).integer(d).integers(tokens).flag(closed).text(text).end()
 * </pre>
 *
 * <p>Values go to Parquet's column writers at once, without an object for the row or the value.
 */
public final class TableWriter {

  /**
   * One encoding for each column, because a footer lists the encodings of a column in the order of
   * a hash set, which differs from JVM to JVM if there are two.
   */
  private static final ParquetProperties PROPERTIES =
      ParquetProperties.builder()
          .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_2_0)
          .withDictionaryEncoding(false)
          .withPageWriteChecksumEnabled(true)
          .build();

  private static final long ROW_GROUP = 128L << 20; // bytes buffered, before compression
  private static final int CHECKED = 1000; // rows between two looks at them

  private final Schema schema;
  private final MessageType columns;
  private final ParquetFileWriter file;
  private final BytesInputCompressor compressor;
  private final EncodedText[] texts; // (columns): the last text of each
  private final ColumnWriter[] writers; // (columns)
  private ColumnChunkPageWriteStore pages;
  private ColumnWriteStore store;
  private long rows; // of the row group
  private long all; // rows of the file
  private int column; // the next one of the row under way
  private Class<? extends Record> rowClass; // of the last row that was a record
  private RowType<?> rowType; // of the same

  /** A text and its bytes, kept because many columns repeat a text from row to row. */
  private record EncodedText(String string, Binary bytes) {
    static EncodedText of(String string) {
      return new EncodedText(
          string, Binary.fromConstantByteArray(string.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private TableWriter(Schema schema, ParquetFileWriter file, BytesInputCompressor compressor) {
    this.schema = schema;
    this.columns = schema.parquet();
    this.file = file;
    this.compressor = compressor;
    this.writers = new ColumnWriter[schema.columns().size()];
    this.texts = new EncodedText[writers.length];
    Arrays.fill(texts, EncodedText.of(""));
    startRowGroup();
  }

  /**
   * Writes a file atomically.
   *
   * @param rows class of the rows, which has {@link TableRow}
   * @param content passes the rows, in order
   */
  public static <R extends Record> FileRecord write(
      Storage storage, String name, Class<R> rows, Consumer<Consumer<R>> content) {
    return write(storage, name, Schema.of(rows), writer -> content.accept(writer::row));
  }

  /** Writes a file atomically. */
  public static FileRecord write(
      Storage storage, String name, Schema schema, Consumer<TableWriter> rows) {
    return storage.atomically(
        name,
        out -> {
          CodecFactory codecs =
              new CodecFactory(storage.configuration(), PROPERTIES.getPageSizeThreshold());
          try (ParquetFileWriter file =
              new ParquetFileWriter(
                  out,
                  schema.parquet(),
                  ParquetFileWriter.Mode.OVERWRITE,
                  ROW_GROUP,
                  0, // no padding
                  (FileEncryptionProperties) null,
                  PROPERTIES)) {
            file.start();
            TableWriter writer =
                new TableWriter(schema, file, codecs.getCompressor(CompressionCodecName.ZSTD));
            try {
              rows.accept(writer);
              writer.endRowGroup();
            } finally {
              writer.free();
            }
            file.end(Map.of(Schema.METADATA_KEY, schema.label()));
            return writer.all;
          } finally {
            codecs.release();
          }
        });
  }

  /** Writes the next value, of a column of texts. */
  public TableWriter text(String value) {
    EncodedText last = texts[column(Schema.Kind.TEXT)];
    if (!last.string().equals(value)) {
      last = EncodedText.of(value);
      texts[column] = last;
    }
    writers[column++].write(last.bytes(), 0, 0);
    return this;
  }

  /** Writes the next value, of a column of 32-bit integers. */
  public TableWriter integer(int value) {
    writers[column(Schema.Kind.INT)].write(value, 0, 0);
    column++;
    return this;
  }

  /** Writes the next value, of a column of 64-bit integers. */
  public TableWriter integer(long value) {
    writers[column(Schema.Kind.LONG)].write(value, 0, 0);
    column++;
    return this;
  }

  /** Writes the next value, of a column of reals. */
  public TableWriter real(double value) {
    writers[column(Schema.Kind.DOUBLE)].write(value, 0, 0);
    column++;
    return this;
  }

  /** Writes the next value, of a column of booleans. */
  public TableWriter flag(boolean value) {
    writers[column(Schema.Kind.FLAG)].write(value, 0, 0);
    column++;
    return this;
  }

  /**
   * Writes the next value, of a column of lists of 32-bit integers, as the three-level list of the
   * Parquet format, group list (LIST) { repeated group list { required int32 element } }, whose
   * elements have definition level 1, and repetition level 1 behind the first; an empty list is a
   * null of level 0.
   */
  public TableWriter integers(int[] values) {
    ColumnWriter writer = writers[column(Schema.Kind.INTS)];
    if (values.length == 0) {
      writer.writeNull(0, 0);
    }
    for (int i = 0; i < values.length; i++) {
      writer.write(values[i], i == 0 ? 0 : 1, 1);
    }
    column++;
    return this;
  }

  /** Ends the row. */
  public void end() {
    if (column != writers.length) {
      throw new IllegalArgumentException(
          schema.name() + " has " + writers.length + " columns, but a row had " + column);
    }
    column = 0;
    store.endRecord();
    rows++;
    all++;
    if (rows % CHECKED == 0 && store.getBufferedSize() > ROW_GROUP) {
      endRowGroup();
      free();
      startRowGroup();
    }
  }

  /** Adds a row, a record of a class that stands for the table. */
  public void row(Record row) {
    if (row.getClass() != rowClass) {
      Schema other = Schema.of(row.getClass());
      if (!other.equals(schema)) {
        throw new IllegalArgumentException(
            "a row must be one of " + schema.label() + ", but was one of " + other.label());
      }
      rowClass = row.getClass();
      rowType = RowType.of(rowClass);
    }
    write(rowType, row);
  }

  @SuppressWarnings("unchecked") // the class was compared
  private <R extends Record> void write(RowType<R> type, Record row) {
    type.write((R) row, this);
  }

  /** Returns the column that is due, which must be of a kind. */
  private int column(Schema.Kind kind) {
    if (column == writers.length || schema.columns().get(column).kind() != kind) {
      throw new IllegalArgumentException(
          schema.name()
              + " has "
              + (column == writers.length
                  ? "no column behind the last"
                  : "column " + schema.columns().get(column))
              + ", but the value was of kind "
              + kind);
    }
    return column;
  }

  private void startRowGroup() {
    pages =
        new ColumnChunkPageWriteStore(
            compressor,
            columns,
            PROPERTIES.getAllocator(),
            PROPERTIES.getColumnIndexTruncateLength(),
            PROPERTIES.getPageWriteChecksumEnabled());
    store = PROPERTIES.newColumnWriteStore(columns, pages, pages);
    Arrays.setAll(writers, i -> store.getColumnWriter(columns.getColumns().get(i)));
    rows = 0;
  }

  private void endRowGroup() {
    if (column != 0) {
      throw new IllegalArgumentException(
          schema.name() + " must end with a whole row, but " + column + " values came after it");
    }
    if (rows > 0) {
      try {
        file.startBlock(rows);
        store.flush();
        pages.flushToFileWriter(file);
        file.endBlock();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void free() {
    store.close();
    pages.close();
  }
}
