package org.collapselab.jobs.settings.file;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.collapselab.trainer.settings.Named;

/**
 * Makes short names of values, for the names of arms. Different values of a key have different
 * labels; a label depends on its value only, neither on how that was written nor on what else is
 * swept, so that an extended experiment keeps its names.
 */
final class Label {

  private Label() {}

  /**
   * {@code fresh share=0.2} for a choice, {@code order=2} for other values.
   *
   * @param defaults what a group is compared with
   */
  static String of(String key, Type type, Object value, Optional<?> defaults) {
    String label = label(type, value, defaults);
    return SettingKey.choice(type) ? label : key + "=" + label;
  }

  private static String label(Type type, Object value, Optional<?> defaults) {
    if (SettingKey.choice(type)) {
      Named choice = (Named) value;
      return choice.name()
          + keys(value, Optional.of(Choices.of((Class<?>) type).get(choice.name())));
    }
    if (SettingKey.group(type)) {
      SettingKey first = SettingKey.of((Class<?>) type).get(0);
      return label(first.type(), first.of(value), Optional.empty()) + keys(value, defaults);
    }
    if (SettingKey.list(type)) {
      return ((List<?>) value)
          .stream()
              .map(item -> label(SettingKey.element(type), item, Optional.empty()))
              .collect(Collectors.joining(" ", "[", "]"));
    }
    return Scalar.of((Class<?>) type).orElseThrow().write().apply(value);
  }

  /** Returns the leading number of a choice, and the keys that differ from the defaults. */
  private static String keys(Object value, Optional<?> defaults) {
    StringBuilder shown = new StringBuilder();
    boolean choice = value instanceof Named;
    List<SettingKey> keys = SettingKey.of(value.getClass());
    for (int k = 0; k < keys.size(); k++) {
      Object own = keys.get(k).of(value);
      Optional<?> byDefault = defaults.map(keys.get(k)::of);
      boolean differs = !byDefault.equals(Optional.of(own));
      if (k == 0 ? choice && (differs || own instanceof Number) : differs) {
        boolean same = choice && keys.get(k).name().equals(((Named) value).name());
        shown.append(same ? "=" : " " + keys.get(k).name() + "=");
        shown.append(label(keys.get(k).type(), own, Optional.empty()));
      }
    }
    return shown.toString();
  }
}
