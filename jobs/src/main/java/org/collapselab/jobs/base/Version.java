package org.collapselab.jobs.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the program and its commit, as the build recorded them. */
public final class Version {

  private Version() {}

  /**
   * For instance {@code 0.1.0 (commit 1a2b3c4)}; '-dirty' if the sources differed from the commit.
   */
  public static String text() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean dirty = Boolean.parseBoolean(properties.getProperty("dirty"));
    return properties.getProperty("version", "unknown")
        + " (commit "
        + properties.getProperty("commit", "unknown")
        + (dirty ? "-dirty)" : ")");
  }
}
