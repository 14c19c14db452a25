package org.collapselab.metrics.tail;

import java.util.List;
import java.util.stream.IntStream;
import org.collapselab.metrics.score.Parameters;

/**
 * Classes of human types by their frequency: class c holds those of human count 2^c to 2^(c+1) - 1.
 * The last class, {@code 10+}, holds all of 1,024 and more, which only the end stages of collapse
 * reach.
 */
public final class FrequencyClass {

  /** Number of classes. */
  public static final int ALL = 11;

  /** The parameter of a score that names its class. */
  public static final String PARAMETER = "class";

  private static final List<Parameters> NAMES =
      IntStream.range(0, ALL).mapToObj(c -> Parameters.of(PARAMETER, label(c))).toList();

  private FrequencyClass() {}

  /** The class of a human count, at least 1. */
  public static int of(long count) {
    return Math.min(ALL - 1, 63 - Long.numberOfLeadingZeros(count));
  }

  /** What names the scores of a class, {@code class:2}. */
  static Parameters name(int frequency) {
    return NAMES.get(frequency);
  }

  private static String label(int frequency) {
    return frequency == ALL - 1 ? frequency + "+" : String.valueOf(frequency);
  }

  /** How often the types of a class occur in human text: {@code 4 to 7} for the value 2. */
  public static String words(String value) {
    if (value.endsWith("+")) {
      return (1 << (ALL - 1)) + " or more";
    }
    int c = Integer.parseInt(value);
    return c == 0 ? "once" : (1 << c) + " to " + ((2 << c) - 1);
  }
}
