package org.collapselab.jobs.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.collapselab.jobs.base.Secrets;
import org.collapselab.jobs.base.Sha256;

/**
 * A folder on any file system that Hadoop knows. A file appears whole or not at all: it is written
 * under a temporary name, then renamed. Names are ours, never random, so that a retried task
 * replaces a file by the same bytes.
 */
public final class Storage implements Folder {

  /**
   * The beginning of the name of a file that is being written. The next run deletes what a killed
   * run leaves.
   */
  static final String TEMPORARY = ".writing-";

  /** One for each file system and JVM, because each opens the file system anew. */
  private static final Map<String, FileContext> RENAMING = new ConcurrentHashMap<>();

  private final Path root;
  private final Configuration configuration;
  private final FileSystem files;
  private final boolean flushed;

  private Storage(Path root, Configuration configuration, FileSystem files, boolean flushed) {
    this.root = root;
    this.configuration = configuration;
    this.files = files;
    this.flushed = flushed;
  }

  /** Opens a folder, given by a path of this machine or a URI; it need not exist. */
  public static Storage at(String folder, Configuration configuration) {
    try {
      Path path = new Path(folder);
      FileSystem files = FileSystems.of(path, configuration);
      Path root = files.makeQualified(path);
      // The checksummed local file system would leave a .crc file beside each of ours.
      FileSystem plain = files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
      return new Storage(root, configuration, plain, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same folder for files that may be lost if the machine fails: they are not flushed to disk
   * before they are renamed.
   */
  public Storage unflushed() {
    return new Storage(root, configuration, files, false);
  }

  /**
   * The folder with its scheme, as {@link #at} takes it on any machine. It is not quite a URI,
   * because a space stays a space.
   */
  public String location() {
    return root.toString();
  }

  /** The folder as a person writes it: without scheme if it is on this machine; no password. */
  public String display() {
    return "file".equals(root.toUri().getScheme())
        ? root.toUri().getPath()
        : Secrets.without(root.toString());
  }

  @Override
  public boolean exists(String name) {
    try {
      return files.exists(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean isFile(String name) {
    try {
      Path path = path(name);
      return "file".equals(path.toUri().getScheme())
          ? Files.isRegularFile(java.nio.file.Path.of(path.toUri().getPath()))
          : files.getFileStatus(path).isFile();
    } catch (FileNotFoundException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void move(String from, String to) {
    try {
      files.mkdirs(path(to).getParent());
      rename(path(from), path(to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> list() {
    return list("");
  }

  /**
   * Returns the names of the visible files and folders in a folder, sorted; none if it does not
   * exist.
   */
  public List<String> list(String folder) {
    try {
      return Arrays.stream(files.listStatus(path(folder)))
          .map(FileStatus::getPath)
          .map(Path::getName)
          .filter(name -> !name.startsWith(".") && !name.startsWith("_"))
          .sorted()
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InputStream open(String name) {
    try {
      return files.open(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void write(String name, Content content) {
    recorded(name, content);
  }

  /** Writes a file, which appears whole or not at all. */
  public FileRecord recorded(String name, Content content) {
    return atomically(
        name,
        out -> {
          content.to(out);
          return -1;
        });
  }

  /** Writes a small file as UTF-8. */
  public FileRecord recordedText(String name, String content) {
    return recorded(name, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Makes a small file if there is none of its name.
   *
   * @return whether there was none
   */
  public boolean create(String name, String content) {
    try {
      Path path = path(name);
      files.mkdirs(path.getParent());
      byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
      if ("file".equals(path.toUri().getScheme())) { // Hadoop looks first and creates afterwards
        Files.write(
            java.nio.file.Path.of(path.toUri().getPath()), bytes, StandardOpenOption.CREATE_NEW);
        return true;
      }
      FSDataOutputStreamBuilder<?, ?> file = files.createFile(path).overwrite(false);
      file.opt("fs.option.create.conditional.overwrite", true); // of object stores
      try (OutputStream out = file.build()) {
        out.write(bytes);
      }
      return true;
    } catch (FileAlreadyExistsException | org.apache.hadoop.fs.FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What is wrong with a file, compared with what its writer recorded; empty if nothing is.
   *
   * @param bytes whether all bytes are read, not only their number
   */
  public Optional<String> damage(FileRecord file, boolean bytes) {
    try {
      long length = files.getFileStatus(path(file.name())).getLen();
      if (length != file.bytes()) {
        return Optional.of("has " + length + " bytes instead of " + file.bytes());
      }
      return !bytes || sha256(file.name()).equals(file.sha256())
          ? Optional.empty()
          : Optional.of("has other bytes than were written (SHA-256)");
    } catch (FileNotFoundException e) {
      return Optional.of("is missing");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String sha256(String name) throws IOException {
    try (InputStream in = files.open(path(name))) {
      return Sha256.hex(in);
    }
  }

  /**
   * Tries whether files can be written, and leaves nothing.
   *
   * @throws UncheckedIOException if the folder cannot be made, or nothing written in it
   */
  public void requireWritable() {
    boolean there = exists("");
    String name = TEMPORARY + UUID.randomUUID();
    create(name, "");
    delete(name);
    if (!there) {
      deleteIfEmpty();
    }
  }

  @Override
  public void delete(String name) {
    try {
      files.delete(path(name), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes the folder itself if nothing is in it. */
  public void deleteIfEmpty() {
    try {
      if (files.listStatus(root).length == 0) {
        files.delete(root, false);
      }
    } catch (FileNotFoundException e) {
      // Nothing to delete.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes the half-written files that a killed run left, in all folders. */
  public void sweep() {
    try {
      if (files.exists(root)) {
        sweep(root);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void sweep(Path folder) throws IOException {
    for (FileStatus status : files.listStatus(folder)) {
      if (status.isDirectory()) {
        sweep(status.getPath());
      } else if (status.getPath().getName().startsWith(TEMPORARY)) {
        files.delete(status.getPath(), false);
      }
    }
  }

  /** Writes a file. */
  interface FileWriter {
    /** Returns the number of rows, or -1 for a file that is no table. */
    long to(RecordedStream out) throws IOException;
  }

  FileRecord atomically(String name, FileWriter writer) {
    Path target = path(name);
    Path temporary =
        new Path(target.getParent(), TEMPORARY + UUID.randomUUID() + "-" + target.getName());
    try {
      files.mkdirs(target.getParent());
      try {
        RecordedStream out = new RecordedStream(files.create(temporary, true), flushed);
        long rows;
        try (out) {
          rows = writer.to(out);
        }
        rename(temporary, target);
        return out.record(name, rows);
      } finally {
        files.delete(temporary, false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FSError e) { // how Hadoop reports a full local disk
      throw new UncheckedIOException(new IOException(e.getMessage(), e));
    }
  }

  private void rename(Path temporary, Path target) throws IOException {
    if ("file".equals(target.toUri().getScheme())) {
      Files.move(
          java.nio.file.Path.of(temporary.toUri().getPath()),
          java.nio.file.Path.of(target.toUri().getPath()),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } else {
      renaming(target.toUri()).rename(temporary, target, Options.Rename.OVERWRITE);
    }
  }

  private FileContext renaming(URI target) throws IOException {
    String system = target.getScheme() + "://" + target.getAuthority();
    FileContext known = RENAMING.get(system);
    if (known == null) {
      known = FileContext.getFileContext(target, configuration);
      RENAMING.put(system, known);
    }
    return known;
  }

  Path path(String name) {
    return name.isEmpty() ? root : new Path(root, name);
  }

  Configuration configuration() {
    return configuration;
  }
}
