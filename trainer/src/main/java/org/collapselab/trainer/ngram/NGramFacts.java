package org.collapselab.trainer.ngram;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.text.Vocabulary;

/**
 * What fitting an n-gram model finds, without the tables that only drawing or evaluating needs.
 * Kneser-Ney's discounts follow from the number of types of adjusted count 1 to 4, so that a byte a
 * type is enough.
 */
public final class NGramFacts {

  private static final int MANY = 5; // adjusted counts of this and above are not told apart

  private NGramFacts() {}

  /**
   * The facts of {@link NGramModel#facts} for counts and settings; linear in the number of types.
   *
   * @param counts counts with boundaries, of the model's order or a higher one
   */
  public static Map<String, Double> of(NGramCounts counts, NGram settings) {
    Discounts[] discounts = new Discounts[settings.order() + 1];
    Arrays.fill(discounts, Discounts.NONE);
    boolean discounted = settings.smoothing() instanceof Smoothing.ModifiedKneserNey;
    for (int j = 1; discounted && j <= settings.order(); j++) {
      boolean highest = j == settings.order();
      discounts[j] = Discounts.of(j, highest ? plain(counts, j) : adjusted(counts, j));
    }
    return of(counts, discounts, discounted);
  }

  static Map<String, Double> of(NGramCounts counts, Discounts[] discounts, boolean discounted) {
    Map<String, Double> facts = new LinkedHashMap<>();
    for (int j = 1; j < discounts.length; j++) {
      facts.put("types|order:" + j, (double) counts.types(j));
    }
    for (int j = 1; discounted && j < discounts.length; j++) {
      for (int k = 1; k <= 3; k++) {
        facts.put("discount-" + k + "|order:" + j, discounts[j].of(k));
      }
      facts.put("discount-fallback|order:" + j, discounts[j].fallback().isEmpty() ? 0.0 : 1.0);
    }
    return Collections.unmodifiableMap(facts);
  }

  /** Number of types of order j by count, shape (5); {@code <s>} is no event. */
  private static long[] plain(NGramCounts counts, int j) {
    long[] n = new long[MANY];
    for (int t = 0; t < counts.types(j); t++) {
      add(n, j == 1 && counts.token(1, t) == Vocabulary.BEGIN ? 0 : counts.count(j, t));
    }
    return n;
  }

  /**
   * Number of types of order j by the number of tokens seen before them, or by count if they begin
   * with {@code <s>}; shape (5).
   */
  private static long[] adjusted(NGramCounts counts, int j) {
    int types = counts.types(j);
    byte[] before = new byte[types];
    for (int type : counts.suffixes(j + 1)) {
      before[type] += before[type] < MANY ? 1 : 0;
    }
    int begin = counts.child(1, 0, Vocabulary.BEGIN);
    int from = Math.max(0, begin); // the types that begin with <s>
    int to = begin < 0 ? 0 : begin + 1;
    for (int i = 2; i <= j; i++) {
      from = counts.first(i, from);
      to = counts.first(i, to);
    }
    long[] n = new long[MANY];
    for (int t = 0; t < types; t++) {
      add(n, t >= from && t < to ? (j == 1 ? 0 : counts.count(j, t)) : before[t]);
    }
    return n;
  }

  private static void add(long[] n, long count) {
    if (count < n.length) {
      n[(int) count]++;
    }
  }
}
