package org.collapselab.jobs.settings.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.base.Secrets;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Protocol;
import org.collapselab.jobs.settings.file.Tree.Leaf;
import org.collapselab.jobs.settings.file.Tree.Table;
import org.collapselab.trainer.settings.Named;

/**
 * The keys at the top of an experiment file, in canonical order: the components of {@link Protocol}
 * and of {@link Arm}, except the name of an arm, which the sweep gives.
 */
final class SettingKeys {

  static final String SWEEP = "sweep";

  private final Map<String, SettingKey> all = new LinkedHashMap<>();
  private final Set<String> ofArms;
  private final Map<String, Object> defaults = new LinkedHashMap<>();

  private SettingKeys() {
    Map<String, SettingKey> known = new LinkedHashMap<>();
    SettingKey.of(Arm.class).forEach(key -> known.put(key.name(), key));
    known.remove("name");
    ofArms = Set.copyOf(known.keySet());
    SettingKey.of(Protocol.class).forEach(key -> known.put(key.name(), key));
    Table table =
        (Table)
            Tree.read(resource("defaults.yaml"), line -> "defaults, line " + line, new Secrets());
    for (String name : table.entries().keySet()) {
      SettingKey key = Optional.ofNullable(known.remove(name)).orElseThrow();
      all.put(name, key);
      defaults.put(name, Binder.bind(key.type(), table.get(name), name, Optional.empty()));
    }
    if (!known.isEmpty()) {
      throw new IllegalStateException("no defaults for " + known.keySet());
    }
  }

  /** Reads the keys and their defaults, with the choices on the class path. */
  static SettingKeys read() {
    return new SettingKeys();
  }

  private static String resource(String name) {
    try (InputStream in = SettingKeys.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<SettingKey> all() {
    return List.copyOf(all.values());
  }

  List<String> names() {
    return List.copyOf(all.keySet());
  }

  /** Whether a key belongs to arms, so that it may be swept. */
  boolean ofArms(String name) {
    return ofArms.contains(name);
  }

  SettingKey key(String name) {
    return all.get(name);
  }

  Object byDefault(String name) {
    return defaults.get(name);
  }

  /** Returns the value of a key in a file. */
  Object value(String name, Table file) {
    Object byDefault = defaults.get(name);
    return file.has(name)
        ? Binder.bind(all.get(name).type(), file.get(name), name, Optional.of(byDefault))
        : byDefault;
  }

  /** Returns the file with a value set at a dotted path; shorthands on the path are written out. */
  Table set(Table file, String dotted, Tree value) {
    List<String> path = List.of(dotted.split("\\.", -1));
    String first = path.get(0);
    if (!all.containsKey(first)) { // the reader of keys refuses it
      return file.with(first, value.where(), value);
    }
    Optional<Tree> before = file.has(first) ? Optional.of(file.get(first)) : Optional.empty();
    Type type = all.get(first).type();
    List<String> below = path.subList(1, path.size());
    Tree changed = set(type, before, Optional.of(defaults.get(first)), below, value, first);
    return file.with(first, value.where(), changed);
  }

  private static Tree set(
      Type type,
      Optional<Tree> before,
      Optional<?> byDefault,
      List<String> path,
      Tree value,
      String seen) {
    if (path.isEmpty()) {
      return value;
    }
    Table table = written(type, before, byDefault, value, seen);
    Optional<?> record = record(type, table, byDefault);
    String name = path.get(0);
    Optional<SettingKey> key =
        record.flatMap(
            r ->
                SettingKey.of(r.getClass()).stream()
                    .filter(k -> k.name().equals(name))
                    .findFirst());
    if (key.isEmpty()) { // the reader of keys refuses it
      return table.with(name, value.where(), value);
    }
    Optional<Tree> inner = table.has(name) ? Optional.of(table.get(name)) : Optional.empty();
    return table.with(
        name,
        value.where(),
        set(
            key.get().type(),
            inner,
            record.map(key.get()::of),
            path.subList(1, path.size()),
            value,
            seen + "." + name));
  }

  /** Returns what was written, as a table of keys. */
  private static Table written(
      Type type, Optional<Tree> before, Optional<?> byDefault, Tree value, String seen) {
    boolean choice = SettingKey.choice(type);
    InputException.require(
        choice || SettingKey.group(type), "%s has no keys below it (%s)", seen, value.where());
    if (before.isEmpty()) {
      return choice
          ? Table.empty("").with("name", "", new Leaf(((Named) byDefault.get()).name(), false, ""))
          : Table.empty(value.where());
    }
    if (before.get() instanceof Leaf leaf) {
      String alone = choice ? "name" : SettingKey.shorthand((Class<?>) type);
      return alone.isEmpty()
          ? Table.empty(value.where())
          : Table.empty(leaf.where()).with(alone, leaf.where(), leaf);
    }
    return before.get() instanceof Table table ? table : Table.empty(value.where());
  }

  /** Returns an instance of the record that a table is about; empty if its name is unknown. */
  private static Optional<?> record(Type type, Table table, Optional<?> byDefault) {
    if (SettingKey.group(type)) {
      return byDefault;
    }
    return table.has("name") && table.get("name") instanceof Leaf name
        ? Optional.ofNullable(Choices.of((Class<?>) type).get(name.text()))
        : Optional.empty();
  }

  /** Whether a file gives the value at a dotted path. */
  boolean gives(Table file, String dotted) {
    Tree tree = file;
    Type type = null;
    for (String name : dotted.split("\\.", -1)) {
      if (tree instanceof Leaf) {
        return type instanceof Class<?> c
            && SettingKey.group(c)
            && SettingKey.shorthand(c).equals(name);
      }
      if (!(tree instanceof Table table) || !table.has(name)) {
        return false;
      }
      type = tree == file && all.containsKey(name) ? all.get(name).type() : null;
      tree = table.get(name);
    }
    return true;
  }
}
