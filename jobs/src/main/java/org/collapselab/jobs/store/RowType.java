package org.collapselab.jobs.store;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.collapselab.trainer.settings.About;

/**
 * How the records of a class are written and read as rows. A class with {@link TableRow} has all
 * columns of its table; another class has some columns of any table that has them. Reflection finds
 * constructor and components once for each class; method handles would be no faster here, and cost
 * a fifth of a second at every start.
 */
final class RowType<R extends Record> {

  private static final ClassValue<RowType<?>> TYPES =
      new ClassValue<>() {
        @Override
        protected RowType<?> computeValue(Class<?> type) {
          return new RowType<>(type.asSubclass(Record.class));
        }
      };

  private final Class<R> type;
  private final List<Field> fields;
  private final Constructor<R> constructor;
  private final Optional<Schema> schema;

  private RowType(Class<R> type) {
    this.type = type;
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      this.constructor = type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e); // every record has it
    }
    constructor.setAccessible(true); // records of projections are private
    this.fields = Arrays.stream(components).map(Field::of).toList();
    this.schema =
        Optional.ofNullable(type.getAnnotation(TableRow.class))
            .map(
                table ->
                    new Schema(
                        table.table(),
                        table.version(),
                        fields.stream().map(Field::column).toList()));
  }

  @SuppressWarnings("unchecked") // of a class its own
  static <R extends Record> RowType<R> of(Class<R> type) {
    return (RowType<R>) TYPES.get(type);
  }

  /** The table of the rows. */
  Schema schema() {
    Schema whole =
        schema.orElseThrow(
            () -> new IllegalArgumentException(type.getName() + " must have @TableRow"));
    for (Schema.Column column : whole.columns()) {
      if (column.about().isEmpty()) {
        throw new IllegalArgumentException(
            "a column must have @About, but "
                + column.name()
                + " of "
                + type.getName()
                + " has not");
      }
    }
    return whole;
  }

  /** The columns that a row has, in the order of its components. */
  List<Schema.Column> columns() {
    return fields.stream().map(Field::column).toList();
  }

  /** Refuses a table that lacks a column of the rows, or has it in another kind. */
  void requireIn(Schema table) {
    for (Schema.Column column : columns()) {
      boolean there =
          table.columns().stream()
              .anyMatch(c -> c.name().equals(column.name()) && c.kind() == column.kind());
      if (!there) {
        throw new IllegalArgumentException(
            "the table "
                + table.label()
                + " must have the column "
                + column.name()
                + " of kind "
                + column.kind()
                + " to be read as "
                + type.getSimpleName());
      }
    }
  }

  /** Writes a row. */
  void write(R row, TableWriter out) {
    for (Field field : fields) {
      field.write(row, out);
    }
    out.end();
  }

  /**
   * Reads the next row.
   *
   * @param cursors one for each component
   */
  R read(ColumnCursor[] cursors) {
    Object[] values = new Object[cursors.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = fields.get(i).read(cursors[i]);
    }
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw unchecked(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RuntimeException unchecked(InvocationTargetException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
  }

  /**
   * A component of a record.
   *
   * @param labels of the constants of an enum, by ordinal; empty for other types
   * @param constants of an enum, by label
   */
  private record Field(
      Schema.Column column, Method accessor, List<String> labels, Map<String, ?> constants) {

    static Field of(RecordComponent component) {
      Class<?> type = component.getType();
      About about = component.getAnnotation(About.class);
      Schema.Column column =
          new Schema.Column(
              name(component.getName()), kind(component), about == null ? "" : about.value());
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      Map<String, Object> constants = new HashMap<>();
      List<String> labels = List.of();
      if (type.isEnum()) {
        Object[] values = type.getEnumConstants();
        labels = Arrays.stream(values).map(value -> label((Enum<?>) value)).toList();
        for (int i = 0; i < values.length; i++) {
          constants.put(labels.get(i), values[i]);
        }
      }
      return new Field(column, accessor, labels, constants);
    }

    private static String name(String component) {
      return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static String label(Enum<?> value) {
      return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Schema.Kind kind(RecordComponent component) {
      Class<?> type = component.getType();
      for (Schema.Kind kind : Schema.Kind.values()) {
        if (kind.type() == type || kind == Schema.Kind.TEXT && type.isEnum()) {
          return kind;
        }
      }
      throw new IllegalArgumentException(
          "no kind of column has the type of "
              + component
              + " of "
              + component.getDeclaringRecord());
    }

    void write(Record row, TableWriter out) {
      Object value = value(row);
      column.kind().write(out, labels.isEmpty() ? value : labels.get(((Enum<?>) value).ordinal()));
    }

    private Object value(Record row) {
      try {
        return accessor.invoke(row);
      } catch (InvocationTargetException e) {
        throw unchecked(e);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }

    Object read(ColumnCursor cursor) {
      Object value = column.kind().next(cursor);
      if (labels.isEmpty()) {
        return value;
      }
      Object constant = constants.get(value);
      if (constant == null) {
        throw new IllegalArgumentException(
            column.name() + " must be one of " + labels + ", but was '" + value + "'");
      }
      return constant;
    }
  }
}
