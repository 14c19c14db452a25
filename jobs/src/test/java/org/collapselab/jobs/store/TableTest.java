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
import org.collapselab.jobs.layout.row.CorpusRow;
import org.collapselab.jobs.layout.row.CountRow;
import org.collapselab.jobs.layout.row.DifferenceRow;
import org.collapselab.jobs.layout.row.HalfLifeRow;
import org.collapselab.jobs.layout.row.HumanRow;
import org.collapselab.jobs.layout.row.MixRow;
import org.collapselab.jobs.layout.row.ModelRow;
import org.collapselab.jobs.layout.row.OracleRow;
import org.collapselab.jobs.layout.row.SampleRow;
import org.collapselab.jobs.layout.row.ScoreRow;
import org.collapselab.jobs.layout.row.SpectraRow;
import org.collapselab.jobs.layout.row.SummaryRow;
import org.collapselab.jobs.layout.row.VerdictRow;
import org.collapselab.jobs.layout.row.VocabularyRow;
import org.collapselab.jobs.store.Schema.Kind;
import org.collapselab.trainer.settings.About;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link TableWriter} and {@link TableReader}. */
class TableTest {

  /** A column of every kind. */
  @TableRow(table = "every-kind", version = 3)
  private record EveryKind(
      @About("an INT") int theInt,
      @About("a LONG") long theLong,
      @About("a DOUBLE") double theDouble,
      @About("a FLAG") boolean theFlag,
      @About("a TEXT") String theText,
      @About("an INTS") int[] theInts) {}

  private static final Schema EVERY_KIND = Schema.of(EveryKind.class);

  /** The rows of {@link Tables#ALL}, in its order. */
  private static final List<Class<? extends Record>> ROWS =
      List.of(
          VocabularyRow.class,
          HumanRow.class,
          CorpusRow.class,
          MixRow.class,
          ModelRow.class,
          SampleRow.class,
          CountRow.class,
          SpectraRow.class,
          ScoreRow.class,
          SummaryRow.class,
          DifferenceRow.class,
          VerdictRow.class,
          HalfLifeRow.class,
          OracleRow.class);

  @TempDir Path folder;
  private Storage storage;

  @BeforeEach
  void open() {
    storage = Storage.at(folder.toString(), new Configuration());
  }

  private <R extends Record> void write(String name, Class<R> type, List<? extends R> rows) {
    TableWriter.write(storage, name, type, rows::forEach);
  }

  private <R extends Record> List<R> read(String name, Class<R> type) {
    List<R> rows = new ArrayList<>();
    TableReader.read(storage, name, type, rows::add);
    return rows;
  }

  private static void assertRows(List<? extends Record> expected, List<? extends Record> found) {
    assertArrayEquals(values(expected), values(found));
  }

  private static Object[] values(List<? extends Record> rows) {
    return rows.stream().map(TableTest::values).toArray();
  }

  private static Object[] values(Record row) {
    return Arrays.stream(row.getClass().getRecordComponents())
        .map(
            component -> {
              try {
                return component.getAccessor().invoke(row);
              } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
              }
            })
        .toArray();
  }

  @Test
  void everyKindHasAColumn() {
    assertEquals(
        List.of(Kind.values()), EVERY_KIND.columns().stream().map(Schema.Column::kind).toList());
  }

  /** Rejects lists that lose their emptiness, text cut at NUL, and -0.0 or NaN made ordinary. */
  @Test
  void extremeValuesOfEveryKindComeBack() {
    List<EveryKind> rows =
        List.of(
            new EveryKind(0, 0L, 0.0, false, "", new int[0]),
            new EveryKind(
                Integer.MIN_VALUE,
                Long.MIN_VALUE,
                -0.0,
                true,
                "\u0000 a\tb\r\nc \u00e9 e\u0301 \u4e2d \ud83d\ude00 \uFFFD",
                new int[] {Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE}),
            new EveryKind(
                Integer.MAX_VALUE,
                Long.MAX_VALUE,
                Double.NaN,
                true,
                "x".repeat(100_000),
                IntStream.range(0, 100_000).toArray()),
            new EveryKind(1, 2L, Double.NEGATIVE_INFINITY, false, " ", new int[0]),
            new EveryKind(1, 2L, Double.MIN_VALUE, false, "<unk>", new int[] {7}));
    write("t.parquet", EveryKind.class, rows);
    assertRows(rows, read("t.parquet", EveryKind.class));
  }

  @Test
  void everyTableComesBackInOrder() throws ReflectiveOperationException {
    assertEquals(Tables.ALL, ROWS.stream().map(Schema::of).toList());
    for (Class<? extends Record> type : ROWS) {
      comesBackInOrder(type);
    }
  }

  private <R extends Record> void comesBackInOrder(Class<R> type)
      throws ReflectiveOperationException {
    var constructor = type.getConstructors()[0];
    List<R> rows = new ArrayList<>();
    for (int r = 0; r < 300; r++) {
      Object[] row = new Object[constructor.getParameterCount()];
      for (int c = 0; c < row.length; c++) {
        row[c] = value(constructor.getParameterTypes()[c], 31 * r + c);
      }
      rows.add(type.cast(constructor.newInstance(row)));
    }
    String name = "in a/folder/" + Schema.of(type).name() + ".parquet";
    write(name, type, rows);
    assertRows(rows, read(name, type));
  }

  private static Object value(Class<?> type, int i) {
    if (type.isEnum()) {
      return type.getEnumConstants()[i % type.getEnumConstants().length];
    }
    Kind kind = Arrays.stream(Kind.values()).filter(k -> k.type() == type).findFirst().get();
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
    write("none.parquet", EveryKind.class, List.of());
    assertTrue(read("none.parquet", EveryKind.class).isEmpty());
  }

  private record Wanted(long theLong, int[] theInts) {}

  @Test
  void onlyWantedColumnsAreRead() {
    write(
        "t.parquet", EveryKind.class, List.of(new EveryKind(1, 2L, 3.0, true, "x", new int[] {4})));
    List<Wanted> rows = new ArrayList<>();
    TableReader.read(storage, "t.parquet", EVERY_KIND, Wanted.class, rows::add);
    assertRows(List.of(new Wanted(2L, new int[] {4})), rows);
  }

  @Test
  void equalRowsGiveEqualBytes() throws IOException {
    List<EveryKind> rows = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      rows.add(new EveryKind(i, 3L * i, i / 3.0, i % 3 == 0, "t" + i % 50, new int[] {i, i + 1}));
    }
    write("first.parquet", EveryKind.class, rows);
    write("deeper/second.parquet", EveryKind.class, rows);
    byte[] first = Files.readAllBytes(folder.resolve("first.parquet"));
    assertArrayEquals(first, Files.readAllBytes(folder.resolve("deeper/second.parquet")));
    rows.set(19_999, new EveryKind(0, 0L, 0.0, false, "", new int[0]));
    write("other.parquet", EveryKind.class, rows);
    assertNotEquals(
        Arrays.hashCode(first),
        Arrays.hashCode(Files.readAllBytes(folder.resolve("other.parquet"))));
  }

  /** The three-level list of the Parquet format, which other readers take for a list. */
  @Test
  void listsAreListsOfTheParquetFormat() {
    assertEquals(
        "message corpora { required binary arm (STRING); required int32 replicate; required int32 generation; required int32 document_id; "
            + "required group tokens (LIST) { repeated group list { required int32 element; } } "
            + "required boolean closed; required binary text (STRING); } ",
        Tables.CORPORA.parquet().toString().replaceAll("\\s+", " "));
  }

  @Test
  void failingWriterLeavesNothingAndLosesNothing() throws IOException {
    write("kept.parquet", EveryKind.class, List.of());
    byte[] before = Files.readAllBytes(folder.resolve("kept.parquet"));
    for (String name : new String[] {"kept.parquet", "new.parquet"}) {
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class,
              () ->
                  TableWriter.write(
                      storage,
                      name,
                      EveryKind.class,
                      out -> {
                        out.accept(new EveryKind(1, 2L, 3.0, true, "x", new int[] {4}));
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

  @TableRow(table = "every-kind", version = 4)
  private record NextVersion(@About("an INT") int theInt) {}

  @Test
  void anotherTableOrVersionIsRefused() throws IOException {
    write("t.parquet", EveryKind.class, List.of());
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> read("t.parquet", NextVersion.class));
    assertEquals(
        "expected table every-kind/4, but the file holds every-kind/3", refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> read("t.parquet", CorpusRow.class));
    Files.writeString(folder.resolve("text.parquet"), "not Parquet, whatever its name says");
    assertThrows(RuntimeException.class, () -> read("text.parquet", EveryKind.class));
  }

  @Test
  void rowOfTheWrongWidthIsRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                TableWriter.write(
                    storage, "t.parquet", EVERY_KIND, out -> out.integer(1).integer(2L).end()));
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
