package org.collapselab.jobs.command;

import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.store.FileSystems;
import org.collapselab.jobs.store.Folder;
import org.collapselab.jobs.store.Storage;

/**
 * A file that a user names: a path of this machine, or a URI of a file system that Hadoop knows.
 *
 * @param folder its folder
 * @param name its name in the folder
 * @param given as the user wrote it
 */
public record Location(Folder folder, String name, String given) {

  /** Opens a folder that a user names; it need not exist. */
  static Storage folder(String given) {
    return folder(given, FileSystems.configuration(Map.of()));
  }

  /** Opens a folder that a user names, with settings that reach it; it need not exist. */
  static Storage folder(String given, Configuration hadoop) {
    try {
      return Storage.at(given, hadoop);
    } catch (IllegalArgumentException e) {
      throw refusal(given, e.getMessage());
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof UnsupportedFileSystemException unsupported) {
        throw refusal(given, unsupported.getMessage());
      }
      throw e;
    }
  }

  /**
   * Opens a folder, without Hadoop if the path has no scheme and is therefore one of this machine.
   */
  public static Folder open(String given) {
    return isLocal(given) ? new Folder.Local(java.nio.file.Path.of(given)) : folder(given);
  }

  /** Returns the file that a user names; it need not exist. */
  public static Location file(String given) {
    return file(given, FileSystems.configuration(Map.of()));
  }

  /** Returns the file that a user names, with settings that reach it; it need not exist. */
  static Location file(String given, Configuration hadoop) {
    return isLocal(given) ? local(given) : stored(given, hadoop);
  }

  /** Returns the folder for writing tables. */
  public Storage storage() {
    return folder instanceof Storage stored
        ? stored
        : folder(((Folder.Local) folder).root().toAbsolutePath().toUri().toString());
  }

  private static boolean isLocal(String given) {
    return !given.isEmpty() && given.indexOf(':') < 0 && given.indexOf('\0') < 0;
  }

  private static Location local(String given) {
    java.nio.file.Path path = java.nio.file.Path.of(given);
    if (path.getFileName() == null) {
      throw refusal(given, "it names no file");
    }
    java.nio.file.Path parent = path.getParent(); // null for a bare name
    return new Location(
        new Folder.Local(parent == null ? java.nio.file.Path.of(".") : parent),
        path.getFileName().toString(),
        given);
  }

  private static Location stored(String given, Configuration hadoop) {
    Path path = path(given);
    if (path.getName().isEmpty()) {
      throw refusal(given, "it names no file");
    }
    String parent = String.valueOf(path.getParent()); // "" for a bare name
    Folder folder =
        isLocal(parent) ? open(parent) : folder(parent.isEmpty() ? "." : parent, hadoop);
    return new Location(folder, path.getName(), given);
  }

  /**
   * Throws an exception if a new file cannot be written here.
   *
   * @param what describes the file in the message
   */
  public void requireFree(String what, boolean overwrite) {
    if (!folder.exists(name)) {
      return;
    }
    InputException.require(
        folder.isFile(name),
        "%s must be a file, but %s is a folder or a device; give another path",
        what,
        given);
    InputException.require(
        overwrite, "%s must be new, but %s exists; give another path or --overwrite", what, given);
  }

  private static Path path(String given) {
    try {
      return new Path(given);
    } catch (IllegalArgumentException e) {
      throw refusal(given, e.getMessage());
    }
  }

  private static InputException refusal(String given, String reason) {
    return new InputException(
        ("a path must be one of this machine or a URI of a file system that Hadoop knows, but"
                + " was '%s' (%s); correct it")
            .formatted(given, reason));
  }
}
