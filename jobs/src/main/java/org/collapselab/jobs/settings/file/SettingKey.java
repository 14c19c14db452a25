package org.collapselab.jobs.settings.file;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.collapselab.jobs.settings.Shorthand;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Named;

/**
 * A key of an experiment file: a component of a record.
 *
 * @param name the component's name in snake_case
 */
public record SettingKey(String name, RecordComponent component) {

  /** Returns the keys of a record, in the order of its components. */
  public static List<SettingKey> of(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(component -> new SettingKey(snake(component.getName()), component))
        .toList();
  }

  /** {@code heldOut} as {@code held_out}. */
  static String snake(String camel) {
    return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  Type type() {
    return component.getGenericType();
  }

  /** Returns the sentence about the key, or, if it has none, about its type. */
  String about() {
    About about = component.getAnnotation(About.class);
    return about != null ? about.value() : aboutOf(component.getType());
  }

  static String aboutOf(AnnotatedElement element) {
    About about = element.getAnnotation(About.class);
    if (about == null) {
      throw new IllegalStateException(element + " must have an @About");
    }
    return about.value();
  }

  /** The component's value. */
  public Object of(Object instance) {
    try {
      component.getAccessor().setAccessible(true); // the record may be package-private
      return component.getAccessor().invoke(instance);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether values of a type are chosen by name. */
  static boolean choice(Type type) {
    return type instanceof Class<?> c && c.isInterface() && Named.class.isAssignableFrom(c);
  }

  /** Whether values of a type are tables of keys without a name. */
  static boolean group(Type type) {
    return type instanceof Class<?> c
        && c.isRecord()
        && !Named.class.isAssignableFrom(c)
        && Scalar.of(c).isEmpty();
  }

  /** The type of the elements of a list type. */
  static Type element(Type list) {
    return ((ParameterizedType) list).getActualTypeArguments()[0];
  }

  /** Whether values of a type are lists. */
  static boolean list(Type type) {
    return type instanceof ParameterizedType p && p.getRawType() == List.class;
  }

  /** Returns the key whose value may stand for a group; empty if the group has none. */
  static String shorthand(Class<?> group) {
    Shorthand shorthand = group.getAnnotation(Shorthand.class);
    return shorthand == null ? "" : snake(shorthand.value());
  }
}
