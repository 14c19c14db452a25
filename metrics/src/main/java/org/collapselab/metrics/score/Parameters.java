package org.collapselab.metrics.score;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.settings.Require;

/**
 * Ordered pairs of key and value: the parameters of a score's name, {@code n:2}, or the details of
 * its sample, {@code rows:40+38}. Their text is {@code |key:value} for each. Immutable, so that
 * scores may share them; two are equal if they have equal pairs in equal order.
 *
 * <p>The text is made at once and the pairs when they are first needed, because millions of scores
 * are written and few are read by key. Keys and values cannot contain the separators, so that
 * either gives the other.
 */
public final class Parameters implements Serializable {

  /** No parameters. */
  public static final Parameters NONE = new Parameters("");

  private static final long serialVersionUID = 1;

  /** The parameters of the first orders, shared because nearly every score has an order. */
  private static final List<Parameters> ORDERS =
      IntStream.rangeClosed(1, NGramCounts.MAXIMUM_ORDER).mapToObj(n -> NONE.with("n", n)).toList();

  private record Pair(String key, String value) {}

  private final String text;
  private transient List<Pair> pairs; // equal whichever thread makes them

  private Parameters(String text) {
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
    Parameters parameters = new Parameters(text);
    parameters.pairs().forEach(pair -> check(pair.key(), pair.value()));
    return parameters;
  }

  private static void check(String key, String value) {
    Require.that(
        !key.isEmpty() && key.indexOf('|') < 0 && key.indexOf(':') < 0,
        "the key of a parameter must be a word without | and :, but was '%s'",
        key);
    Require.that(
        value.indexOf('|') < 0, "the value of a parameter must not contain |, but was '%s'", value);
  }

  private List<Pair> pairs() {
    List<Pair> known = pairs;
    if (known == null) {
      known = new ArrayList<>();
      for (int from = 0, to; from < text.length(); from = to) {
        to = text.indexOf('|', from + 1);
        to = to < 0 ? text.length() : to;
        int colon = text.indexOf(':', from);
        if (text.charAt(from) != '|' || colon < 0 || colon > to) {
          throw new IllegalArgumentException(
              "parameters must be |key:value, but were '" + text.substring(from) + "'");
        }
        known.add(new Pair(text.substring(from + 1, colon), text.substring(colon + 1, to)));
      }
      pairs = known;
    }
    return known;
  }

  /**
   * These parameters and one more.
   *
   * @param key not empty, without {@code |} and {@code :}
   * @param value without {@code |}
   */
  public Parameters with(String key, String value) {
    check(key, value);
    return new Parameters(text + "|" + key + ":" + value);
  }

  /** These parameters and one more, a whole number. */
  public Parameters with(String key, long value) {
    check(key, "");
    return new Parameters(text + "|" + key + ":" + value);
  }

  /** These parameters and one more, a real number in the notation of {@link Double#toString}. */
  public Parameters with(String key, double value) {
    return with(key, Double.toString(value));
  }

  /** These parameters and others after them. */
  public Parameters with(Parameters others) {
    return text.isEmpty()
        ? others
        : others.text.isEmpty() ? this : new Parameters(text.concat(others.text));
  }

  /** These parameters without those of a key. */
  public Parameters without(String key) {
    Parameters rest = NONE;
    for (Pair pair : pairs()) {
      rest = pair.key().equals(key) ? rest : rest.with(pair.key(), pair.value());
    }
    return rest;
  }

  /** The first of these parameters. */
  Parameters first(int number) {
    Parameters first = NONE;
    for (Pair pair : pairs().subList(0, number)) {
      first = first.with(pair.key(), pair.value());
    }
    return first;
  }

  /** Number of parameters. */
  public int size() {
    return text.isEmpty() ? 0 : pairs().size();
  }

  /** Key of a parameter, counted from 0. */
  public String key(int i) {
    return pairs().get(i).key();
  }

  /** Value of a parameter, counted from 0. */
  public String value(int i) {
    return pairs().get(i).value();
  }

  /** The first value of a key; empty if there is none. */
  public Optional<String> value(String key) {
    return pairs().stream().filter(pair -> pair.key().equals(key)).map(Pair::value).findFirst();
  }

  /** {@code |key:value} for each, in their order; made in advance. */
  public String text() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Parameters that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The same as {@link #text}. */
  @Override
  public String toString() {
    return text;
  }
}
