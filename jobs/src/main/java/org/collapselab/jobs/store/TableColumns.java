package org.collapselab.jobs.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.parquet.io.api.Binary;

/**
 * Reads a table of very many rows by columns, one row group at a time. Texts come as codes, so that
 * no row makes an object.
 */
public final class TableColumns {

  private TableColumns() {}

  /**
   * Passes the row groups of a file to the consumer, in order.
   *
   * @param columns names of the columns that are read, none of them of kind INTS or FLAG
   * @param wanted the labels of the parts that are read; a file that was not joined from parts is
   *     read whole
   */
  public static void read(
      Storage storage,
      String name,
      Schema schema,
      List<String> columns,
      Predicate<String> wanted,
      Consumer<Rows> groups) {
    try (ParquetColumns file = TableReader.open(storage, name, schema, columns::contains)) {
      List<String> labels = file.labels();
      Rows rows = new Rows(schema, columns);
      for (int group = 0; group < file.groups(); group++) {
        if (labels.isEmpty() || wanted.test(labels.get(group))) {
          rows.fill(file, group);
          file.release();
          groups.accept(rows);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of one row group, by column; filled anew for each row group. */
  public static final class Rows {

    private final Map<String, Column> columns = new HashMap<>();
    private int size;

    private Rows(Schema schema, List<String> names) {
      for (Schema.Column column : schema.columns()) {
        if (names.contains(column.name())) {
          columns.put(column.name(), new Column(column.kind()));
        }
      }
    }

    private void fill(ParquetColumns file, int group) throws IOException {
      size = Math.toIntExact(file.read(group));
      columns.forEach((name, column) -> column.fill(file.column(name), size));
    }

    /** Number of rows. */
    public int size() {
      return size;
    }

    /** Values of a column of kind INT; the first {@link #size} count. */
    public int[] ints(String column) {
      return columns.get(column).ints;
    }

    /** Values of a column of kind LONG; the first {@link #size} count. */
    public long[] longs(String column) {
      return columns.get(column).longs;
    }

    /** Values of a column of kind DOUBLE; the first {@link #size} count. */
    public double[] doubles(String column) {
      return columns.get(column).doubles;
    }

    /**
     * Values of a column of kind TEXT as codes: numbers from 0 by first occurrence, the same in all
     * row groups of a file; the first {@link #size} count.
     */
    public int[] codes(String column) {
      return columns.get(column).ints;
    }

    /** The texts of the codes seen so far. */
    public List<String> texts(String column) {
      return columns.get(column).texts;
    }
  }

  private static final class Column {

    private final Schema.Kind kind;
    private int[] ints = {}; // values, or codes of texts
    private long[] longs = {};
    private double[] doubles = {};
    private final List<String> texts = new ArrayList<>();
    private final List<Binary> bytes = new ArrayList<>();
    private final Map<Binary, Integer> codes = new HashMap<>();
    private int[] follower = {}; // the code that came after a code when it was last seen

    Column(Schema.Kind kind) {
      this.kind = kind;
    }

    void fill(ColumnCursor values, int size) {
      switch (kind) {
        case INT -> fillInts(values, size);
        case LONG -> fillLongs(values, size);
        case DOUBLE -> fillDoubles(values, size);
        case TEXT -> fillCodes(values, size);
        default ->
            throw new IllegalArgumentException(
                "columns read whole must be of kind INT, LONG, DOUBLE or TEXT, but one was "
                    + kind);
      }
    }

    private void fillInts(ColumnCursor values, int size) {
      ints = ints.length < size ? new int[size] : ints;
      for (int row = 0; row < size; row++) {
        ints[row] = values.nextInt();
      }
    }

    private void fillLongs(ColumnCursor values, int size) {
      longs = longs.length < size ? new long[size] : longs;
      for (int row = 0; row < size; row++) {
        longs[row] = values.nextLong();
      }
    }

    private void fillDoubles(ColumnCursor values, int size) {
      doubles = doubles.length < size ? new double[size] : doubles;
      for (int row = 0; row < size; row++) {
        doubles[row] = values.nextDouble();
      }
    }

    /** Texts recur in the same order, step by step, so that most are found without hashing. */
    private void fillCodes(ColumnCursor values, int size) {
      ints = ints.length < size ? new int[size] : ints;
      int before = 0;
      for (int row = 0; row < size; row++) {
        Binary value = values.nextBinary();
        int code = before < follower.length ? follower[before] : -1;
        if (code < 0 || !bytes.get(code).equals(value)) {
          code = code(value);
          follower[before] = code;
        }
        ints[row] = code;
        before = code;
      }
    }

    private int code(Binary value) {
      Integer known = codes.get(value);
      if (known != null) {
        return known;
      }
      int code = bytes.size();
      Binary copy = value.copy();
      bytes.add(copy);
      texts.add(copy.toStringUsingUTF8());
      codes.put(copy, code);
      if (code >= follower.length) {
        int old = follower.length;
        follower = Arrays.copyOf(follower, Math.max(64, 2 * old));
        Arrays.fill(follower, old, follower.length, -1);
      }
      return code;
    }
  }
}
