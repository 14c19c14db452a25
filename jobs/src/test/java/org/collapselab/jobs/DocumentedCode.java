package org.collapselab.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Code that stands in a document, and what a reader does with it: compile it and make a jar. */
final class DocumentedCode {

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern TYPE = Pattern.compile("(?m)^public (?:final )?\\w+ (\\w+)");

  private DocumentedCode() {}

  /**
   * Returns the first block of a language below a heading.
   *
   * @param document relative to the root of the project
   * @param heading without its marks
   * @param language as written behind the fence
   */
  static String block(String document, String heading, String language) throws IOException {
    String text = Files.readString(Path.of("..", document));
    int start = text.indexOf("# " + heading + "\n");
    assertTrue(start >= 0, () -> document + " must have the heading " + heading);
    Matcher fence =
        Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$").matcher(text.substring(start));
    assertTrue(fence.find(), () -> document + " must have a block of " + language);
    return fence.group(1);
  }

  /** The artifacts as {@code mvn install} publishes them, without their dependencies. */
  static List<String> artifacts(String... modules) throws IOException {
    List<String> jars = new ArrayList<>();
    for (String module : modules) {
      Path target = Path.of("..", module, "target").toAbsolutePath().normalize();
      try (Stream<Path> files = Files.list(target)) {
        List<Path> found =
            files
                .filter(file -> file.getFileName().toString().matches(module + "-[0-9.]+\\.jar"))
                .toList();
        assertEquals(1, found.size(), () -> target + " must hold the artifact; run 'mvn package'");
        jars.add(found.get(0).toString());
      }
    }
    return jars;
  }

  /** The jars of this test's class path whose names begin so. */
  static List<String> libraries(String... names) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(
            entry ->
                Stream.of(names)
                    .anyMatch(name -> Path.of(entry).getFileName().toString().startsWith(name)))
        .toList();
  }

  /**
   * Compiles a source file that stands in a document, with the processor of AutoService.
   *
   * @param classPath and nothing else
   * @return the folder of its classes
   */
  static Path compile(String source, Path folder, List<String> classPath) throws IOException {
    Matcher type = TYPE.matcher(source);
    assertTrue(type.find(), "the source must have a public type");
    Matcher in = PACKAGE.matcher(source);
    Path sources = folder.resolve(in.find() ? in.group(1).replace('.', '/') : "");
    Path file = Files.createDirectories(sources).resolve(type.group(1) + ".java");
    Files.writeString(file, source);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                said,
                said,
                "--release",
                "17",
                "-Werror",
                "-Xlint:all,-processing",
                "-d",
                classes.toString(),
                "-classpath",
                String.join(File.pathSeparator, classPath),
                "-processor",
                "com.google.auto.service.processor.AutoServiceProcessor",
                "-processorpath",
                String.join(File.pathSeparator, libraries("auto-", "guava-", "failureaccess-")),
                file.toString());
    assertEquals(0, exit, () -> said.toString(StandardCharsets.UTF_8));
    return classes;
  }

  /**
   * Makes a jar of a folder.
   *
   * @param comment makes the bytes of one jar differ from those of another
   */
  static Path jar(Path classes, Path jar, String comment) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      entries.setComment(comment);
      for (Path file : files.filter(Files::isRegularFile).sorted().collect(Collectors.toList())) {
        entries.putNextEntry(
            new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, entries);
        entries.closeEntry();
      }
    }
    return jar;
  }
}
