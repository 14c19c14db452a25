package org.collapselab.jobs.extension;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.collapselab.jobs.base.InputException;

/**
 * An extension jar that a run uses, as its manifest names it.
 *
 * @param name the name of the file, without its folder
 * @param sha256 SHA-256 of the file, 64 hexadecimal digits
 */
public record ExtensionJar(String name, String sha256) {

  private static final int SHOWN = 12; // digits of a hash that a message gives

  /**
   * Throws an exception if the extension jars of now are not those that made a run; their order
   * does not matter.
   *
   * @param directory of the run, for the message
   * @param before the jars that made the run
   * @param now the jars in use
   * @throws InputException that names the first jar that is missing, another or new
   */
  public static void requireSame(
      String directory, List<ExtensionJar> before, List<ExtensionJar> now) {
    for (ExtensionJar jar : before) {
      if (!now.contains(jar)) {
        throw refusal(
            directory,
            first(now, other -> other.name.equals(jar.name))
                .map(other -> "with the extension " + jar + ", but now it is " + other)
                .orElse("with the extension " + jar + ", which is missing now"),
            "give that jar with --jar");
      }
    }
    first(now, jar -> !before.contains(jar))
        .ifPresent(
            jar -> {
              throw refusal(directory, "without the extension " + jar, "leave that jar out");
            });
  }

  private static InputException refusal(String directory, String how, String remedy) {
    return new InputException(
        "the run in "
            + directory
            + " was made "
            + how
            + "; "
            + remedy
            + ", run into another --output, or start again with --overwrite");
  }

  private static Optional<ExtensionJar> first(
      List<ExtensionJar> jars, Predicate<ExtensionJar> condition) {
    return jars.stream().filter(condition).findFirst();
  }

  /** {@code hapax.jar (SHA-256 0123456789ab...)}. */
  @Override
  public String toString() {
    return name + " (SHA-256 " + sha256.substring(0, Math.min(SHOWN, sha256.length())) + "...)";
  }
}
