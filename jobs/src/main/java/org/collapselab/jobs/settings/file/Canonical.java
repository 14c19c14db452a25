package org.collapselab.jobs.settings.file;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.collapselab.jobs.settings.file.Tree.Items;
import org.collapselab.jobs.settings.file.Tree.Leaf;
import org.collapselab.jobs.settings.file.Tree.Table;
import org.collapselab.trainer.settings.Named;

/** Writes a value in its one canonical form: all keys, in the order of the record. */
final class Canonical {

  private static final String WHERE = "resolved";

  private Canonical() {}

  /** Returns the tree of a value. */
  static Tree tree(Type type, Object value) {
    return tree(type, value, "", Set.of());
  }

  /**
   * Returns the tree of a value without some keys.
   *
   * @param path dotted path of the value
   * @param omitted dotted paths of the keys to leave out
   */
  static Tree tree(Type type, Object value, String path, Set<String> omitted) {
    if (SettingKey.choice(type)) {
      Named choice = (Named) value;
      Leaf name = new Leaf(choice.name(), false, WHERE);
      Table table = Table.empty(WHERE).with("name", WHERE, name);
      Table full = keys(table, choice.getClass(), value, path, omitted);
      return full.entries().size() == 1 ? name : full;
    }
    if (SettingKey.group(type)) {
      return keys(Table.empty(WHERE), (Class<?>) type, value, path, omitted);
    }
    if (SettingKey.list(type)) {
      List<Tree> items = new ArrayList<>();
      ((List<?>) value).forEach(item -> items.add(tree(SettingKey.element(type), item)));
      return new Items(items, WHERE);
    }
    String text = Scalar.of((Class<?>) type).orElseThrow().write().apply(value);
    return new Leaf(text, type == String.class, WHERE);
  }

  private static Table keys(
      Table table, Class<?> type, Object value, String path, Set<String> omitted) {
    for (SettingKey key : SettingKey.of(type)) {
      String below = path + "." + key.name();
      if (!omitted.contains(below)) {
        table = table.with(key.name(), WHERE, tree(key.type(), key.of(value), below, omitted));
      }
    }
    return table;
  }
}
