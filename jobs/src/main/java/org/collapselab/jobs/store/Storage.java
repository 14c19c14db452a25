package org.collapselab.jobs.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

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

  private final Path root;
  private final Configuration configuration;
  private final FileSystem files;

  private Storage(Path root, Configuration configuration, FileSystem files) {
    this.root = root;
    this.configuration = configuration;
    this.files = files;
  }

  /** Opens a folder, given by a path of this machine or a URI; it need not exist. */
  public static Storage at(String folder, Configuration configuration) {
    try {
      Path path = new Path(folder);
      FileSystem files = path.getFileSystem(configuration);
      Path root = files.makeQualified(path);
      // The checksummed local file system would leave a .crc file beside each of ours.
      FileSystem plain = files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
      return new Storage(root, configuration, plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The folder with its scheme, as {@link #at} takes it on any machine. It is not quite a URI,
   * because a space stays a space.
   */
  public String location() {
    return root.toString();
  }

  /** The folder as a person writes it: without scheme if it is on this machine. */
  public String display() {
    return "file".equals(root.toUri().getScheme()) ? root.toUri().getPath() : root.toString();
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
    atomically(
        name,
        temporary -> {
          try (OutputStream out = files.create(temporary, true)) {
            content.to(out);
          }
        });
  }

  @Override
  public void delete(String name) {
    try {
      files.delete(path(name), true);
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

  /** Writes a file under its temporary name. */
  interface TemporaryWriter {
    void to(Path temporary) throws IOException;
  }

  void atomically(String name, TemporaryWriter writer) {
    Path target = path(name);
    Path temporary =
        new Path(target.getParent(), TEMPORARY + UUID.randomUUID() + "-" + target.getName());
    try {
      files.mkdirs(target.getParent());
      try {
        writer.to(temporary);
        rename(temporary, target);
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
      FileContext.getFileContext(target.toUri(), configuration)
          .rename(temporary, target, Options.Rename.OVERWRITE);
    }
  }

  Path path(String name) {
    return name.isEmpty() ? root : new Path(root, name);
  }

  FileSystem files() {
    return files;
  }

  Configuration configuration() {
    return configuration;
  }
}
