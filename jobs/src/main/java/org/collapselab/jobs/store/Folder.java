package org.collapselab.jobs.store;

import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of a few files that commands stream. A folder of this machine is read without Hadoop,
 * because its classes take longer to load than small commands take; any other goes through {@link
 * Storage}. Failures are {@link UncheckedIOException}.
 */
public sealed interface Folder permits Folder.Local, Storage {

  /** The content of a file. */
  @FunctionalInterface
  interface Content {
    /** Writes all of the content; the caller closes the stream. */
    void to(OutputStream out) throws IOException;
  }

  /** Whether a file or folder exists; the empty name is the folder itself. */
  boolean exists(String name);

  /**
   * Whether a name is that of a file; false for a folder, for a device, and if there is nothing.
   */
  boolean isFile(String name);

  /**
   * Returns the names of the visible files and folders in it, sorted; none if it does not exist.
   */
  List<String> list();

  /** Opens a file; if there is none, the cause of the failure is a FileNotFoundException. */
  InputStream open(String name);

  /** Writes a file, and makes the folder if it is new; the file appears whole or not at all. */
  void write(String name, Content content);

  /** Renames a file and replaces the file that has the new name. */
  void move(String from, String to);

  /** Deletes a file, or a folder with all in it, if it exists. */
  void delete(String name);

  /** Reads a small file as UTF-8. */
  default String text(String name) {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a small file as UTF-8. */
  default void text(String name, String content) {
    write(name, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
  }

  /** A folder of this machine. */
  record Local(Path root) implements Folder {

    private static final int BUFFER = 1 << 16;

    private Path path(String name) {
      return name.isEmpty() ? root : root.resolve(name);
    }

    @Override
    public boolean exists(String name) {
      return Files.exists(path(name));
    }

    @Override
    public boolean isFile(String name) {
      return Files.isRegularFile(path(name));
    }

    @Override
    public List<String> list() {
      if (!Files.isDirectory(root)) {
        return List.of();
      }
      try (Stream<Path> files = Files.list(root)) {
        return files
            .map(file -> file.getFileName().toString())
            .filter(name -> !name.startsWith(".") && !name.startsWith("_"))
            .sorted()
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public InputStream open(String name) {
      try {
        return Files.newInputStream(path(name));
      } catch (NoSuchFileException e) {
        throw new UncheckedIOException(
            new FileNotFoundException("File " + path(name) + " does not exist"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void write(String name, Content content) {
      Path target = path(name);
      Path temporary = target.resolveSibling(Storage.TEMPORARY + target.getFileName());
      try {
        Files.createDirectories(target.toAbsolutePath().getParent());
        try {
          try (OutputStream out =
              new BufferedOutputStream(Files.newOutputStream(temporary), BUFFER)) {
            content.to(out);
          }
          rename(temporary, target);
        } finally {
          Files.deleteIfExists(temporary);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void move(String from, String to) {
      try {
        rename(path(from), path(to));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void rename(Path from, Path to) throws IOException {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(String name) {
      if (!exists(name)) {
        return;
      }
      try (Stream<Path> below = Files.walk(path(name))) {
        for (Path path : (Iterable<Path>) below.sorted(Comparator.reverseOrder())::iterator) {
          Files.deleteIfExists(path);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
