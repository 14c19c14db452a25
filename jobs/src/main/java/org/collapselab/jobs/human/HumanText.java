package org.collapselab.jobs.human;

import java.io.Serializable;
import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.MixText;
import org.collapselab.generator.mix.Size;
import org.collapselab.jobs.settings.Initial;
import org.collapselab.metrics.count.KnownLaw;
import org.collapselab.metrics.count.Labels;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.count.Spelling;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Lengths;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;

/**
 * One human corpus under one tokenizer and one vocabulary, which every chain of an encoding shares.
 * It is immutable; derived objects that several chains use are computed once in a JVM.
 */
public final class HumanText implements Serializable {

  private final Tokenizer tokenizer;
  private final Vocabulary vocabulary;
  private final TrainingText training;
  private final int[] trainingIds;
  private final Documents heldOut;
  private final List<KnownLaw> law; // at most one; an Optional would not travel
  private final Labels topics; // of the training documents
  private transient volatile Map<Object, Object> derived;

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
    this(
        tokenizer,
        vocabulary,
        new TrainingText.InMemory(training),
        trainingIds,
        heldOut,
        Labels.none(trainingIds.length),
        Optional.empty());
  }

  /**
   * @param topics of the training documents
   * @param law that the text was drawn from, if it is known
   */
  HumanText(
      Tokenizer tokenizer,
      Vocabulary vocabulary,
      TrainingText training,
      int[] trainingIds,
      Documents heldOut,
      Labels topics,
      Optional<KnownLaw> law) {
    this.tokenizer = tokenizer;
    this.vocabulary = vocabulary;
    this.training = training;
    this.trainingIds = trainingIds;
    this.heldOut = heldOut;
    this.law = law.stream().toList();
    this.topics = topics;
  }

  Tokenizer tokenizer() {
    return tokenizer;
  }

  /** The tokenizer and the vocabulary that turn token ids into text. */
  public Spelling spelling() {
    return new Spelling(tokenizer, vocabulary);
  }

  /** Restores token ids to text. */
  public String text(int[] tokens) {
    return tokenizer.text(vocabulary.types(tokens));
  }

  /** The vocabulary of the training documents. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** The human documents that are not held out; regimes index them. In memory, once asked for. */
  public Documents training() {
    record All() {}
    return derive(new All(), training::all);
  }

  /** The lengths of the training documents. */
  public Lengths lengths() {
    return training.lengths();
  }

  /** The number of tokens of the training documents. */
  public long trainingTokens() {
    return training.tokens();
  }

  /** The mean number of tokens of a training document. */
  public double meanLength() {
    return (double) training.tokens() / Math.max(1, lengths().size());
  }

  /** The number of training documents of a part, given the number that a caller would like. */
  public int partDocuments(int wanted) {
    return training.partDocuments(wanted);
  }

  /** The training documents of a part; see {@link #partDocuments}. */
  public Documents part(int part, int documents) {
    return training.part(part, documents);
  }

  /** The document_id of each training document, ascending. */
  public int[] trainingIds() {
    return trainingIds;
  }

  /** The topics of the training documents. */
  Labels topics() {
    return topics;
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
  public record Order(int[] documents, int initial, boolean shared) {}

  /** The human order of a replicate, or of all ({@link Address#SHARED}). */
  public Order order(long seed, int replicate, Initial initial) {
    record Key(long seed, Initial initial) {}
    return replicate == Address.SHARED
        ? derive(new Key(seed, initial), () -> computeOrder(seed, replicate, initial))
        : computeOrder(seed, replicate, initial);
  }

  private Order computeOrder(long seed, int replicate, Initial initial) {
    return order(seed, replicate, initial, lengths());
  }

  /** The human order of training documents of these lengths. */
  public static Order order(long seed, int replicate, Initial initial, Lengths training) {
    int[] order = keyed(new Address(seed, replicate, Purpose.HUMAN_ORDER, 0), training.size());
    int documents = initial.documents(order.length, rank -> training.length(order[rank]));
    return new Order(order, documents, replicate == Address.SHARED);
  }

  /** The order in which held-out documents are compared. */
  static int[] heldOutOrder(long seed, int size) {
    return keyed(new Address(seed, Address.SHARED, Purpose.HELD_OUT_ORDER, 0), size);
  }

  /** 0 .. size - 1 in the order of their keys; items of equal keys ascend. */
  static int[] keyed(Address address, int size) {
    long[] keys = address.keys(size);
    long[] sorted = new long[size]; // the upper half of a key, then its item
    Arrays.setAll(sorted, item -> keys[item] & 0xFFFF_FFFF_0000_0000L | item);
    Arrays.sort(sorted);
    int[] order = new int[size];
    for (int rank = 0; rank < size; rank++) {
      int item = (int) sorted[rank];
      int at = rank; // the few keys with equal upper halves are put in order one by one
      while (at > 0
          && keys[order[at - 1]] >>> 32 == keys[item] >>> 32
          && keys[order[at - 1]] > keys[item]) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = item;
    }
    return order;
  }

  /** H_0 for metrics that look beyond counts. */
  public Passage passage(Order order) {
    record Key(Order order) {}
    Supplier<Passage> passage =
        () -> {
          Passage text = Passage.of(() -> initial(order), spelling());
          Passage known = law.isEmpty() ? text : text.from(law.get(0));
          return topics.any() ? known.with(topics.select(initialDocuments(order))) : known;
        };
    return order.shared() ? derive(new Key(order), passage) : passage.get();
  }

  /** H_0. */
  public Documents initial(Order order) {
    return training().select(initialDocuments(order));
  }

  private static int[] initialDocuments(Order order) {
    return Arrays.copyOf(order.documents(), order.initial());
  }

  /** D_0 of a chain: H_0. */
  public Mix beginning(Order order) {
    record Key(Order order) {}
    Supplier<Mix> mix = () -> MixText.initial(rank -> order.documents()[rank], order.initial());
    return order.shared() ? derive(new Key(order), mix) : mix.get();
  }

  /** Size of H_0 in a unit. */
  public long initialSize(Order order, Size unit) {
    record Key(Order order, Size.Unit unit) {}
    Supplier<Long> sum =
        () -> {
          long size = 0;
          for (int rank = 0; rank < order.initial(); rank++) {
            size += unit.of(lengths().length(order.documents()[rank]));
          }
          return size;
        };
    return order.shared() ? derive(new Key(order, unit.unit()), sum) : sum.get();
  }

  /** Computes a pure function of this text and the key, once for equal keys. */
  public <T> T derive(Object key, Supplier<T> compute) {
    Map<Object, Object> memory = derived == null ? memory() : derived;
    Object value = memory.get(key);
    if (value == null) {
      value = compute.get(); // two threads may both compute it: the results are equal
      memory.putIfAbsent(key, value);
    }
    return cast(memory.get(key));
  }

  /**
   * Computes a large pure function of this text and the key. Only the value of the latest key is
   * kept, so that chains that need it one after the other share it, and only while memory is not
   * short.
   */
  public <T> T latest(Object key, Supplier<T> compute) {
    record Slot() {}
    record Cached(Object key, SoftReference<Object> value) {}
    Map<Object, Object> memory = derived == null ? memory() : derived;
    Cached cached = (Cached) memory.get(new Slot());
    Object value = cached != null && cached.key().equals(key) ? cached.value().get() : null;
    if (value == null) {
      value = compute.get(); // as above
      memory.put(new Slot(), new Cached(key, new SoftReference<>(value)));
    }
    return cast(value);
  }

  @SuppressWarnings("unchecked")
  private static <T> T cast(Object value) {
    return (T) value;
  }

  private synchronized Map<Object, Object> memory() {
    if (derived == null) { // at first use in a JVM
      derived = new ConcurrentHashMap<>();
    }
    return derived;
  }
}
