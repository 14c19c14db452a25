package org.collapselab.jobs.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.Util;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.layout.row.ModelRow;
import org.collapselab.jobs.layout.row.SampleRow;
import org.collapselab.jobs.store.TableParts.Part;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables joined from parts, and tables read by columns. */
class TablePartsTest {

  private static final Schema TABLE = Tables.MODELS;
  private static final String JOINED = "models/joined.parquet";

  @TempDir Path folder;
  private Storage storage;

  @BeforeEach
  void open() {
    storage = Storage.at(folder.toString(), new Configuration());
  }

  private static String part(String label) {
    return "parts/" + label + ".parquet";
  }

  private void write(String label, int replicates, double value) {
    TableWriter.write(
        storage,
        part(label),
        TABLE,
        out -> {
          for (int r = 0; r < replicates; r++) {
            out.row(new ModelRow(label, r, 0, "fact " + r % 3, value + r));
          }
        });
  }

  private void join(String... labels) {
    join(JOINED, Arrays.stream(labels).map(label -> new Part(label, part(label))).toList());
  }

  private FileRecord join(String name, List<Part> parts) {
    return TableParts.join(storage, name, TABLE, parts);
  }

  private List<String> rows() {
    List<String> rows = new ArrayList<>();
    TableReader.read(
        storage, JOINED, ModelRow.class, row -> rows.add(row.arm() + " " + row.value()));
    return rows;
  }

  /** Rejects parts in the order of their names, and labels that get out of step with row groups. */
  @Test
  void partsStandInTheOrderOfTheirLabels() {
    write("b", 2, 0);
    write("a", 1, 5);
    write("empty", 0, 0);
    join("b", "empty", "a");
    assertEquals(List.of("b 0.0", "b 1.0", "a 5.0"), rows());
    assertEquals(List.of("b", "a"), TableParts.labels(storage, JOINED));
  }

  /** Rejects labels that are lost when a joined table is joined with further parts. */
  @Test
  void aJoinedTableIsAPartOfAnother() {
    write("a", 1, 1);
    write("b", 1, 2);
    write("c", 2, 7);
    join("a", "b");
    FileRecord all = join("all.parquet", List.of(new Part("", JOINED), new Part("c", part("c"))));
    assertEquals(4, all.rows());
    assertEquals(List.of("a", "b", "c"), TableParts.labels(storage, "all.parquet"));
    List<Double> values = new ArrayList<>();
    TableReader.read(
        storage, "all.parquet", TABLE, ModelRow.class, "b"::equals, row -> values.add(row.value()));
    assertEquals(List.of(2.0), values);
  }

  @Test
  void anotherTableIsNoPart() {
    TableWriter.write(
        storage,
        part("a"),
        SampleRow.class,
        out -> out.accept(new SampleRow("arm", 0, 0, "a text of another table")));
    assertThrows(IllegalArgumentException.class, () -> join("a"));
  }

  /** Rejects an order of the metadata that differs from JVM to JVM, as that of Map.of does. */
  @Test
  void metadataAreSorted() throws IOException {
    write("a", 1, 1);
    join("a");
    byte[] file = Files.readAllBytes(folder.resolve(JOINED));
    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
    var footer =
        Util.readFileMetaData(new ByteArrayInputStream(file, file.length - 8 - length, length));
    assertEquals(
        List.of(TableParts.METADATA_KEY, Schema.METADATA_KEY),
        footer.getKey_value_metadata().stream().map(KeyValue::getKey).toList());
  }

  /** Rejects codes that change between row groups, and texts taken for their neighbours. */
  @Test
  void columnsHaveTheValuesOfRows() {
    write("a", 200, 0);
    write("b", 100, 0.5);
    join("a", "b");
    List<ModelRow> expected = new ArrayList<>();
    TableReader.read(storage, JOINED, ModelRow.class, expected::add);
    List<ModelRow> seen = new ArrayList<>();
    List<String> columns = List.of("arm", "replicate", "generation", "fact", "value");
    TableColumns.read(
        storage,
        JOINED,
        TABLE,
        columns,
        label -> true,
        rows -> {
          for (int row = 0; row < rows.size(); row++) {
            seen.add(
                new ModelRow(
                    rows.texts("arm").get(rows.codes("arm")[row]),
                    rows.ints("replicate")[row],
                    rows.ints("generation")[row],
                    rows.texts("fact").get(rows.codes("fact")[row]),
                    rows.doubles("value")[row]));
          }
        });
    assertEquals(expected, seen);
    List<Integer> sizes = new ArrayList<>();
    TableColumns.read(storage, JOINED, TABLE, columns, "b"::equals, rows -> sizes.add(rows.size()));
    assertEquals(List.of(100), sizes);
  }
}
