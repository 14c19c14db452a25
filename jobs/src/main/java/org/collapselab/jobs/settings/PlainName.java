package org.collapselab.jobs.settings;

/** The rule for names that users give and that become names of folders. */
final class PlainName {

  private static final int LONGEST = 100;
  private static final String FORBIDDEN = "/\\:*?\"<>|";

  private PlainName() {}

  /**
   * Refuses a name that leads elsewhere than to a folder of that name, on any file system.
   *
   * @throws IllegalArgumentException if so
   */
  static void require(String name) {
    if (name.isBlank()
        || name.length() > LONGEST
        || name.startsWith(".")
        || name.endsWith(".")
        || !name.equals(name.strip())
        || name.chars().anyMatch(c -> Character.isISOControl(c) || FORBIDDEN.indexOf(c) >= 0)) {
      throw new IllegalArgumentException(
          "name must be a plain file name, 1 to "
              + LONGEST
              + " characters without "
              + String.join(" ", FORBIDDEN.split(""))
              + ", control characters, and dots or spaces at its ends, but was '"
              + name.replaceAll("\\p{Cntrl}", "?")
              + "'; give another as name: in the file, or with --set name=...");
    }
  }

  /**
   * Refuses a name that cannot be printed in a line. The names of files are made of it by a rule of
   * their own.
   *
   * @throws IllegalArgumentException if so
   */
  static void requireLine(String name) {
    if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "name of an arm must be one line of text, but was '"
              + name.replaceAll("\\p{Cntrl}", "?")
              + "'; give another value in sweep");
    }
  }
}
