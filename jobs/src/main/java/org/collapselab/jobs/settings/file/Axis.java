package org.collapselab.jobs.settings.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.base.Suggestion;
import org.collapselab.jobs.settings.file.Tree.Entry;
import org.collapselab.jobs.settings.file.Tree.Items;
import org.collapselab.jobs.settings.file.Tree.Table;

/**
 * One axis of a sweep.
 *
 * @param path dotted path of a key of the arms
 * @param values its values, at least one
 * @param where its place in the file, for messages
 */
record Axis(String path, List<Tree> values, String where) {

  /** Reads the axes of a sweep and checks them against the rest of the file. */
  static List<Axis> of(Tree sweep, Table file, SettingKeys keys) {
    if (!(sweep instanceof Table table)) {
      throw new InputException(
          "sweep must be a table of lists such as `model.order: [1, 2, 3]`, but was %s (%s)"
              .formatted(sweep.kind(), sweep.where()));
    }
    List<Axis> axes = new ArrayList<>();
    for (Map.Entry<String, Entry> entry : table.entries().entrySet()) {
      Axis axis = of(entry.getKey(), entry.getValue(), keys);
      axis.refuseSet(file, keys);
      axes.forEach(axis::refuseOverlap);
      axes.add(axis);
    }
    return axes;
  }

  private static Axis of(String path, Entry entry, SettingKeys keys) {
    String first = path.split("\\.", -1)[0];
    String where = entry.where();
    InputException.require(
        !keys.names().contains(first) || keys.ofArms(first),
        "sweep must name keys of arms, but %s is one of the whole experiment: arms are"
            + " compared at equal %s; write one file for each value (%s)",
        first,
        first,
        where);
    if (!keys.ofArms(first)) {
      List<String> known = keys.names().stream().filter(keys::ofArms).toList();
      throw new InputException(
          "unknown key '%s' in sweep (%s)%s known: %s, and dotted paths below them"
              .formatted(
                  path, where, Suggestion.beforeList(first, known), String.join(", ", known)));
    }
    if (!(entry.value() instanceof Items items) || items.items().isEmpty()) {
      throw new InputException(
          ("an axis of a sweep must be a list of at least one value, but was %s; write %s:"
                  + " [...] (%s)")
              .formatted(
                  entry.value() instanceof Items ? "an empty list" : entry.value().kind(),
                  path,
                  where));
    }
    return new Axis(path, items.items(), where);
  }

  private void refuseSet(Table file, SettingKeys keys) {
    InputException.require(
        !keys.gives(file, path),
        "%s must be set or swept, but was both; remove one, or override the axis with --set"
            + " sweep.%s=[...] (%s)",
        path,
        path,
        where);
  }

  private void refuseOverlap(Axis other) {
    Axis outer = path.length() < other.path.length() ? this : other;
    Axis inner = outer == this ? other : this;
    InputException.require(
        !inner.path.startsWith(outer.path + "."),
        "axes must not overlap, but %s is part of %s; write it inside the values of %s (%s)",
        inner.path,
        outer.path,
        outer.path,
        where);
  }

  /** The key of the path that labels show: its last word. */
  String key() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /**
   * Returns the index of the value of each axis in each cell of the grid; the first axis varies
   * slowest.
   */
  static List<int[]> grid(List<Axis> axes) {
    List<int[]> cells = new ArrayList<>();
    long size =
        axes.stream().mapToLong(axis -> axis.values().size()).reduce(1, Math::multiplyExact);
    for (long cell = 0; cell < size; cell++) {
      int[] index = new int[axes.size()];
      long rest = cell;
      for (int a = index.length - 1; a >= 0; a--) {
        index[a] = (int) (rest % axes.get(a).values().size());
        rest /= axes.get(a).values().size();
      }
      cells.add(index);
    }
    return cells;
  }

  /** Whether two axes end in the same word, so that labels need whole paths. */
  static boolean ambiguous(List<Axis> axes) {
    Set<String> seen = new HashSet<>();
    return !axes.stream().allMatch(axis -> seen.add(axis.key()));
  }
}
