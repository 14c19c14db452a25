package org.collapselab.jobs.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/**
 * Joins the parts of a table that many tasks wrote. The row groups of the parts are copied as they
 * are, none is decoded. The metadata of the file holds a label for each row group, so that a table
 * can be joined again from itself and from further parts. Cost: the bytes of the file.
 */
public final class TableParts {

  /** Key of the file metadata that holds the labels of the row groups, one per line. */
  static final String METADATA_KEY = "collapselab.parts";

  private TableParts() {}

  /**
   * Returns the labels of the parts of a file, in the order of the file; none if there is no file.
   */
  public static List<String> labels(Storage storage, String name) {
    if (!storage.exists(name)) {
      return List.of();
    }
    try (ParquetFileReader reader = open(storage, name)) {
      return labels(reader).stream().distinct().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a table atomically. For each label in turn it has the rows of the part, or, if there is
   * no such part, the rows that the table had under this label. Labels with neither have no rows;
   * rows under other labels are dropped.
   *
   * @param part gives the file of the part with a label; it need not exist
   */
  public static void join(
      Storage storage,
      String name,
      Schema schema,
      List<String> labels,
      UnaryOperator<String> part) {
    List<String> written = new ArrayList<>();
    storage.atomically(
        name,
        temporary -> {
          ParquetFileWriter writer =
              new ParquetFileWriter(
                  new TableFile(storage, temporary),
                  schema.parquet(),
                  ParquetFileWriter.Mode.OVERWRITE,
                  ParquetWriter.DEFAULT_BLOCK_SIZE,
                  ParquetWriter.MAX_PADDING_SIZE_DEFAULT);
          try (writer) {
            writer.start();
            PreviousGroups previous = PreviousGroups.of(storage, name);
            for (String label : labels) {
              int groups =
                  storage.exists(part.apply(label))
                      ? append(storage, part.apply(label), schema, writer)
                      : append(storage, name, previous.groups(label), writer);
              for (int group = 0; group < groups; group++) {
                written.add(label);
              }
            }
            // Sorted: the order of Map.of differs from JVM to JVM, and the file has it.
            Map<String, String> metadata = new TreeMap<>();
            metadata.put(Schema.METADATA_KEY, schema.label());
            metadata.put(METADATA_KEY, String.join("\n", written));
            writer.end(metadata);
          }
        });
  }

  /** The row groups of the table before it is joined, by label. */
  private record PreviousGroups(Map<String, List<BlockMetaData>> byLabel) {

    static PreviousGroups of(Storage storage, String name) throws IOException {
      Map<String, List<BlockMetaData>> byLabel = new LinkedHashMap<>();
      if (storage.exists(name)) {
        try (ParquetFileReader reader = open(storage, name)) {
          List<String> labels = labels(reader);
          for (int group = 0; group < labels.size(); group++) {
            byLabel
                .computeIfAbsent(labels.get(group), label -> new ArrayList<>())
                .add(reader.getRowGroups().get(group));
          }
        }
      }
      return new PreviousGroups(byLabel);
    }

    List<BlockMetaData> groups(String label) {
      return byLabel.getOrDefault(label, List.of());
    }
  }

  private static int append(Storage storage, String part, Schema schema, ParquetFileWriter writer)
      throws IOException {
    try (ParquetFileReader reader = open(storage, part)) {
      schema.require(reader.getFileMetaData().getKeyValueMetaData());
      reader.appendTo(writer);
      return reader.getRowGroups().size();
    }
  }

  private static int append(
      Storage storage, String name, List<BlockMetaData> groups, ParquetFileWriter writer)
      throws IOException {
    if (!groups.isEmpty()) {
      try (var in =
          HadoopInputFile.fromPath(storage.path(name), storage.configuration()).newStream()) {
        writer.appendRowGroups(in, groups, false);
      }
    }
    return groups.size();
  }

  /** A label for each row group of a file. */
  static List<String> labels(ParquetFileReader reader) {
    String labels = reader.getFileMetaData().getKeyValueMetaData().getOrDefault(METADATA_KEY, "");
    return labels.isEmpty() ? List.of() : List.of(labels.split("\n"));
  }

  /** Opens a table file to read its row groups. */
  static ParquetFileReader open(Storage storage, String name) throws IOException {
    return ParquetColumns.reader(storage.path(name), storage.configuration());
  }
}
