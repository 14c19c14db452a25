package org.collapselab.jobs.settings.file;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.base.Secrets;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Protocol;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.settings.file.Tree.Items;
import org.collapselab.jobs.settings.file.Tree.Leaf;
import org.collapselab.jobs.settings.file.Tree.Table;

/**
 * Turns the text of an experiment file, with overrides and a sweep, into settings and their
 * resolved text.
 */
public final class ExperimentFile {

  private final String sourceName;
  private final SettingKeys keys = SettingKeys.read();
  private final Secrets secrets = new Secrets();

  private final List<ChangedDefault> changes;

  private ExperimentFile(String sourceName, List<ChangedDefault> changes) {
    this.sourceName = Secrets.without(sourceName);
    this.changes = changes;
  }

  /**
   * Reads an experiment file.
   *
   * @param yaml its text; no keys at all give the default experiment
   * @param sourceName its name, for messages and for an experiment that does not name itself
   * @param overrides {@code key=value} pairs that take precedence: a dotted path, and a value in
   *     YAML
   * @throws InputException whose one-line message says what must hold, what was seen where, and
   *     what to do
   */
  public static Settings parse(String yaml, String sourceName, List<String> overrides) {
    return parse(yaml, sourceName, overrides, ChangedDefault.ALL);
  }

  /** Reads a file as if these defaults had changed. */
  static Settings parse(
      String yaml, String sourceName, List<String> overrides, List<ChangedDefault> changes) {
    return new ExperimentFile(sourceName, changes).parse(yaml, overrides);
  }

  private Settings parse(String yaml, List<String> overrides) {
    try {
      Table file = table(Tree.read(yaml, line -> "line " + line, secrets));
      for (String override : overrides) {
        file = override(file, override);
      }
      return settings(file);
    } catch (InputException e) {
      String message = Secrets.without(e.getMessage());
      throw new InputException(sourceName.isEmpty() ? message : sourceName + ": " + message);
    }
  }

  private static Table table(Tree tree) {
    if (tree instanceof Leaf leaf && leaf.empty()) {
      return Table.empty(leaf.where());
    }
    if (tree instanceof Table table) {
      return table;
    }
    throw new InputException(
        "an experiment file must be a table of keys, but was %s (%s)"
            .formatted(tree.kind(), tree.where()));
  }

  private Table override(Table file, String override) {
    String where = "--set " + override;
    int equals = override.indexOf('=');
    InputException.require(equals >= 1, "--set must be key=value, but was '%s'", override);
    String path = override.substring(0, equals).strip();
    Tree value = Tree.read(override.substring(equals + 1), line -> where, secrets);
    if (value instanceof Leaf leaf && leaf.empty()) {
      throw new InputException(path + " must have a value, but was left empty (" + where + ")");
    }
    if (path.startsWith(SettingKeys.SWEEP + ".")) {
      Tree before = file.has(SettingKeys.SWEEP) ? file.get(SettingKeys.SWEEP) : Table.empty(where);
      Table sweep = before instanceof Table table ? table : Table.empty(where);
      return file.with(
          SettingKeys.SWEEP,
          where,
          sweep.with(path.substring(SettingKeys.SWEEP.length() + 1), where, value));
    }
    return keys.set(file, path, value);
  }

  private Settings settings(Table written) {
    List<String> known = new ArrayList<>(keys.names());
    known.add(SettingKeys.SWEEP);
    Binder.refuseUnknown(written, known, "", "");
    Table file = written.without(SettingKeys.SWEEP);
    List<Axis> axes =
        written.has(SettingKeys.SWEEP)
            ? Axis.of(written.get(SettingKeys.SWEEP), file, keys)
            : List.of();
    List<int[]> grid = Axis.grid(axes);
    List<Cell> cells = grid.stream().map(index -> cell(file, axes, index)).toList();
    List<List<String>> labels = labels(axes, grid, cells);
    List<Arm> arms = new ArrayList<>();
    for (int c = 0; c < cells.size(); c++) {
      arms.add(arm(grid.get(c), cells.get(c), labels));
    }
    Map<String, Object> shared = new LinkedHashMap<>();
    SettingKey.of(Protocol.class)
        .forEach(key -> shared.put(key.name(), keys.value(key.name(), file)));
    shared.computeIfPresent("name", (key, name) -> name.equals("") ? nameOfSource() : name);
    shared.computeIfPresent("baseline", (key, name) -> name.equals("") ? arms.get(0).name() : name);
    Protocol protocol = Binder.construct(Protocol.class, List.copyOf(shared.values()), file, "");
    String yaml = resolved(shared, axes, grid, cells);
    return Binder.construct(
        Settings.class, List.of(protocol, arms, yaml, secrets, remarks(file, axes)), file, "");
  }

  private List<String> remarks(Table file, List<Axis> axes) {
    return changes.stream()
        .filter(change -> !keys.gives(file, change.key()))
        .filter(change -> axes.stream().noneMatch(axis -> axis.path().equals(change.key())))
        .map(ChangedDefault::remark)
        .toList();
  }

  private String nameOfSource() {
    String file = sourceName.substring(sourceName.lastIndexOf('/') + 1);
    String stem = file.replaceFirst("\\.ya?ml$", "");
    return stem.isBlank() ? "experiment" : stem;
  }

  /**
   * One cell of the grid.
   *
   * @param file the file with the values of the axes set
   * @param values the values of the arms' keys
   */
  private record Cell(Table file, Map<String, Object> values) {}

  private Cell cell(Table file, List<Axis> axes, int[] index) {
    Table table = file;
    for (int a = 0; a < index.length; a++) {
      table = keys.set(table, axes.get(a).path(), axes.get(a).values().get(index[a]));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (String name : keys.names()) {
      if (keys.ofArms(name)) {
        values.put(name, keys.value(name, table));
      }
    }
    return new Cell(table, values);
  }

  private Arm arm(int[] index, Cell cell, List<List<String>> labels) {
    List<String> words = new ArrayList<>();
    for (int a = 0; a < index.length; a++) {
      words.add(labels.get(a).get(index[a]));
    }
    String name =
        labels.isEmpty()
            ? Label.of(
                "regime", keys.key("regime").type(), cell.values().get("regime"), Optional.empty())
            : String.join(", ", words);
    List<Object> values = new ArrayList<>();
    values.add(name);
    for (SettingKey key : SettingKey.of(Arm.class).subList(1, SettingKey.of(Arm.class).size())) {
      values.add(cell.values().get(key.name()));
    }
    return Binder.construct(Arm.class, values, cell.file(), "");
  }

  /** Returns the label of each value of each axis. */
  private List<List<String>> labels(List<Axis> axes, List<int[]> grid, List<Cell> cells) {
    List<List<String>> labels = new ArrayList<>();
    for (int a = 0; a < axes.size(); a++) {
      Axis axis = axes.get(a);
      Values values = values(a, axes, grid, cells);
      Set<Object> seen = new HashSet<>();
      for (int i = 0; i < values.values().size(); i++) {
        InputException.require(
            seen.add(values.values().get(i)),
            "the values of an axis must differ, but %s takes the same one twice (%s)",
            axis.path(),
            axis.values().get(i).where());
      }
      String key = Axis.ambiguous(axes) ? axis.path() : axis.key();
      Optional<?> defaults = Optional.ofNullable(keys.byDefault(axis.path()));
      labels.add(
          values.values().stream()
              .map(value -> Label.of(key, values.type(), value, defaults))
              .toList());
    }
    return labels;
  }

  /** The values of an axis, in its order. */
  private record Values(Type type, List<Object> values) {}

  private Values values(int a, List<Axis> axes, List<int[]> grid, List<Cell> cells) {
    Type type = null;
    List<Object> values = new ArrayList<>();
    for (int c = 0; c < cells.size(); c++) {
      boolean first = true; // the other axes at their first value
      for (int other = 0; other < axes.size(); other++) {
        first &= other == a || grid.get(c)[other] == 0;
      }
      if (first) {
        String[] path = axes.get(a).path().split("\\.", -1);
        type = keys.key(path[0]).type();
        Object value = cells.get(c).values().get(path[0]);
        for (int depth = 1; depth < path.length; depth++) {
          String name = path[depth];
          SettingKey key =
              SettingKey.of(value.getClass()).stream()
                  .filter(k -> k.name().equals(name))
                  .findFirst()
                  .orElseThrow();
          type = key.type();
          value = key.of(value);
        }
        values.add(value);
      }
    }
    return new Values(type, values);
  }

  /** Returns the resolved file; swept keys are written in the sweep only. */
  private String resolved(
      Map<String, Object> shared, List<Axis> axes, List<int[]> grid, List<Cell> cells) {
    Set<String> swept = axes.stream().map(Axis::path).collect(Collectors.toSet());
    Table file = Table.empty("");
    for (SettingKey key : keys.all()) {
      if (!swept.contains(key.name())) {
        Object value =
            keys.ofArms(key.name())
                ? cells.get(0).values().get(key.name())
                : shared.get(key.name());
        file = file.with(key.name(), "", Canonical.tree(key.type(), value, key.name(), swept));
      }
    }
    Table sweep = Table.empty("");
    for (int a = 0; a < axes.size(); a++) {
      Values values = values(a, axes, grid, cells);
      List<Tree> items =
          values.values().stream().map(value -> Canonical.tree(values.type(), value)).toList();
      sweep = sweep.with(axes.get(a).path(), "", new Items(items, ""));
    }
    return Tree.write(axes.isEmpty() ? file : file.with(SettingKeys.SWEEP, "", sweep));
  }
}
