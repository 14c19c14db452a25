package org.collapselab.jobs.extension;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.collapselab.generator.decode.Decoding;
import org.collapselab.generator.mix.Regime;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.base.Sha256;
import org.collapselab.jobs.source.Source;
import org.collapselab.metrics.score.Metric;
import org.collapselab.trainer.model.LanguageModel;

/**
 * The extension jars of this program: jars that are not ours and register a metric, a regime, a
 * decoding, a language model or a source for {@code ServiceLoader}. Whoever puts them on the class
 * path, this program with {@code --jar}, {@code spark-submit --jars} or {@code java -cp}, they are
 * found through the context class loader of the calling thread. An extension that lies on the class
 * path as a folder of classes, as in an IDE, works but is no jar and has no name here.
 */
public final class Extensions {

  /** The interfaces that an extension may implement. */
  static final List<Class<?>> INTERFACES =
      List.of(Metric.class, Regime.class, Decoding.class, LanguageModel.class, Source.class);

  private static final String SERVICES = "META-INF/services/";

  private Extensions() {}

  /**
   * Opens jars as a class loader; it becomes the context class loader of a thread that is to see
   * them.
   *
   * @param files paths of this machine; a file that is given twice is opened once
   * @param parent sees this program
   * @throws InputException if one is missing, is no jar, registers nothing, or has the name of
   *     another
   */
  public static URLClassLoader open(Collection<Path> files, ClassLoader parent) {
    Map<String, Path> jars = new TreeMap<>();
    for (Path file : files) {
      Path jar = checked(file);
      Path other = jars.put(jar.getFileName().toString(), jar);
      if (other != null && !other.equals(jar)) {
        throw new InputException(
            "extension jars must have different names, but "
                + other
                + " and "
                + jar
                + " have the same; rename one");
      }
    }
    return new URLClassLoader(
        "extensions", jars.values().stream().map(Extensions::url).toArray(URL[]::new), parent);
  }

  private static Path checked(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          "an extension must be a jar file, but "
              + file
              + (Files.exists(file) ? " is none" : " does not exist")
              + "; correct --jar or COLLAPSELAB_JARS");
    }
    try (JarFile jar = new JarFile(file.toFile())) {
      if (services().noneMatch(name -> jar.getEntry(name) != null)) {
        throw new InputException(
            "an extension must register a metric, a regime, a decoding, a language model or a"
                + " source, but "
                + file
                + " has no "
                + SERVICES
                + Metric.class.getName()
                + " nor its like; CONTRIBUTING.md shows how, and a library belongs in the jar of"
                + " the extension that needs it");
      }
      return file.toRealPath();
    } catch (ZipException e) {
      throw new InputException(
          "an extension must be a jar file, but "
              + file
              + " is none ("
              + e.getMessage()
              + "); correct --jar or COLLAPSELAB_JARS",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The files that registrations are read from. */
  private static Stream<String> services() {
    return INTERFACES.stream().map(type -> SERVICES + type.getName());
  }

  /** The extension jars that the calling thread sees, by name; computes their hashes. */
  public static List<ExtensionJar> inUse() {
    return locations().stream()
        .map(jar -> new ExtensionJar(name(jar), sha256(jar)))
        .sorted(Comparator.comparing(ExtensionJar::name).thenComparing(ExtensionJar::sha256))
        .toList();
  }

  /** Their names, for messages: {@code a.jar, b.jar}; empty if there are none. */
  public static String names() {
    return locations().stream().map(Extensions::name).sorted().collect(Collectors.joining(", "));
  }

  /** Returns the name of the file of a jar. */
  public static String name(URI jar) {
    String path = String.valueOf(jar.getPath());
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The extension jars that the calling thread sees, each once. */
  public static List<URI> locations() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    Set<URI> ours = ours();
    Set<URI> found = new LinkedHashSet<>();
    try {
      for (String service : services().toList()) {
        for (URL entry : Collections.list(loader.getResources(service))) {
          String text = entry.toString(); // jar:<jar>!/META-INF/services/...
          if (text.startsWith("jar:")) {
            found.add(URI.create(text.substring("jar:".length(), text.lastIndexOf("!/"))));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.removeAll(ours);
    return new ArrayList<>(found);
  }

  /** The jars of this program itself. */
  private static Set<URI> ours() {
    Set<URI> jars = new LinkedHashSet<>();
    for (Class<?> type : INTERFACES) {
      CodeSource source = type.getProtectionDomain().getCodeSource();
      jars.add(URI.create(source.getLocation().toString()));
    }
    return jars;
  }

  private static String sha256(URI jar) {
    try (InputStream in = jar.toURL().openStream()) {
      return Sha256.hex(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
