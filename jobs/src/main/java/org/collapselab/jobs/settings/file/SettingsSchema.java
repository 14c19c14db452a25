package org.collapselab.jobs.settings.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collapselab.trainer.settings.Named;

/**
 * The JSON Schema (draft 2020-12) of experiment files, for editors. It is made from the records
 * that the parser reads, so it knows every choice on the class path. It checks words, types and
 * single ranges; only the parser checks several keys against each other.
 */
public final class SettingsSchema {

  /** The file that {@code # yaml-language-server: $schema=} of a shipped experiment names. */
  public static final String FILE = "experiment.schema.json";

  private static final Pattern INTERVAL =
      Pattern.compile("\\bin ([\\[(])(-?[\\d.]+), (-?[\\d.]+|infinity)([\\])])");
  private static final Pattern LOWER = Pattern.compile("\\b(at least|above) (-?\\d+(?:\\.\\d+)?)");

  private final SettingKeys keys = SettingKeys.read();
  private final Map<String, Object> definitions = new TreeMap<>();

  private SettingsSchema() {}

  /** Returns the schema as indented JSON; equal class paths give equal bytes. */
  public static String json() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    try {
      return new ObjectMapper().writer(printer).writeValueAsString(new SettingsSchema().root())
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> root() {
    Map<String, Object> properties = new LinkedHashMap<>();
    Map<String, Object> sweep = new LinkedHashMap<>();
    for (SettingKey key : keys.all()) {
      properties.put(key.name(), property(key, Optional.of(keys.byDefault(key.name()))));
      if (keys.ofArms(key.name())) {
        axes(key.name(), key, sweep, new LinkedHashSet<>());
      }
    }
    Map<String, Object> axes = table(sweep);
    axes.put(
        "description",
        "a grid over keys of the arms by dotted path, the first axis slowest; its cells are the arms");
    properties.put(SettingKeys.SWEEP, axes);
    Map<String, Object> root =
        object(
            "$schema",
            "https://json-schema.org/draft/2020-12/schema",
            "title",
            "CollapseLab experiment");
    root.putAll(table(properties));
    root.put("$defs", definitions);
    return root;
  }

  private static Map<String, Object> table(Map<String, Object> properties) {
    return object("type", "object", "properties", properties, "additionalProperties", false);
  }

  /** A JSON object whose keys keep the given order. */
  private static Map<String, Object> object(Object... keysAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return object;
  }

  private Map<String, Object> property(SettingKey key, Optional<?> byDefault) {
    Map<String, Object> property = object("description", key.about());
    byDefault.ifPresent(value -> property.put("default", json(key.type(), value)));
    property.putAll(of(key.type(), byDefault));
    if (property.get("type") instanceof String type
        && (type.equals("integer") || type.equals("number"))) {
      property.putAll(range(key.about()));
    }
    return property;
  }

  /** Reads the range from the sentence about a key: "in (0, 1]", "at least 1", "above 0". */
  static Map<String, Object> range(String about) {
    Map<String, Object> range = new LinkedHashMap<>();
    Matcher interval = INTERVAL.matcher(about);
    Matcher lower = LOWER.matcher(about);
    if (interval.find()) {
      range.put(
          interval.group(1).equals("[") ? "minimum" : "exclusiveMinimum",
          number(interval.group(2)));
      if (!interval.group(3).equals("infinity")) {
        range.put(
            interval.group(4).equals("]") ? "maximum" : "exclusiveMaximum",
            number(interval.group(3)));
      }
    } else if (lower.find()) {
      range.put(
          lower.group(1).equals("above") ? "exclusiveMinimum" : "minimum", number(lower.group(2)));
    }
    return range;
  }

  private static Number number(String text) {
    double value = Double.parseDouble(text);
    return value == Math.rint(value) ? (Number) (long) value : (Number) value;
  }

  private Map<String, Object> of(Type type, Optional<?> byDefault) {
    if (SettingKey.choice(type)) {
      return Map.of("$ref", "#/$defs/" + define((Class<?>) type));
    }
    if (SettingKey.group(type)) {
      return group((Class<?>) type, byDefault);
    }
    if (SettingKey.list(type)) {
      Map<String, Object> list =
          object("type", "array", "items", of(SettingKey.element(type), Optional.empty()));
      return SettingKey.choice(SettingKey.element(type))
          ? Map.of("anyOf", List.of(Map.of("const", "all"), list))
          : list;
    }
    return new TreeMap<>(Scalar.of((Class<?>) type).orElseThrow().schema());
  }

  private Map<String, Object> group(Class<?> type, Optional<?> byDefault) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (SettingKey key : SettingKey.of(type)) {
      properties.put(key.name(), property(key, byDefault.map(key::of)));
    }
    String alone = SettingKey.shorthand(type);
    return alone.isEmpty()
        ? table(properties)
        : object("anyOf", List.of(properties.get(alone), table(properties)));
  }

  private String define(Class<?> type) {
    String name = Binder.words(type).replace(' ', '-');
    if (!definitions.containsKey(name)) {
      definitions.put(name, Map.of()); // holds the place, should a choice contain its own kind
      List<Object> alternatives = new ArrayList<>();
      Choices.of(type).values().forEach(choice -> alternatives.addAll(alternatives(choice)));
      definitions.put(name, Map.of("oneOf", alternatives));
    }
    return name;
  }

  /** A choice by its name alone, and as a table with its name and keys. */
  private List<Object> alternatives(Named choice) {
    String about = SettingKey.aboutOf(choice.getClass());
    Map<String, Object> properties = object("name", Map.of("const", choice.name()));
    for (SettingKey key : SettingKey.of(choice.getClass())) {
      properties.put(key.name(), property(key, Optional.of(key.of(choice))));
    }
    Map<String, Object> full = object("description", about);
    full.putAll(table(properties));
    full.put("required", List.of("name"));
    return List.of(object("const", choice.name(), "description", about), full);
  }

  /** Adds the lists that may be swept over a key and over the keys below it. */
  private void axes(String path, SettingKey key, Map<String, Object> axes, Set<Type> above) {
    Map<String, Object> value = new LinkedHashMap<>(property(key, Optional.empty()));
    Object about = value.remove("description");
    Map<String, Object> axis =
        object("description", about, "type", "array", "minItems", 1, "items", value);
    axes.merge(path, axis, SettingsSchema::either);
    if (!above.add(key.type())) {
      return;
    }
    if (SettingKey.group(key.type())) {
      SettingKey.of((Class<?>) key.type())
          .forEach(inner -> axes(path + "." + inner.name(), inner, axes, above));
    }
    if (SettingKey.choice(key.type())) {
      for (Named choice : Choices.of((Class<?>) key.type()).values()) {
        SettingKey.of(choice.getClass())
            .forEach(inner -> axes(path + "." + inner.name(), inner, axes, above));
      }
    }
    above.remove(key.type());
  }

  /** Joins the schemas of a key that two choices have: a list may contain what either accepts. */
  private static Object either(Object first, Object second) {
    Map<String, Object> both = new LinkedHashMap<>();
    ((Map<?, ?>) first).forEach((name, value) -> both.put((String) name, value));
    Object one = both.get("items");
    Object other = ((Map<?, ?>) second).get("items");
    if (!one.equals(other)) {
      both.put("items", Map.of("anyOf", List.of(one, other)));
    }
    return both;
  }

  /** A value as JSON holds it. */
  private static Object json(Type type, Object value) {
    if (SettingKey.list(type)) {
      Type element = SettingKey.element(type);
      if (SettingKey.choice(element)
          && value.equals(List.copyOf(Choices.of((Class<?>) element).values()))) {
        return "all";
      }
      return ((List<?>) value).stream().map(item -> json(element, item)).toList();
    }
    boolean choice = SettingKey.choice(type);
    if (choice || SettingKey.group(type)) {
      Map<String, Object> table = new LinkedHashMap<>();
      if (choice) {
        table.put("name", ((Named) value).name());
      }
      SettingKey.of(value.getClass())
          .forEach(key -> table.put(key.name(), json(key.type(), key.of(value))));
      return choice && table.size() == 1 ? table.get("name") : table;
    }
    if (value instanceof Double real) {
      return number(real.toString());
    }
    return value instanceof Number || value instanceof Boolean
        ? value
        : Scalar.of((Class<?>) type).orElseThrow().write().apply(value);
  }
}
