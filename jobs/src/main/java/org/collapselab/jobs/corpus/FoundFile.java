package org.collapselab.jobs.corpus;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.store.FileSystems;

/**
 * A file of a corpus, found on a file system.
 *
 * @param name path relative to the folder that was named, or to the part of a glob before its first
 *     wildcard
 * @param path its qualified path
 */
record FoundFile(String name, Path path) {

  private static final String WILDCARDS = "*?[]{}\\";

  /**
   * Finds the files that a path, folder or glob names, ordered by the UTF-8 bytes of their names.
   * Files and folders whose names begin with '.' or '_' are skipped, unless the path is that file.
   */
  static List<FoundFile> find(String corpus, Configuration hadoop) {
    TreeMap<String, FoundFile> found =
        new TreeMap<>(
            Comparator.comparing(s -> s.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
    try {
      Path path = new Path(corpus);
      FileSystem files = FileSystems.of(path, hadoop);
      path = files.makeQualified(path);
      FileStatus literal = status(files, path);
      if (literal != null && literal.isFile()) {
        return List.of(new FoundFile(path.getName(), path));
      }
      Path base = literal != null ? path : aboveWildcards(path);
      FileStatus[] roots = literal != null ? new FileStatus[] {literal} : files.globStatus(path);
      for (FileStatus root : roots == null ? new FileStatus[0] : roots) {
        for (Path file : below(files, root)) {
          String name = relative(base, file);
          if (!isHidden(name)) {
            found.put(name, new FoundFile(name, file));
          }
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new InputException(
          "corpus must name files that can be read, but '" + corpus + "' gives: " + reason(e), e);
    }
    InputException.require(
        !found.isEmpty(),
        "corpus must name at least one file, but nothing is at '%s' (names that begin with"
            + " '.' or '_' are skipped); check the path",
        corpus);
    return List.copyOf(found.values());
  }

  /** Returns the reason of a failure in one line. */
  static String reason(Exception e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return e.getClass().getSimpleName() + ": " + message;
  }

  /** Returns null if nothing is there, which the file system reports by an exception. */
  private static FileStatus status(FileSystem files, Path path) throws IOException {
    try {
      return files.getFileStatus(path);
    } catch (FileNotFoundException e) {
      return null;
    }
  }

  private static List<Path> below(FileSystem files, FileStatus root) throws IOException {
    if (root.isFile()) {
      return List.of(root.getPath());
    }
    List<Path> below = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> walk = files.listFiles(root.getPath(), true);
    while (walk.hasNext()) {
      below.add(walk.next().getPath());
    }
    return below;
  }

  private static Path aboveWildcards(Path path) {
    Path above = path;
    for (Path p = path; p != null; p = p.getParent()) {
      if (p.getName().chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0)) {
        above = p.getParent();
      }
    }
    return above;
  }

  private static String relative(Path base, Path file) {
    String root = base.toUri().getPath();
    String name = file.toUri().getPath();
    return name.substring(root.endsWith("/") ? root.length() : root.length() + 1);
  }

  private static boolean isHidden(String name) {
    for (String part : name.split("/", -1)) {
      if (part.startsWith(".") || part.startsWith("_")) {
        return true;
      }
    }
    return false;
  }
}
