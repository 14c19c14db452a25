package org.collapselab.jobs.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;

/**
 * Joins the parts of a table that many tasks wrote. The row groups of the parts are copied as they
 * are, none is decoded. The metadata of the file holds a label for each row group, so that one part
 * can be read alone. Cost: the bytes of the file.
 */
public final class TableParts {

  /** Key of the file metadata that holds the labels of the row groups, one per line. */
  static final String METADATA_KEY = "collapselab.parts";

  private TableParts() {}

  /**
   * A part.
   *
   * @param label of its rows; a file that was joined itself keeps the labels that it has
   */
  public record Part(String label, String file) {}

  /**
   * Returns the labels of the parts of a file, in the order of the file; none if it was not joined.
   */
  public static List<String> labels(Storage storage, String name) {
    try (ParquetFileReader reader = open(storage, name)) {
      return labels(reader).stream().distinct().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a table of the rows of all parts, in their order, atomically. */
  public static FileRecord join(Storage storage, String name, Schema schema, List<Part> parts) {
    return storage.atomically(
        name,
        out -> {
          List<String> labels = new ArrayList<>();
          long rows = 0;
          ParquetFileWriter writer =
              new ParquetFileWriter(
                  out,
                  schema.parquet(),
                  ParquetFileWriter.Mode.OVERWRITE,
                  ParquetWriter.DEFAULT_BLOCK_SIZE,
                  ParquetWriter.MAX_PADDING_SIZE_DEFAULT);
          try (writer) {
            writer.start();
            for (Part part : parts) {
              try (ParquetFileReader reader = open(storage, part.file())) {
                schema.require(reader.getFileMetaData().getKeyValueMetaData());
                reader.appendTo(writer);
                List<String> own = labels(reader);
                for (int group = 0; group < reader.getRowGroups().size(); group++) {
                  labels.add(own.isEmpty() ? part.label() : own.get(group));
                }
                rows += reader.getRowGroups().stream().mapToLong(BlockMetaData::getRowCount).sum();
              }
            }
            // Sorted: the order of Map.of differs from JVM to JVM, and the file has it.
            Map<String, String> metadata = new TreeMap<>();
            metadata.put(Schema.METADATA_KEY, schema.label());
            metadata.put(METADATA_KEY, String.join("\n", labels));
            writer.end(metadata);
          }
          return rows;
        });
  }

  /** A label for each row group of a file. */
  static List<String> labels(ParquetFileReader reader) {
    String labels = reader.getFileMetaData().getKeyValueMetaData().getOrDefault(METADATA_KEY, "");
    return labels.isEmpty() ? List.of() : List.of(labels.split("\n", -1));
  }

  private static ParquetFileReader open(Storage storage, String name) throws IOException {
    return ParquetColumns.reader(storage.path(name), storage.configuration());
  }
}
