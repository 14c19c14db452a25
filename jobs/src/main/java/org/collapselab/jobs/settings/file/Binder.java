package org.collapselab.jobs.settings.file;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.base.Suggestion;
import org.collapselab.jobs.settings.file.Tree.Entry;
import org.collapselab.jobs.settings.file.Tree.Items;
import org.collapselab.jobs.settings.file.Tree.Leaf;
import org.collapselab.jobs.settings.file.Tree.Table;
import org.collapselab.trainer.settings.Named;

/** Turns the tree of a file into records, by reflection. */
final class Binder {

  private Binder() {}

  /**
   * Returns the value of a tree.
   *
   * @param path dotted path of keys, for messages
   * @param defaults an instance of a group's record, for the keys that a table leaves out; choices
   *     bring their own
   */
  static Object bind(Type type, Tree tree, String path, Optional<?> defaults) {
    if (SettingKey.choice(type)) {
      return choice((Class<?>) type, Choices.of((Class<?>) type), tree, path);
    }
    requireValue(tree, path);
    if (SettingKey.group(type)) {
      return group((Class<?>) type, tree, path, defaults);
    }
    if (SettingKey.list(type)) {
      return list(SettingKey.element(type), tree, path);
    }
    Scalar scalar =
        Scalar.of((Class<?>) type)
            .orElseThrow(() -> new IllegalStateException("no experiment file can hold a " + type));
    return scalar(scalar, tree, path);
  }

  private static Object scalar(Scalar scalar, Tree tree, String path) {
    String hint = "";
    if (tree instanceof Leaf leaf && (scalar.quotable() || !leaf.quoted())) {
      try {
        return scalar.parse().apply(leaf.text());
      } catch (Scalar.Unreadable e) {
        hint = e.getMessage();
      } catch (IllegalArgumentException e) { // what the value's own constructor refused
        throw fail(e.getMessage(), path, tree.where());
      }
    }
    throw mustBe(scalar.noun(), tree, hint, path);
  }

  private static void requireValue(Tree tree, String path) {
    if (tree instanceof Leaf leaf && leaf.empty()) {
      throw fail(last(path) + " must have a value, but was left empty", path, tree.where());
    }
  }

  private static Object choice(Class<?> type, Map<String, Named> known, Tree tree, String path) {
    requireValue(tree, path);
    if (tree instanceof Leaf leaf) {
      return chosen(type, known, leaf, path);
    }
    if (!(tree instanceof Table table)) {
      throw mustBe("one of " + String.join(", ", known.keySet()), tree, "", path);
    }
    if (!table.has("name") || !(table.get("name") instanceof Leaf name)) {
      throw fail(
          "%s must have a name, but had %s; known: %s"
              .formatted(last(path), table.kind(), String.join(", ", known.keySet())),
          path,
          tree.where());
    }
    Named defaults = chosen(type, known, name, path);
    return record(
        defaults.getClass(), table.without("name"), path, Optional.of(defaults), defaults.name());
  }

  private static Named chosen(Class<?> type, Map<String, Named> known, Leaf name, String path) {
    Named chosen = known.get(name.text());
    if (chosen == null) {
      throw new InputException(
          "unknown %s '%s' in %s (%s)%s known: %s%s"
              .formatted(
                  words(type),
                  name.text(),
                  path,
                  name.where(),
                  Suggestion.beforeList(name.text(), known.keySet()),
                  String.join(", ", known.keySet()),
                  type.isSealed() ? "" : "; if an extension has it, give its jar with --jar"));
    }
    return chosen;
  }

  /** {@code language model} for LanguageModel. */
  static String words(Class<?> type) {
    return SettingKey.snake(type.getSimpleName()).substring(1).replace('_', ' ');
  }

  private static Object group(Class<?> type, Tree tree, String path, Optional<?> defaults) {
    String alone = SettingKey.shorthand(type);
    if (tree instanceof Leaf && !alone.isEmpty()) {
      Table table = Table.empty(tree.where()).with(alone, tree.where(), tree);
      return record(type, table, path, defaults, "");
    }
    if (tree instanceof Table table) {
      return record(type, table, path, defaults, "");
    }
    String keys = String.join(", ", SettingKey.of(type).stream().map(SettingKey::name).toList());
    throw mustBe("a table of keys (" + keys + ")", tree, "", path);
  }

  private static Object record(
      Class<?> type, Table table, String path, Optional<?> defaults, String choice) {
    List<SettingKey> keys = SettingKey.of(type);
    refuseUnknown(table, keys.stream().map(SettingKey::name).toList(), path, choice);
    List<Object> values = new ArrayList<>();
    for (SettingKey key : keys) {
      Optional<?> fallback = defaults.map(key::of);
      values.add(
          table.has(key.name())
              ? bind(key.type(), table.get(key.name()), path + "." + key.name(), fallback)
              : fallback.orElseThrow(
                  () -> new IllegalStateException("no default for " + path + "." + key.name())));
    }
    return construct(type, values, table, path);
  }

  /**
   * Calls the canonical constructor; if it refuses a value, the message names the key and its line.
   */
  static <T> T construct(Class<T> type, List<Object> values, Table table, String path) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true); // the record may be package-private
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        throw refused(refusal, components, table, path);
      }
      throw new IllegalStateException(type + " failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Finds the line of a refused value: the message begins with the name of the component, which
   * gives the key and thereby the line.
   */
  private static InputException refused(
      IllegalArgumentException refusal, RecordComponent[] components, Table table, String path) {
    String message = refusal.getMessage();
    String first = message.split("[^A-Za-z0-9_]", 2)[0];
    String key = SettingKey.snake(first);
    boolean known =
        Arrays.stream(components).anyMatch(c -> SettingKey.snake(c.getName()).equals(key));
    if (table.has(key)) {
      String where = table.entries().get(key).where();
      String named = key + message.substring(first.length());
      return fail(named, path.isEmpty() ? key : path + "." + key, where);
    }
    if (path.isEmpty()) { // a default, or a value of several axes
      return new InputException(message);
    }
    return known
        ? fail(key + message.substring(first.length()), path + "." + key, table.where())
        : fail(message, path, table.where());
  }

  private static List<Object> list(Type element, Tree tree, String path) {
    boolean choices = SettingKey.choice(element);
    Map<String, Named> known = choices ? Choices.of((Class<?>) element) : Map.of(); // makes all
    if (choices && tree instanceof Leaf leaf && leaf.text().equals("all")) {
      return List.copyOf(known.values());
    }
    if (!(tree instanceof Items items)) {
      String all = choices ? "`all` or " : "";
      throw mustBe(all + "a list such as [a, b]", tree, "", path);
    }
    List<Object> values = new ArrayList<>();
    for (Tree item : items.items()) {
      values.add(
          choices
              ? choice((Class<?>) element, known, item, path)
              : bind(element, item, path, Optional.empty()));
    }
    return values;
  }

  /** Throws an exception if a table has keys that are not read. */
  static void refuseUnknown(Table table, Collection<String> known, String path, String choice) {
    for (Map.Entry<String, Entry> entry : table.entries().entrySet()) {
      if (!known.contains(entry.getKey())) {
        throw new InputException(
            "unknown key '%s%s (%s)%s%s"
                .formatted(
                    entry.getKey(),
                    path.isEmpty() ? "'" : "' in " + path,
                    entry.getValue().where(),
                    Suggestion.beforeList(entry.getKey(), known),
                    known.isEmpty()
                        ? " " + choice + " has no keys"
                        : " known keys"
                            + (choice.isEmpty() ? "" : " of " + choice)
                            + ": "
                            + String.join(", ", known)));
      }
    }
  }

  private static InputException mustBe(String what, Tree tree, String hint, String path) {
    String message = last(path) + " must be " + what + ", but was " + tree.kind() + hint;
    return fail(message, path, tree.where());
  }

  /** Makes an exception that names the key and its place in the file. */
  static InputException fail(String message, String path, String where) {
    boolean named = message.startsWith(path + " ");
    return new InputException(message + " (" + (named ? "" : path + ", ") + where + ")");
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
