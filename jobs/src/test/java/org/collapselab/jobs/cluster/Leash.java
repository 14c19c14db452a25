package org.collapselab.jobs.cluster;

import java.io.IOException;
import java.util.Arrays;

/**
 * Runs another main class and halts the JVM when standard input ends, that is, when the process
 * that holds the other end of the pipe has died, however it died. So a killed test leaves no JVM
 * behind.
 */
final class Leash {

  private Leash() {}

  /** Main class to run, then its arguments. */
  public static void main(String[] arguments) throws Exception {
    Thread watch = new Thread(Leash::haltWhenInputEnds, "leash");
    watch.setDaemon(true);
    watch.start();
    Class.forName(arguments[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  private static void haltWhenInputEnds() {
    try {
      while (System.in.read() >= 0) {
        // Nobody writes.
      }
    } catch (IOException ended) {
      // As good as the end.
    }
    Runtime.getRuntime().halt(143);
  }
}
