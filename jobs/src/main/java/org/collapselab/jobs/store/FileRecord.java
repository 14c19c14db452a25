package org.collapselab.jobs.store;

import java.io.Serializable;

/**
 * What the writer of a file recorded about it; a reader compares.
 *
 * @param name path in the folder
 * @param rows of a table; -1 of any other file
 * @param bytes length
 * @param sha256 of the bytes, in hexadecimal digits
 */
public record FileRecord(String name, long rows, long bytes, String sha256)
    implements Serializable {

  /** The same file under another name. */
  public FileRecord renamed(String other) {
    return new FileRecord(other, rows, bytes, sha256);
  }
}
