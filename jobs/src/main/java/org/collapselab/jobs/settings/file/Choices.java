package org.collapselab.jobs.settings.file;

import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.extension.Extensions;
import org.collapselab.trainer.settings.Named;

/** The choices that an experiment file may name. */
final class Choices {

  private Choices() {}

  /**
   * Returns the choices of an interface by name, each with its defaults: the permitted records of a
   * sealed interface in their order, or the records that the service loader finds, in the order of
   * names.
   */
  static Map<String, Named> of(Class<?> type) {
    Map<String, Named> found = type.isSealed() ? new LinkedHashMap<>() : new TreeMap<>();
    if (type.isSealed()) {
      permitted(type, found);
    } else {
      registered(type, found);
    }
    return found;
  }

  private static void registered(Class<?> type, Map<String, Named> found) {
    try {
      ServiceLoader.load(type).forEach(choice -> add(found, (Named) choice));
    } catch (ServiceConfigurationError | LinkageError e) {
      String jars = Extensions.names();
      if (jars.isEmpty()) {
        throw e;
      }
      String reason = e.getCause() == null ? e.getMessage() : e.getMessage() + ": " + e.getCause();
      throw new InputException(
          "an extension must load, but one of "
              + jars
              + " does not ("
              + reason
              + "); correct it and build it against this version of CollapseLab",
          e);
    }
  }

  private static void permitted(Class<?> type, Map<String, Named> found) {
    for (Class<?> variant : type.getPermittedSubclasses()) {
      if (variant.isSealed()) {
        permitted(variant, found);
      } else {
        add(found, defaults(variant));
      }
    }
  }

  private static Named defaults(Class<?> variant) {
    try {
      var constructor = variant.getDeclaredConstructor();
      constructor.setAccessible(true); // a variant may be package-private
      return (Named) constructor.newInstance();
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(
          variant.getName() + " must have a constructor without arguments that gives its defaults",
          e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          variant.getName() + " refuses its own defaults", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(Map<String, Named> found, Named choice) {
    if (!choice.getClass().isRecord()) {
      throw new InputException(
          "a choice must be a record, but "
              + choice.getClass().getName()
              + " is a class; its components are the settings");
    }
    Named other = found.put(choice.name(), choice);
    if (other != null) {
      throw new InputException(
          "names of choices must differ, but %s and %s are both called '%s'; rename that of the extension"
              .formatted(other.getClass().getName(), choice.getClass().getName(), choice.name()));
    }
  }
}
