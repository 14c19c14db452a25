package org.collapselab.jobs.settings.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Puts a class where {@code ServiceLoader} finds it, as the jar of an extension would. */
public final class OnClassPath {

  private OnClassPath() {}

  /** Runs something while a class is a service. */
  public static <T> T with(
      Class<?> service, Class<?> implementation, Path folder, Supplier<T> body) {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try {
      Path services = Files.createDirectories(folder.resolve("META-INF/services"));
      Files.writeString(services.resolve(service.getName()), implementation.getName() + "\n");
      try (URLClassLoader jar = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
        Thread.currentThread().setContextClassLoader(jar);
        return body.get();
      } finally {
        Thread.currentThread().setContextClassLoader(before);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
