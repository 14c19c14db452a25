package org.collapselab.jobs.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.trainer.settings.About;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows as records: {@link TableRow}, {@link RowType}. */
class TableRowTest {

  private enum Colour {
    RED,
    DARK_BLUE
  }

  @TableRow(table = "every-kind", version = 3)
  private record EveryKind(
      @About("an int") int anInt,
      @About("a long") long large,
      @About("a real") double real,
      @About("a flag") boolean flag,
      @About("a text") String text,
      @About("a closed set") Colour colour,
      @About("a list") int[] list) {}

  private record SomeColumns(int[] list, Colour colour) {}

  private static final List<EveryKind> ROWS =
      List.of(
          new EveryKind(1, 2L, 0.5, true, "a", Colour.DARK_BLUE, new int[] {7, 8}),
          new EveryKind(Integer.MIN_VALUE, Long.MAX_VALUE, -0.0, false, "", Colour.RED, new int[0]),
          new EveryKind(3, -4L, Double.NaN, true, "\u00e9", Colour.RED, new int[] {-1}));

  @TempDir Path folder;
  private Storage storage;

  @BeforeEach
  void open() {
    storage = Storage.at(folder.toString(), new Configuration());
  }

  private <R extends Record> List<R> read(Class<R> type) {
    List<R> rows = new ArrayList<>();
    TableReader.read(storage, "t", type, rows::add);
    return rows;
  }

  private static Object[] values(EveryKind row) {
    return new Object[] {row.anInt, row.large, row.real, row.flag, row.text, row.colour, row.list};
  }

  @Test
  void theSchemaHasTheComponentsInTheirOrder() {
    Schema schema = Schema.of(EveryKind.class);
    assertEquals("every-kind", schema.name());
    assertEquals(3, schema.version());
    assertEquals(
        List.of(
            new Schema.Column("an_int", Schema.Kind.INT, "an int"),
            new Schema.Column("large", Schema.Kind.LONG, "a long"),
            new Schema.Column("real", Schema.Kind.DOUBLE, "a real"),
            new Schema.Column("flag", Schema.Kind.FLAG, "a flag"),
            new Schema.Column("text", Schema.Kind.TEXT, "a text"),
            new Schema.Column("colour", Schema.Kind.TEXT, "a closed set"),
            new Schema.Column("list", Schema.Kind.INTS, "a list")),
        schema.columns());
  }

  @Test
  void recordsComeBack() {
    TableWriter.write(storage, "t", EveryKind.class, ROWS::forEach);
    Object[][] expected = ROWS.stream().map(TableRowTest::values).toArray(Object[][]::new);
    Object[][] found =
        read(EveryKind.class).stream().map(TableRowTest::values).toArray(Object[][]::new);
    assertArrayEquals(expected, found);
  }

  /** The file is that of the values written one by one. */
  @Test
  void aRecordIsWrittenAsItsValuesAre() throws Exception {
    TableWriter.write(storage, "t", EveryKind.class, ROWS::forEach);
    TableWriter.write(
        storage,
        "by-hand",
        Schema.of(EveryKind.class),
        out -> {
          for (EveryKind row : ROWS) {
            out.integer(row.anInt).integer(row.large).real(row.real).flag(row.flag).text(row.text);
            out.text(row.colour == Colour.RED ? "red" : "dark-blue").integers(row.list).end();
          }
        });
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("by-hand")), Files.readAllBytes(folder.resolve("t")));
  }

  @Test
  void someColumnsAreReadByTheirNames() {
    TableWriter.write(storage, "t", EveryKind.class, ROWS::forEach);
    List<SomeColumns> rows = new ArrayList<>();
    TableReader.read(storage, "t", Schema.of(EveryKind.class), SomeColumns.class, rows::add);
    assertEquals(ROWS.size(), rows.size());
    for (int i = 0; i < rows.size(); i++) {
      assertEquals(ROWS.get(i).colour, rows.get(i).colour);
      assertArrayEquals(ROWS.get(i).list, rows.get(i).list);
    }
  }

  private record OtherName(int[] lists) {}

  private record OtherKind(long anInt) {}

  @Test
  void columnsThatTheTableLacksAreRefused() {
    TableWriter.write(storage, "t", EveryKind.class, ROWS::forEach);
    Schema schema = Schema.of(EveryKind.class);
    for (Class<? extends Record> type : List.of(OtherName.class, OtherKind.class)) {
      assertThrows(
          IllegalArgumentException.class,
          () -> TableReader.read(storage, "t", schema, type, row -> {}),
          type.getName());
    }
  }

  @TableRow(table = "every-kind", version = 4)
  private record NextVersion(@About("an int") int anInt) {}

  @Test
  void aRowOfAnotherTableIsRefused() {
    Consumer<TableWriter> rows =
        out -> {
          out.row(ROWS.get(0));
          out.row(new NextVersion(1));
        };
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> TableWriter.write(storage, "t", Schema.of(EveryKind.class), rows));
    assertEquals(
        "a row must be one of every-kind/3, but was one of every-kind/4", refused.getMessage());
    TableWriter.write(storage, "t", EveryKind.class, ROWS::forEach);
    assertThrows(IllegalArgumentException.class, () -> read(NextVersion.class));
  }

  @TableRow(table = "texts", version = 1)
  private record Text(@About("a text") String colour) {}

  private record Coloured(Colour colour) {}

  @Test
  void aTextThatIsNoConstantIsRefused() {
    TableWriter.write(
        storage,
        "t",
        Text.class,
        out -> Arrays.asList(new Text("red"), new Text("RED")).forEach(out));
    List<Coloured> rows = new ArrayList<>();
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> TableReader.read(storage, "t", Schema.of(Text.class), Coloured.class, rows::add));
    assertEquals(List.of(new Coloured(Colour.RED)), rows);
    assertEquals("colour must be one of [red, dark-blue], but was 'RED'", refused.getMessage());
  }

  @TableRow(table = "t", version = 1)
  private record WithoutAbout(int number) {}

  @TableRow(table = "t", version = 1)
  private record WithoutKind(@About("a number") float number) {}

  @Test
  void aRecordThatIsNoRowIsRefused() {
    for (Class<? extends Record> type :
        List.of(WithoutAbout.class, WithoutKind.class, SomeColumns.class)) {
      Exception refused =
          assertThrows(IllegalArgumentException.class, () -> Schema.of(type), type.getName());
      assertTrue(refused.getMessage().contains(type.getSimpleName()), refused.getMessage());
    }
  }
}
