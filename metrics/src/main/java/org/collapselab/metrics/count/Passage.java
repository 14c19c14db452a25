package org.collapselab.metrics.count;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.collapselab.trainer.text.Documents;

/**
 * A text for metrics that look beyond its counts: its tokens, their spelling, the vectors and
 * topics of its documents if there are any, and what metrics derive from it. Everything is made
 * when first needed and kept as long as the passage is. Threads may share it.
 */
public final class Passage {

  private final Supplier<Documents> source;
  private final Spelling spelling;
  private final Optional<Vectors> vectors;
  private final Optional<Labels> labels;
  private final Optional<KnownLaw> law;
  private final Map<Object, Object> derived = new ConcurrentHashMap<>();
  private final Map<Object, Supplier<?>> selected = new HashMap<>(); // from another passage
  private final Set<Object> byDocument = ConcurrentHashMap.newKeySet(); // keys of derived

  private Passage(
      Supplier<Documents> source,
      Spelling spelling,
      Optional<Vectors> vectors,
      Optional<Labels> labels,
      Optional<KnownLaw> law) {
    this.source = source;
    this.spelling = spelling;
    this.vectors = vectors;
    this.labels = labels;
    this.law = law;
  }

  /** A text whose tokens are in memory. */
  public static Passage of(Documents tokens, Spelling spelling) {
    return of(() -> tokens, spelling);
  }

  /**
   * A text whose tokens are read when a metric first asks for them.
   *
   * @param source gives equal tokens however often it is asked
   */
  public static Passage of(Supplier<Documents> source, Spelling spelling) {
    return new Passage(source, spelling, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same text with vectors of its documents, a row each. */
  public Passage with(Vectors given) {
    if (given.rows().length != tokens().size()) {
      throw new IllegalArgumentException(
          "every document must have a vector, but there are %s vectors of %s documents"
              .formatted(given.rows().length, tokens().size()));
    }
    return new Passage(source, spelling, Optional.of(given), labels, law);
  }

  /**
   * The same text with topics of its documents, which are read when a metric first asks for them.
   */
  public Passage with(Labels given) {
    return new Passage(source, spelling, vectors, Optional.of(given), law);
  }

  /** The same text, drawn from a known law. */
  public Passage from(KnownLaw known) {
    return new Passage(source, spelling, vectors, labels, Optional.of(known));
  }

  /** The law that the text was drawn from, if it is known. */
  public Optional<KnownLaw> law() {
    return law;
  }

  /** The text. */
  public Documents tokens() {
    record Tokens() {}
    return derive(new Tokens(), source);
  }

  /** Turns its tokens into text. */
  public Spelling spelling() {
    return spelling;
  }

  /** The vectors that were given for its documents. */
  public Optional<Vectors> vectors() {
    return vectors;
  }

  /** The topics that were given for its documents. */
  public Optional<Labels> labels() {
    return labels;
  }

  /** Some of its documents, in the order given. */
  public Passage select(int[] documents) {
    Passage some = part(tokens().select(documents), documents);
    for (Object key : byDocument) {
      DocumentValues<?> all = (DocumentValues<?>) derived.get(key);
      some.selected.put(key, () -> all.select(documents));
    }
    return some;
  }

  /** Its first tokens; the document that holds the last of them is cut. */
  public Passage prefix(long tokens) {
    Documents prefix = tokens().prefix(tokens);
    return part(prefix, IntStream.range(0, prefix.size()).toArray());
  }

  private Passage part(Documents tokens, int[] documents) {
    return new Passage(
        () -> tokens,
        spelling,
        vectors.map(all -> all.select(documents)),
        labels.map(all -> all.select(documents)),
        law);
  }

  /** A pure function of this passage and the key, computed once for equal keys. */
  @SuppressWarnings("unchecked")
  public <T> T derive(Object key, Supplier<T> compute) {
    Object value = derived.get(key);
    if (value == null) {
      value = compute.get(); // two threads may both compute it: the results are equal
      derived.putIfAbsent(key, value);
    }
    return (T) derived.get(key);
  }

  /**
   * The same for values of single documents: those that the passage which this one was selected
   * from has already computed are not computed again.
   */
  @SuppressWarnings("unchecked")
  public <T extends DocumentValues<T>> T deriveByDocument(Object key, Supplier<T> compute) {
    T value = derive(key, (Supplier<T>) selected.getOrDefault(key, compute));
    byDocument.add(key);
    return value;
  }
}
