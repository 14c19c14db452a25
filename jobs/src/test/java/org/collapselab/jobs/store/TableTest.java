package org.collapselab.jobs.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.store.Schema.Column;
import org.collapselab.jobs.store.Schema.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link TableWriter} and {@link TableReader}. */
class TableTest {

  /** A column of every kind. */
  private static final Schema EVERY_KIND =
      new Schema(
          "every-kind",
          3,
          Arrays.stream(Kind.values())
              .map(kind -> new Column("the_" + kind.name(), kind, "a " + kind))
              .toList());

  @TempDir Path folder;
  private Storage storage;

  @BeforeEach
  void open() {
    storage = Storage.at(folder.toString(), new Configuration());
  }

  private void write(String name, Schema schema, List<Object[]> rows) {
    TableWriter.write(storage, name, schema, out -> rows.forEach(out::row));
  }

  private List<Object[]> read(String name, Schema schema) {
    List<Object[]> rows = new ArrayList<>();
    TableReader.read(storage, name, schema, rows::add);
    return rows;
  }

  private static void assertRows(List<Object[]> expected, List<Object[]> found) {
    assertArrayEquals(expected.toArray(), found.toArray());
  }

  /** Rejects lists that lose their emptiness, text cut at NUL, and -0.0 or NaN made ordinary. */
  @Test
  void extremeValuesOfEveryKindComeBack() {
    List<Object[]> rows =
        List.of(
            new Object[] {0, 0L, 0.0, false, "", new int[0]},
            new Object[] {
              Integer.MIN_VALUE,
              Long.MIN_VALUE,
              -0.0,
              true,
              "\u0000 a\tb\r\nc \u00e9 e\u0301 \u4e2d \ud83d\ude00 \uFFFD",
              new int[] {Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE}
            },
            new Object[] {
              Integer.MAX_VALUE,
              Long.MAX_VALUE,
              Double.NaN,
              true,
              "x".repeat(100_000),
              IntStream.range(0, 100_000).toArray()
            },
            new Object[] {1, 2L, Double.NEGATIVE_INFINITY, false, " ", new int[0]},
            new Object[] {1, 2L, Double.MIN_VALUE, false, "<unk>", new int[] {7}});
    write("t.parquet", EVERY_KIND, rows);
    assertRows(rows, read("t.parquet", EVERY_KIND));
  }

  @Test
  void everyTableComesBackInOrder() {
    for (Schema schema : Tables.ALL) {
      List<Object[]> rows = new ArrayList<>();
      for (int r = 0; r < 300; r++) {
        Object[] row = new Object[schema.columns().size()];
        for (int c = 0; c < row.length; c++) {
          row[c] = value(schema.columns().get(c).kind(), 31 * r + c);
        }
        rows.add(row);
      }
      String name = "in a/folder/" + schema.name() + ".parquet";
      write(name, schema, rows);
      assertRows(rows, read(name, schema));
    }
  }

  private static Object value(Kind kind, int i) {
    return switch (kind) {
      case INT -> i;
      case LONG -> (long) i << 32;
      case DOUBLE -> i / 7.0;
      case FLAG -> i % 2 == 0;
      case TEXT -> "text " + i % 10;
      case INTS -> IntStream.range(0, i % 5).toArray();
    };
  }

  @Test
  void noRowsAreATable() {
    write("none.parquet", EVERY_KIND, List.of());
    assertTrue(read("none.parquet", EVERY_KIND).isEmpty());
  }

  @Test
  void onlyWantedColumnsAreRead() {
    write(
        "t.parquet",
        EVERY_KIND,
        List.<Object[]>of(new Object[] {1, 2L, 3.0, true, "x", new int[] {4}}));
    List<Object[]> rows = new ArrayList<>();
    TableReader.read(
        storage, "t.parquet", EVERY_KIND, Set.of("the_LONG", "the_INTS")::contains, rows::add);
    assertRows(List.<Object[]>of(new Object[] {null, 2L, null, null, null, new int[] {4}}), rows);
  }

  @Test
  void equalRowsGiveEqualBytes() throws IOException {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      rows.add(new Object[] {i, 3L * i, i / 3.0, i % 3 == 0, "t" + i % 50, new int[] {i, i + 1}});
    }
    write("first.parquet", EVERY_KIND, rows);
    write("deeper/second.parquet", EVERY_KIND, rows);
    byte[] first = Files.readAllBytes(folder.resolve("first.parquet"));
    assertArrayEquals(first, Files.readAllBytes(folder.resolve("deeper/second.parquet")));
    rows.set(19_999, new Object[] {0, 0L, 0.0, false, "", new int[0]});
    write("other.parquet", EVERY_KIND, rows);
    assertNotEquals(
        Arrays.hashCode(first),
        Arrays.hashCode(Files.readAllBytes(folder.resolve("other.parquet"))));
  }

  /** The three-level list of the Parquet format, which other readers take for a list. */
  @Test
  void listsAreListsOfTheParquetFormat() {
    assertEquals(
        "message corpus { required binary arm (STRING); required int32 replicate; required int32 document_id; "
            + "required group tokens (LIST) { repeated group list { required int32 element; } } "
            + "required boolean closed; required binary text (STRING); } ",
        Tables.CORPUS.parquet().toString().replaceAll("\\s+", " "));
  }

  @Test
  void failingWriterLeavesNothingAndLosesNothing() throws IOException {
    write("kept.parquet", EVERY_KIND, List.of());
    byte[] before = Files.readAllBytes(folder.resolve("kept.parquet"));
    for (String name : new String[] {"kept.parquet", "new.parquet"}) {
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class,
              () ->
                  TableWriter.write(
                      storage,
                      name,
                      EVERY_KIND,
                      out -> {
                        out.row(1, 2L, 3.0, true, "x", new int[] {4});
                        throw new IllegalStateException("in the middle");
                      }));
      assertEquals("in the middle", thrown.getMessage());
    }
    assertArrayEquals(before, Files.readAllBytes(folder.resolve("kept.parquet")));
    try (var files = Files.list(folder)) {
      assertEquals(
          List.of("kept.parquet"), files.map(file -> file.getFileName().toString()).toList());
    }
  }

  @Test
  void anotherTableOrVersionIsRefused() throws IOException {
    write("t.parquet", EVERY_KIND, List.of());
    Schema next = new Schema(EVERY_KIND.name(), 4, EVERY_KIND.columns());
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> read("t.parquet", next));
    assertEquals(
        "expected table every-kind/4, but the file holds every-kind/3", refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> read("t.parquet", Tables.CORPUS));
    Files.writeString(folder.resolve("text.parquet"), "not Parquet, whatever its name says");
    assertThrows(RuntimeException.class, () -> read("text.parquet", EVERY_KIND));
  }

  @Test
  void rowOfTheWrongWidthIsRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> write("t.parquet", EVERY_KIND, List.<Object[]>of(new Object[] {1, 2L})));
    assertEquals("every-kind has 6 columns, but a row had 2", refused.getMessage());
    assertFalse(storage.exists("t.parquet"));
  }

  @Test
  void tablesAndTheirColumnsHaveNamesOfTheirOwn() throws IllegalAccessException {
    Set<String> names = new HashSet<>();
    for (Schema schema : Tables.ALL) {
      assertTrue(names.add(schema.name()), schema.name());
      Set<String> columns = new HashSet<>();
      schema.columns().forEach(column -> assertTrue(columns.add(column.name()), column.name()));
    }
    for (var field : Tables.class.getFields()) {
      if (field.getType() == Schema.class) {
        assertTrue(Tables.ALL.contains(field.get(null)), field.getName() + " must be in ALL");
      }
    }
  }
}
