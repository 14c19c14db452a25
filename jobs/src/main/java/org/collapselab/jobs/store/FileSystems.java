package org.collapselab.jobs.store;

import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/** The file systems of Hadoop, and the settings that reach them. */
public final class FileSystems {

  /** The beginning of the name of a Spark setting that is one of Hadoop's. */
  public static final String PREFIX = "spark.hadoop.";

  private FileSystems() {}

  /**
   * Hadoop's settings, as Spark makes them: its files on the class path, then system properties and
   * settings that begin with {@value #PREFIX}.
   *
   * @param spark settings of Spark by name; they go before system properties
   */
  public static Configuration configuration(Map<String, String> spark) {
    Configuration configuration = new Configuration();
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith(PREFIX))
        .forEach(name -> set(configuration, name, System.getProperty(name)));
    spark.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX)) {
            set(configuration, name, value);
          }
        });
    return configuration;
  }

  private static void set(Configuration configuration, String name, String value) {
    configuration.set(name.substring(PREFIX.length()), value);
  }

  /**
   * The file system of a path.
   *
   * @throws UnsupportedFileSystemException that names the class, if it is not on the class path
   */
  public static FileSystem of(Path path, Configuration configuration) throws IOException {
    try {
      return path.getFileSystem(configuration);
    } catch (RuntimeException | LinkageError e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof ClassNotFoundException || cause instanceof NoClassDefFoundError) {
          throw lacks(path, cause.getMessage());
        }
      }
      throw e;
    }
  }

  private static UnsupportedFileSystemException lacks(Path path, String message) {
    return new UnsupportedFileSystemException(
        "the file system "
            + path.toUri().getScheme()
            + ":// must be on the class path, but "
            + message.replace('/', '.').replaceFirst("^Class (\\S+) not found$", "$1")
            + " is not; add its jars with --jar, or spark-submit --packages");
  }
}
