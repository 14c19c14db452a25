package org.collapselab.metrics.text;

import java.util.Arrays;
import org.collapselab.trainer.text.Documents;

/**
 * Self-BLEU: how well each document is predicted by all others, the mean over documents of sentence
 * BLEU with every other document as a reference. Zhu et al. (2018), "Texygen", SIGIR,
 * arXiv:1802.01886; BLEU: Papineni et al. (2002), ACL, doi:10.3115/1073083.1073135, with the
 * smoothing that NLTK calls method 1 (a precision without matches counts 0.1 matches) and the
 * closest reference length, the shorter of two equally close.
 *
 * <p>Exact in linear time: what a document's n-gram may match is the largest count among the other
 * documents, and for that the two largest per-document counts of every n-gram suffice.
 */
final class SelfBleu {

  private static final double WITHOUT_MATCH = 0.1;

  private final Documents text;
  private final int highest;
  private final double[][] precision; // (highest, documents)

  private SelfBleu(Documents text, int highest) {
    this.text = text;
    this.highest = highest;
    this.precision = new double[highest][text.size()];
  }

  /**
   * Self-BLEU-1 .. self-BLEU-highest, index 0 for order 1; all NaN if there are fewer than 2
   * documents.
   */
  static double[] of(Documents text, int highest) {
    double[] scores = new double[highest];
    Arrays.fill(scores, Double.NaN);
    if (text.size() >= 2) {
      SelfBleu bleu = new SelfBleu(text, highest);
      bleu.precisions();
      double[] penalty = bleu.penalties();
      for (int order = 1; order <= highest; order++) {
        scores[order - 1] = mean(bleu.scores(order, penalty));
      }
    }
    return scores;
  }

  /** BLEU of each document against all others, in their order; at least 2 documents. */
  static double[] each(Documents text, int order) {
    SelfBleu bleu = new SelfBleu(text, order);
    bleu.precisions();
    return bleu.scores(order, bleu.penalties());
  }

  private void precisions() {
    int[] numbers = new int[NumberedNGrams.longest(text)];
    NumberedNGrams ngrams = NumberedNGrams.ofWhole(text);
    for (int n = 1; n <= highest; n++) {
      if (n > 1) {
        ngrams.next();
      }
      int[] largest = new int[ngrams.types()]; // per-document count
      int[] second = new int[ngrams.types()];
      for (int d = 0; d < text.size(); d++) {
        int size = ngrams.sorted(d, numbers);
        for (int i = 0; i < size; ) {
          int g = numbers[i];
          int count = run(numbers, i, size);
          if (count > largest[g]) {
            second[g] = largest[g];
            largest[g] = count;
          } else if (count > second[g]) {
            second[g] = count;
          }
          i += count;
        }
      }
      for (int d = 0; d < text.size(); d++) {
        int size = ngrams.sorted(d, numbers);
        int matches = 0;
        for (int i = 0; i < size; ) {
          int g = numbers[i];
          int count = run(numbers, i, size);
          matches += Math.min(count, count == largest[g] ? second[g] : largest[g]);
          i += count;
        }
        precision[n - 1][d] = precision(n, matches, size);
      }
    }
  }

  /** 0 for a document without any match of single tokens, whose BLEU is 0. */
  private static double precision(int n, int matches, int ngrams) {
    double smoothed = matches == 0 && n > 1 ? WITHOUT_MATCH : matches;
    return smoothed / Math.max(1, ngrams);
  }

  private static int run(int[] sorted, int from, int size) {
    int to = from + 1;
    while (to < size && sorted[to] == sorted[from]) {
      to++;
    }
    return to - from;
  }

  /** Brevity penalties: 1 for a document longer than its closest other, else exp(1 - r/c). */
  private double[] penalties() {
    int[] lengths = new int[text.size()];
    for (int d = 0; d < lengths.length; d++) {
      lengths[d] = text.length(d);
    }
    Arrays.sort(lengths);
    double[] penalty = new double[text.size()];
    for (int d = 0; d < penalty.length; d++) {
      int length = text.length(d);
      int closest = closest(lengths, length);
      penalty[d] =
          length > closest ? 1 : length == 0 ? 0 : StrictMath.exp(1 - (double) closest / length);
    }
    return penalty;
  }

  /** The length closest to a document's own among the others, the shorter of two. */
  private static int closest(int[] lengths, int own) {
    int at = Arrays.binarySearch(lengths, own);
    if ((at > 0 && lengths[at - 1] == own) || (at + 1 < lengths.length && lengths[at + 1] == own)) {
      return own;
    }
    if (at == 0) {
      return lengths[1];
    }
    int shorter = lengths[at - 1];
    boolean last = at + 1 == lengths.length;
    return last || own - shorter <= lengths[at + 1] - own ? shorter : lengths[at + 1];
  }

  /** BLEU of each document against all others. */
  private double[] scores(int order, double[] penalty) {
    double[] scores = new double[penalty.length];
    for (int d = 0; d < scores.length; d++) {
      if (precision[0][d] > 0) {
        double logs = 0;
        for (int n = 0; n < order; n++) {
          logs += StrictMath.log(precision[n][d]) / order;
        }
        scores[d] = penalty[d] * StrictMath.exp(logs);
      }
    }
    return scores;
  }

  private static double mean(double[] scores) {
    double sum = 0;
    for (double score : scores) {
      sum += score;
    }
    return sum / scores.length;
  }
}
