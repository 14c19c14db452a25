package org.collapselab.jobs.base;

import java.util.Collection;
import java.util.Comparator;

/** Suggests the known name that a mistyped name may stand for. */
public final class Suggestion {

  private Suggestion() {}

  /** {@code "; did you mean 'x'?"} for the nearest of the known names; empty if none is near. */
  public static String of(String seen, Collection<String> known) {
    return known.stream()
        .filter(
            name -> distance(seen, name) <= Math.max(1, Math.max(seen.length(), name.length()) / 3))
        .min(
            Comparator.comparingInt((String name) -> distance(seen, name))
                .thenComparing(Comparator.naturalOrder()))
        .map(name -> "; did you mean '" + name + "'?")
        .orElse("");
  }

  /** The same, if a list of the known names follows: at least {@code ";"}. */
  public static String beforeList(String seen, Collection<String> known) {
    String suggestion = of(seen, known);
    return suggestion.isEmpty() ? ";" : suggestion;
  }

  /**
   * Returns the fewest insertions, deletions, substitutions and swaps of neighbours that turn one
   * word into the other (optimal string alignment), ignoring case.
   */
  static int distance(String from, String to) {
    int[][] d = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int cost = same(from, i - 1, to, j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
        if (i > 1 && j > 1 && same(from, i - 1, to, j - 2) && same(from, i - 2, to, j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[from.length()][to.length()];
  }

  private static boolean same(String a, int i, String b, int j) {
    return Character.toLowerCase(a.charAt(i)) == Character.toLowerCase(b.charAt(j));
  }
}
