package org.collapselab.jobs.source;

import java.util.Arrays;
import org.collapselab.jobs.corpus.HumanDocument;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;

/**
 * Documents of a known law over types 0, 1, ...: every token has the law {@link #law}, whatever its
 * place, and follows the one before it by {@link #next}. A document depends on the seed, its number
 * and the law, and on nothing else. Type i is written {@code w} and i + 1. Immutable.
 */
public final class KnownText {

  /** How long documents are, in tokens. */
  sealed interface Ending {

    /** Always so many tokens. */
    record After(int tokens) implements Ending {}

    /** After each token with this probability. */
    record WithProbability(double end) implements Ending {}
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

  /** Documents of a fixed length whose tokens are independent draws. */
  static KnownText independent(int documents, int length, double[] law, long seed) {
    double[][] next = new double[law.length][];
    Arrays.fill(next, law);
    return new KnownText(documents, new Ending.After(length), law, next, seed);
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

  /** Law of a token; shape (types), not to be written to. */
  public double[] law() {
    return law;
  }

  /** Law of the token after a type, inside a document; shape (types), not to be written to. */
  public double[] next(int type) {
    return next[type];
  }

  /** Whether a token depends on none before it. */
  public boolean independent() {
    return Arrays.stream(next).allMatch(row -> row == law);
  }

  /** How a type is written; one token for any tokenizer that cuts at spaces. */
  public static String word(int type) {
    return "w" + (type + 1);
  }

  /** Entropy of a token in nats. */
  public double entropy() {
    return entropy(law);
  }

  /** Entropy of two neighbours in nats. */
  public double pairEntropy() {
    double sum = entropy();
    double row = 0;
    for (int i = 0; i < law.length; i++) {
      row = i > 0 && next[i] == next[i - 1] ? row : entropy(next[i]);
      sum += law[i] * row;
    }
    return sum;
  }

  private static double entropy(double[] law) {
    double sum = 0;
    for (double p : law) {
      sum -= p > 0 ? p * StrictMath.log(p) : 0;
    }
    return sum;
  }

  /** A document: its words, a space between them. */
  public HumanDocument document(int document) {
    StringBuilder text = new StringBuilder();
    Stream random = address.stream(document);
    int type = draw(cumulative, random);
    text.append(word(type));
    for (int length = 1; !ends(length, random); length++) {
      type = draw(cumulativeNext[type], random);
      text.append(' ').append(word(type));
    }
    // Its number, not its content, decides on the split: a side must not be without some types.
    return new HumanDocument(text.toString(), "", "document " + document);
  }

  private boolean ends(int length, Stream random) {
    return ending instanceof Ending.After after
        ? length >= after.tokens()
        : random.nextDouble() < ((Ending.WithProbability) ending).end();
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
