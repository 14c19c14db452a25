package org.collapselab.jobs.store;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;

/**
 * Reads some columns of a Parquet file, one row group at a time, through a {@link ColumnCursor} for
 * each. All readers of Parquet files, of our tables and of users' files, stand on this class.
 */
public final class ParquetColumns implements AutoCloseable {

  private final ParquetFileReader file;
  private final MessageType columns;
  private final Map<String, ColumnCursor> cursors = new LinkedHashMap<>();
  private IntPredicate wanted = number -> true; // row groups that nextRow goes through
  private PageReadStore pages; // the row group in memory; null if there is none
  private int group = -1;
  private long left; // rows of the group that {@link #nextRow} has not reached

  private ParquetColumns(ParquetFileReader file, MessageType columns) {
    this.file = file;
    this.columns = columns;
    for (ColumnDescriptor column : columns.getColumns()) {
      cursors.put(column.getPath()[0], new ColumnCursor(column, columns));
    }
  }

  /**
   * Opens a file.
   *
   * @param columns chooses the columns that are read, from the columns that the file has; may
   *     refuse the file by an exception
   */
  public static ParquetColumns open(
      Path path, Configuration hadoop, Function<FileMetaData, MessageType> columns)
      throws IOException {
    ParquetFileReader file = reader(path, hadoop);
    try {
      MessageType chosen = columns.apply(file.getFileMetaData());
      file.setRequestedSchema(chosen);
      return new ParquetColumns(file, chosen);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Opens a file without a choice of columns. */
  static ParquetFileReader reader(Path path, Configuration hadoop) throws IOException {
    return ParquetFileReader.open(
        HadoopInputFile.fromPath(path, hadoop),
        // Built here, or else they are read anew for each file.
        HadoopReadOptions.builder(hadoop, path).usePageChecksumVerification().build());
  }

  /** The cursor of a column, which holds one value or one list per row; null if it is not read. */
  public ColumnCursor column(String name) {
    return cursors.get(name);
  }

  /**
   * Moves to the next row; false after the last. In every row, each cursor must be moved by one
   * value.
   */
  public boolean nextRow() throws IOException {
    while (left == 0) {
      if (++group == groups()) {
        release();
        return false;
      }
      left = wanted.test(group) ? read(group) : 0;
    }
    left--;
    return true;
  }

  /** Leaves out the parts of a joined file whose labels are not wanted. */
  void parts(Predicate<String> labels) {
    List<String> all = labels();
    if (!all.isEmpty()) {
      wanted = number -> labels.test(all.get(number));
    }
  }

  /** Number of row groups. */
  int groups() {
    return file.getRowGroups().size();
  }

  /** The labels of the row groups; empty if the file was not joined from parts. */
  List<String> labels() {
    return TableParts.labels(file);
  }

  /** Reads a row group, puts all cursors before its first row, and returns its number of rows. */
  long read(int number) throws IOException {
    release();
    long rows = file.getRowGroups().get(number).getRowCount();
    if (rows > 0) {
      try {
        pages = file.readRowGroup(number);
      } catch (ParquetDecodingException e) { // above all, a page whose checksum is wrong
        throw new IOException("the file " + file.getFile() + " is damaged: " + e.getMessage(), e);
      }
      var store =
          new ColumnReadStoreImpl(
              pages, new NoConverter(), columns, file.getFileMetaData().getCreatedBy());
      cursors.values().forEach(cursor -> cursor.open(store));
    }
    return rows;
  }

  /** Frees the memory of the row group. */
  void release() {
    if (pages != null) {
      pages.close();
      pages = null;
    }
  }

  @Override
  public void close() throws IOException {
    release();
    file.close();
  }

  /** Takes the place of the converters that put records together: columns are read one by one. */
  private static final class NoConverter extends GroupConverter {

    private static final PrimitiveConverter VALUE = new PrimitiveConverter() {};

    @Override
    public Converter getConverter(int field) {
      return this;
    }

    @Override
    public PrimitiveConverter asPrimitiveConverter() {
      return VALUE;
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }
}
