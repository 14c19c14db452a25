package org.collapselab.jobs.settings;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collapselab.trainer.settings.Named;

/**
 * Short names of values, for arms: different values of a list have different labels, and a label
 * depends on values only, never on how they were written.
 */
final class Label {

  private Label() {}

  /** Labels of the values that an axis takes, {@code order=2} or {@code fresh share=0.1}. */
  static List<String> of(String key, Type type, List<?> values) {
    return values.stream()
        .map(
            value ->
                Key.choice(type) ? of(type, value, values) : key + "=" + of(type, value, values))
        .toList();
  }

  private static String of(Type type, Object value, List<?> all) {
    if (Key.choice(type)) {
      Named choice = (Named) value;
      List<?> alike = all.stream().filter(v -> ((Named) v).name().equals(choice.name())).toList();
      Named defaults = Choices.of((Class<?>) type).get(choice.name());
      return choice.name()
          + shown(choice.getClass(), value, alike, Optional.of(defaults), choice.name());
    }
    if (Key.group(type)) {
      return shown((Class<?>) type, value, all, Optional.empty(), "");
    }
    if (Key.list(type)) {
      List<String> items = new ArrayList<>();
      ((List<?>) value).forEach(i -> items.add(of(Key.element(type), i, List.of(i))));
      return "[" + String.join(" ", items) + "]";
    }
    return Scalar.of((Class<?>) type).orElseThrow().write().apply(value);
  }

  /**
   * The keys that tell a value from others: a leading number, what is not a default, and what
   * differs among the values of its kind.
   */
  private static String shown(
      Class<?> type, Object value, List<?> alike, Optional<?> defaults, String name) {
    StringBuilder shown = new StringBuilder();
    List<Key> keys = Key.of(type);
    for (Key key : keys) {
      Object own = key.of(value);
      boolean leading = key.equals(keys.get(0)) && (own instanceof Number || defaults.isEmpty());
      boolean set = defaults.isPresent() && !key.of(defaults.get()).equals(own);
      boolean differs = alike.stream().anyMatch(v -> !key.of(v).equals(own));
      if (leading || set || differs) {
        List<?> others = alike.stream().map(key::of).toList();
        String text = of(key.type(), own, others);
        boolean alone = leading && defaults.isEmpty();
        shown.append(alone ? "" : key.name().equals(name) ? "=" : " " + key.name() + "=");
        shown.append(text);
      }
    }
    return shown.toString();
  }
}
