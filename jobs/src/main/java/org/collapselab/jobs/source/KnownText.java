package org.collapselab.jobs.source;

import java.util.Arrays;
import org.collapselab.jobs.corpus.HumanDocument;
import org.collapselab.metrics.oracle.Laws;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;

/**
 * Documents drawn from a known law over types 0, 1, ... Every token has the law {@link #law},
 * wherever it stands, and follows the token before it by {@link #next}. A document depends on the
 * seed, its number and the law, and on nothing else. Type i is written {@code w} and i + 1.
 * Immutable.
 */
public final class KnownText {

  /** Decides where a document ends. */
  sealed interface Ending {

    /** All documents have this number of tokens. */
    record FixedLength(int tokens) implements Ending {}

    /** A document ends after each token with this probability. */
    record EndProbability(double end) implements Ending {}
  }

  private final int documents;
  private final Ending ending;
  private final double[] law; // (types)
  private final double[][] next; // (types, types); rows may be one and the same array
  private final double[] cumulative; // of law
  private final double[][] cumulativeNext;
  private final Address address;

  /**
   * A text.
   *
   * @param law shape (types), sums to 1: the stationary law of {@code next}
   * @param next shape (types, types), rows sum to 1
   */
  KnownText(int documents, Ending ending, double[] law, double[][] next, long seed) {
    this.documents = documents;
    this.ending = ending;
    this.law = law;
    this.next = next;
    this.cumulative = cumulative(law);
    this.cumulativeNext = new double[next.length][];
    for (int i = 0; i < next.length; i++) {
      cumulativeNext[i] =
          next[i] == law
              ? cumulative
              : i > 0 && next[i] == next[i - 1] ? cumulativeNext[i - 1] : cumulative(next[i]);
    }
    this.address = new Address(seed, Address.SHARED, Purpose.SOURCE, 0);
  }

  /** Returns documents of a fixed length whose tokens are independent draws. */
  static KnownText independent(int documents, int length, double[] law, long seed) {
    double[][] next = new double[law.length][];
    Arrays.fill(next, law);
    return new KnownText(documents, new Ending.FixedLength(length), law, next, seed);
  }

  private static double[] cumulative(double[] law) {
    double[] sums = new double[law.length];
    double sum = 0;
    int last = 0;
    for (int i = 0; i < law.length; i++) {
      sum += law[i];
      sums[i] = sum;
      last = law[i] > 0 ? i : last;
    }
    Arrays.fill(sums, last, sums.length, 1); // a draw is below 1, and rounding must not pass it
    return sums;
  }

  /** Number of documents. */
  public int documents() {
    return documents;
  }

  /** Number of types. */
  public int types() {
    return law.length;
  }

  /** Law of a token; shape (types), which must not be written to. */
  public double[] law() {
    return law;
  }

  /**
   * Law of the token after a type, inside a document; shape (types), which must not be written to.
   */
  public double[] next(int type) {
    return next[type];
  }

  /** Whether a token does not depend on those before it. */
  public boolean independent() {
    return Arrays.stream(next).allMatch(row -> row == law);
  }

  /** The word for a type; one token for any tokenizer that cuts at spaces. */
  public static String word(int type) {
    return "w" + (type + 1);
  }

  /** Entropy of a token in nats. */
  public double entropy() {
    return Laws.entropy(law);
  }

  /** Entropy of two neighbours in nats. */
  public double pairEntropy() {
    double sum = entropy();
    double row = 0;
    for (int i = 0; i < law.length; i++) {
      row = i > 0 && next[i] == next[i - 1] ? row : Laws.entropy(next[i]);
      sum += law[i] * row;
    }
    return sum;
  }

  /** Draws a document: its words, a space between them. */
  public HumanDocument document(int document) {
    StringBuilder text = new StringBuilder();
    Stream random = address.stream(document);
    int type = draw(cumulative, random);
    text.append(word(type));
    for (int length = 1; !ends(length, random); length++) {
      type = draw(cumulativeNext[type], random);
      text.append(' ').append(word(type));
    }
    // The split depends on the number, not on the text, because a side must not lack some types.
    return new HumanDocument(text.toString(), "", "document " + document);
  }

  private boolean ends(int length, Stream random) {
    return ending instanceof Ending.FixedLength fixed
        ? length >= fixed.tokens()
        : random.nextDouble() < ((Ending.EndProbability) ending).end();
  }

  private static int draw(double[] cumulative, Stream random) {
    double u = random.nextDouble();
    int low = 0;
    int high = cumulative.length - 1; // the first type whose sum is above u
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulative[middle] > u) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
