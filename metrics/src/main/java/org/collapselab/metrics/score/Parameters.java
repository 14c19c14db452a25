package org.collapselab.metrics.score;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.collapselab.trainer.count.NGramCounts;

/**
 * Ordered pairs of key and value: the parameters of a score's name, {@code n:2}, or the details of
 * its sample, {@code rows:40+38}. Their text is {@code |key:value} for each. Immutable, so that
 * scores may share them; two are equal if they have equal pairs in equal order.
 */
public final class Parameters implements Serializable {

  /** No parameters. */
  public static final Parameters NONE = new Parameters(new String[0], "");

  private static final long serialVersionUID = 1;

  /** Shared, because nearly every score has an order. */
  private static final List<Parameters> ORDERS =
      IntStream.rangeClosed(1, NGramCounts.MAXIMUM_ORDER).mapToObj(n -> NONE.with("n", n)).toList();

  private final String text;
  private transient String[] words; // key, value, key, value, ...

  private Parameters(String[] words, String text) {
    this.words = words;
    this.text = text;
  }

  /** A single parameter. */
  public static Parameters of(String key, String value) {
    return NONE.with(key, value);
  }

  /** The order of n-grams, {@code n}. */
  public static Parameters order(int n) {
    return 1 <= n && n <= ORDERS.size() ? ORDERS.get(n - 1) : NONE.with("n", n);
  }

  /**
   * Reads a text that {@link #text} made.
   *
   * @param text empty, or {@code |key:value} one or more times
   */
  public static Parameters parse(String text) {
    Parameters parameters = NONE;
    for (int from = 0, to; from < text.length(); from = to) {
      to = text.indexOf('|', from + 1);
      to = to < 0 ? text.length() : to;
      int colon = text.indexOf(':', from);
      if (text.charAt(from) != '|' || colon < 0 || colon > to) {
        throw new IllegalArgumentException(
            "parameters must be |key:value, but were '" + text.substring(from) + "'");
      }
      parameters = parameters.with(text.substring(from + 1, colon), text.substring(colon + 1, to));
    }
    return parameters;
  }

  /**
   * These parameters and one more.
   *
   * @param key not empty, without {@code |} and {@code :}
   * @param value without {@code |}
   */
  public Parameters with(String key, String value) {
    if (key.isEmpty() || key.indexOf('|') >= 0 || key.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "the key of a parameter must be a word without | and :, but was '" + key + "'");
    }
    if (value.indexOf('|') >= 0) {
      throw new IllegalArgumentException(
          "the value of a parameter must not contain |, but was '" + value + "'");
    }
    String[] more = Arrays.copyOf(words, words.length + 2);
    more[words.length] = key;
    more[words.length + 1] = value;
    return new Parameters(more, text + "|" + key + ":" + value);
  }

  /** These parameters and one more, a whole number. */
  public Parameters with(String key, long value) {
    return with(key, Long.toString(value));
  }

  /** These parameters and one more, a real number in the notation of {@link Double#toString}. */
  public Parameters with(String key, double value) {
    return with(key, Double.toString(value));
  }

  /** These parameters and others after them. */
  public Parameters with(Parameters others) {
    if (words.length == 0 || others.words.length == 0) {
      return words.length == 0 ? others : this;
    }
    String[] all = Arrays.copyOf(words, words.length + others.words.length);
    System.arraycopy(others.words, 0, all, words.length, others.words.length);
    return new Parameters(all, text.concat(others.text));
  }

  /** These parameters without those of a key. */
  public Parameters without(String key) {
    Parameters rest = NONE;
    for (int i = 0; i < size(); i++) {
      rest = key(i).equals(key) ? rest : rest.with(key(i), value(i));
    }
    return rest;
  }

  /** The first {@code number} of these parameters. */
  Parameters first(int number) {
    Parameters first = NONE;
    for (int i = 0; i < number; i++) {
      first = first.with(key(i), value(i));
    }
    return first;
  }

  /** Number of parameters. */
  public int size() {
    return words.length / 2;
  }

  /** Key of a parameter, counted from 0. */
  public String key(int i) {
    return words[2 * i];
  }

  /** Value of a parameter, counted from 0. */
  public String value(int i) {
    return words[2 * i + 1];
  }

  /** The first value of a key; empty if there is none. */
  public Optional<String> value(String key) {
    for (int i = 0; i < words.length; i += 2) {
      if (words[i].equals(key)) {
        return Optional.of(words[i + 1]);
      }
    }
    return Optional.empty();
  }

  /** {@code |key:value} for each, in their order; ready made. */
  public String text() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Parameters that && Arrays.equals(words, that.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    words = parse(text).words;
  }

  /** The same as {@link #text}. */
  @Override
  public String toString() {
    return text();
  }
}
