package org.collapselab.jobs.base;

import java.util.Optional;

/**
 * Memory is too small, here or on an executor. The message is one line: how much there is, what
 * wanted more, what to do; a command prints it without a stack trace and ends with exit code 1.
 */
public final class MemoryException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public MemoryException(String message) {
    super(message);
  }

  /**
   * Memory that has run out in this JVM; empty if a failure has another reason.
   *
   * @param what wanted memory
   */
  public static Optional<MemoryException> of(Throwable failure, String what) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return Optional.of(
            new MemoryException(
                "the heap of "
                    + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB is too small for "
                    + what
                    + " ("
                    + cause.getMessage()
                    + "); "
                    + remedy()));
      }
    }
    return Optional.empty();
  }

  /** What to do if memory is too small. */
  public static String remedy() {
    return "give more (COLLAPSELAB_JAVA_OPTS=-Xmx8g; on a cluster --conf"
        + " spark.executor.memory=8g), run fewer tasks at once (--master 'local[1]'; --conf"
        + " spark.executor.cores=1), or lower budget, length or model.order; 'run --plan' prints"
        + " what is needed";
  }
}
