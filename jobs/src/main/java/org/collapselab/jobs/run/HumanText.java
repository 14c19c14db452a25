package org.collapselab.jobs.run;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.collapselab.jobs.settings.Initial;
import org.collapselab.jobs.store.Storage;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.trainer.ngram.NGramCounts;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Lengths;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;

/**
 * One human corpus as one tokenizer and one vocabulary see it: what every chain of an encoding
 * shares. Immutable; derived objects that several chains use are computed once a JVM.
 */
public final class HumanText implements Serializable {

  /** Orders of the n-grams that metrics count. */
  static final int ORDERS = 3;

  private final Tokenizer tokenizer;
  private final Vocabulary vocabulary;
  private final Documents training;
  private final int[] trainingIds;
  private final Documents heldOut;
  private transient Map<Object, Object> derived;

  /**
   * @param training documents that are not held out, by document_id
   * @param trainingIds their document_id, ascending
   * @param heldOut held-out documents in the keyed order in which they are compared
   */
  public HumanText(
      Tokenizer tokenizer,
      Vocabulary vocabulary,
      Documents training,
      int[] trainingIds,
      Documents heldOut) {
    this.tokenizer = tokenizer;
    this.vocabulary = vocabulary;
    this.training = training;
    this.trainingIds = trainingIds;
    this.heldOut = heldOut;
  }

  Tokenizer tokenizer() {
    return tokenizer;
  }

  /** Token ids restored to text. */
  String text(int[] tokens) {
    return tokenizer.text(vocabulary.types(tokens));
  }

  /** The vocabulary of the training documents. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** The human documents that are not held out; regimes index them. */
  public Documents training() {
    return training;
  }

  /** Lengths of the training documents. */
  Lengths lengths() {
    return training;
  }

  /** Tokens of a training document on average. */
  double meanLength() {
    return (double) training.tokens() / Math.max(1, training.size());
  }

  /** Training documents {@code part * documents} and following, that many. */
  Documents part(Storage storage, int part, int documents) {
    Documents.Builder text = new Documents.Builder();
    int from = part * documents;
    for (int d = from; d < Math.min(training.size(), (long) from + documents); d++) {
      text.add(training, d);
    }
    return text.build();
  }

  /** The document_id of each training document, ascending. */
  public int[] trainingIds() {
    return trainingIds;
  }

  /** Held-out documents in keyed order. */
  public Documents heldOut() {
    return heldOut;
  }

  /**
   * A chain's human order.
   *
   * @param documents permutation of the training documents
   * @param initial how many of the first are H_0
   * @param shared whether all replicates have this very order
   */
  record Order(int[] documents, int initial, boolean shared) {}

  /** The human order of a replicate, or of all ({@link Address#SHARED}). */
  Order order(long seed, int replicate, Initial initial) {
    record Key(long seed, Initial initial) {}
    return replicate == Address.SHARED
        ? derive(new Key(seed, initial), () -> computeOrder(seed, replicate, initial))
        : computeOrder(seed, replicate, initial);
  }

  private Order computeOrder(long seed, int replicate, Initial initial) {
    int[] order = keyed(new Address(seed, replicate, Purpose.HUMAN_ORDER, 0), lengths().size());
    int documents = initial.documents(order.length, rank -> lengths().length(order[rank]));
    return new Order(order, documents, replicate == Address.SHARED);
  }

  /** 0 .. size - 1 in the order of their keys. */
  static int[] keyed(Address address, int size) {
    record Keyed(int item, long key) {}
    return IntStream.range(0, size)
        .mapToObj(item -> new Keyed(item, address.key(item)))
        .sorted(Comparator.comparingLong(Keyed::key).thenComparingInt(Keyed::item))
        .mapToInt(Keyed::item)
        .toArray();
  }

  /** The n-gram counts of H_0 that texts are compared with. */
  HumanReference reference(Order order) {
    Supplier<HumanReference> count =
        () -> new HumanReference(NGramCounts.count(initial(order), ORDERS, false));
    return order.shared() ? derive(order, count) : count.get();
  }

  /** H_0. */
  Documents initial(Order order) {
    Documents.Builder text = new Documents.Builder();
    for (int rank = 0; rank < order.initial(); rank++) {
      text.add(training, order.documents()[rank]);
    }
    return text.build();
  }

  /** Computes a pure function of this text and the key, once where the key is equal. */
  @SuppressWarnings("unchecked")
  <T> T derive(Object key, Supplier<T> compute) {
    Map<Object, Object> memory;
    synchronized (this) {
      if (derived == null) {
        derived = new ConcurrentHashMap<>();
      }
      memory = derived;
    }
    Object value = memory.get(key);
    if (value == null) {
      value = compute.get(); // two threads may both compute it: the results are equal
      memory.putIfAbsent(key, value);
    }
    return (T) memory.get(key);
  }
}
