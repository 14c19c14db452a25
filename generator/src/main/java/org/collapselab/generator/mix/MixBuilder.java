package org.collapselab.generator.mix;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.settings.ImpossibleSettings;
import org.collapselab.trainer.text.Lengths;

/**
 * Builds a training mix D_t. A regime adds documents in any order, each as often as it wants;
 * {@link #mix} gives the canonical spans, so that builders of the same documents give equal mixes.
 * A size in tokens is met by the shortest prefix, in the drawn order, that reaches it. Mutable, for
 * one thread.
 *
 * <p>Length {@code stream} counts end tokens as draws, sizes do not: if a corpus falls short of
 * what is needed by no more than its end tokens, all of it is taken. Where it falls shorter, the
 * budgets are at odds, and that is an error.
 */
public final class MixBuilder {

  private final Sources sources;
  private final Size budget;
  private final Map<Integer, Lengths> corpora = new HashMap<>();
  private long[] items = new long[64]; // packed (born, document_id)
  private int size;
  private long reached;
  private int humanUsed;
  private long resampled; // human documents drawn with replacement so far
  private int taken; // documents of X_{t-1} taken so far, always its first ones

  /** An empty mix for one generation. */
  public MixBuilder(Sources sources) {
    this.sources = sources;
    this.budget = sources.budget();
    this.humanUsed = sources.previous().humanUsed();
  }

  /** The part of the budget that is still missing, at least 0. */
  public Size rest() {
    return budget.of(Math.max(0, budget.amount() - reached));
  }

  /** Adds H_0. */
  public void initial() {
    for (int rank = 0; rank < sources.initial(); rank++) {
      add(DocumentRef.human(sources.humanDocument(rank)));
    }
  }

  /** Adds all of X_born. */
  public void corpus(int born) {
    int documents = synthetic(born).size();
    for (int d = 0; d < documents; d++) {
      add(DocumentRef.synthetic(born, d));
    }
  }

  /** Adds the documents of a mix, each as often as the mix has it. */
  public void mix(Mix mix) {
    for (Mix.Span span : mix.spans()) {
      for (int d = span.firstDocument(); d < span.firstDocument() + span.documents(); d++) {
        for (int copy = 0; copy < span.multiplicity(); copy++) {
          add(DocumentRef.of(span.born(), d));
        }
      }
    }
  }

  /**
   * Adds the next documents of X_{t-1}, which are independent draws of M_{t-1}, until they reach a
   * size.
   *
   * @throws ImpossibleSettings if X_{t-1} is too short
   */
  public void latest(Size part) {
    long target = reached + part.amount();
    while (reached < target && latest(target - reached)) {}
  }

  /**
   * Adds the next document of X_{t-1}.
   *
   * @return false if all were taken and what is missing are no more than its end tokens
   * @throws ImpossibleSettings if X_{t-1} is too short
   */
  boolean latest(long missing) {
    int born = sources.generation() - 1;
    Lengths corpus = synthetic(born);
    if (taken == corpus.size()) {
      requireOnlyEnds(missing, corpus.ends(), "X_" + born);
      return false;
    }
    add(DocumentRef.synthetic(born, taken++));
    return true;
  }

  /**
   * Adds fresh human documents until they reach a size.
   *
   * @throws HumanTextExhausted if unused text is asked for and runs out
   */
  public void fresh(HumanSource source, Size part) {
    long target = reached + part.amount();
    while (reached < target) {
      freshDocument(source, part);
    }
  }

  /**
   * Adds one fresh human document.
   *
   * @param needed what this generation needs in all, for the message if text runs out
   */
  void freshDocument(HumanSource source, Size needed) {
    int documents = sources.human().size();
    int rank;
    if (source == HumanSource.REPLACEMENT) {
      Stream stream = sources.random(Purpose.RESAMPLE).stream(resampled++);
      rank = (int) stream.nextLong(documents);
    } else if (humanUsed < documents) {
      rank = humanUsed++;
    } else {
      throw exhausted(needed);
    }
    add(DocumentRef.human(sources.humanDocument(rank)));
  }

  /**
   * Adds a uniform subsample without replacement of another mix: the items with the smallest keys
   * of {@link Purpose#SUBSAMPLE} at this generation, until they reach a size. A document that is in
   * the other mix several times is several items. Cost O(n log n).
   *
   * @throws ImpossibleSettings if the other mix is smaller than the size
   */
  public void subsample(MixBuilder pool, Size part) {
    if (pool.reached < part.amount()) {
      requireOnlyEnds(part.amount() - pool.reached, pool.ends(), "what it is drawn from");
    }
    long[] keys = sources.random(Purpose.SUBSAMPLE).keys(pool.size);
    if (part.amount() > 0 && keys.length > 0) {
      long largest = largestKey(pool, keys, part);
      for (int i = 0; i < keys.length; i++) {
        if (keys[i] <= largest) { // equal keys have probability n^2 / 2^65
          add(pool.items[i]);
        }
      }
    }
  }

  /** The smallest key such that the items up to it reach the size. */
  private static long largestKey(MixBuilder pool, long[] keys, Size part) {
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    int low = 0;
    int high = sorted.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      long upTo = 0;
      for (int i = 0; i < keys.length; i++) {
        if (keys[i] <= sorted[middle]) {
          upTo += pool.amount(pool.items[i]);
        }
      }
      if (upTo >= part.amount()) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return sorted[low];
  }

  /** The mix in canonical spans. */
  public Mix mix() {
    return new Mix(DocumentRef.spans(items, size), humanUsed);
  }

  private void add(long item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, 2 * size);
    }
    items[size++] = item;
    reached += amount(item);
  }

  private long amount(long item) {
    return budget.unit() == Size.Unit.DOCUMENTS
        ? 1 // without looking at the text
        : budget.of(text(item).length(DocumentRef.document(item)));
  }

  private long ends() {
    long ends = 0;
    for (int i = 0; i < size; i++) {
      ends += text(items[i]).closed(DocumentRef.document(items[i])) ? 1 : 0;
    }
    return ends;
  }

  private Lengths text(long item) {
    int born = DocumentRef.born(item);
    return born == DocumentRef.HUMAN ? sources.human() : synthetic(born);
  }

  private Lengths synthetic(int born) {
    return corpora.computeIfAbsent(born, sources::synthetic);
  }

  private void requireOnlyEnds(long missing, long ends, String where) {
    if (budget.unit() == Size.Unit.DOCUMENTS || missing > ends) {
      throw new ImpossibleSettings(
          ("generation %s with a budget of %s must find its text in %s, but %s are missing; use a"
                  + " budget that does not grow, or start with more text")
              .formatted(sources.generation(), budget, where, budget.of(missing)));
    }
  }

  private HumanTextExhausted exhausted(Size needed) {
    int from = sources.previous().humanUsed();
    int to = sources.human().size();
    long left = 0;
    for (int rank = from; rank < to; rank++) {
      left += amount(DocumentRef.human(sources.humanDocument(rank)));
    }
    return new HumanTextExhausted(sources.generation(), needed, budget.of(left), to - from);
  }
}
