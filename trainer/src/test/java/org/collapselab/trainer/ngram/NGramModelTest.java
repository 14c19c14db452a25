package org.collapselab.trainer.ngram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.model.Evaluation;
import org.collapselab.trainer.model.LanguageModel;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NGramModelTest {

  private static final Address ADDRESS = new Address(11, 0, Purpose.GENERATE, 0);
  private static final int WORDS = 30; // of which the last 5 never occur
  private static final Alphabet ALPHABET = new Alphabet(Vocabulary.FIRST_WORD + WORDS, true);

  static Stream<NGram> models() {
    List<NGram> models = new ArrayList<>();
    for (int order : new int[] {1, 2, 3, 5}) {
      models.add(new NGram(order, new Smoothing.MaximumLikelihood(), Support.OBSERVED));
      models.add(new NGram(order, new Smoothing.AddK(0.1), Support.OBSERVED));
      for (Support support : Support.values()) {
        models.add(new NGram(order, new Smoothing.WittenBell(), support));
        models.add(new NGram(order, new Smoothing.JelinekMercer(), support));
        models.add(new NGram(order, new Smoothing.ModifiedKneserNey(), support));
      }
    }
    return models.stream();
  }

  /**
   * Rejects: a back-off that forgets or doubles mass, raw for adjusted counts, {@code <s>} drawn or
   * counted as an event, an unseen context under add-k treated as its suffix.
   */
  @ParameterizedTest
  @MethodSource("models")
  void lawIsTheTextbookRecursionAndSumsToOne(NGram settings) {
    Documents text = Texts.random(7, 300, WORDS - 5);
    NGramModel model = settings.fit(text, ALPHABET, Optional.empty(), ADDRESS);
    Textbook textbook = new Textbook(text, settings, model);
    Batch batch = model.batch(1);
    Law law = new Law();
    Documents walks = Texts.random(8, 8, WORDS); // reaches contexts and tokens never seen
    for (int d = 0; d < walks.size(); d++) {
      batch.start(0);
      List<Integer> history = new ArrayList<>(List.of(Vocabulary.BEGIN));
      for (int token : walks.document(d)) {
        batch.law(0, law);
        double sum = 0;
        for (int t = 0; t < ALPHABET.size(); t++) {
          double p = law.probability(t);
          assertEquals(p, batch.probability(0, t));
          if (t % 4 == history.size() % 4) { // slow
            assertEquals(textbook.probability(history, t), p, 1e-12, history + " " + t);
          }
          sum += p;
        }
        assertEquals(1, sum, 1e-12);
        assertEquals(0, law.probability(Vocabulary.BEGIN));
        batch.advance(0, token);
        history.add(token);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void drawnContextsEqualContextsReadAnew(NGram settings) {
    NGramModel model =
        settings.fit(Texts.random(9, 200, WORDS), ALPHABET, Optional.empty(), ADDRESS);
    Batch drawn = model.batch(1);
    Batch read = model.batch(1);
    Law a = new Law();
    Law b = new Law();
    org.collapselab.trainer.random.Stream[] random = {ADDRESS.stream(1)};
    int[] token = new int[1];
    for (int i = 0; i < 500; i++) {
      drawn.draw(random, token, 1);
      if (i % 7 == 3) {
        drawn.draw(random, token, 1); // a draw that is not used must leave no trace
      }
      if (token[0] == Vocabulary.END) {
        drawn.start(0);
        read.start(0);
      } else {
        int next = i % 5 == 2 ? Vocabulary.FIRST_WORD : token[0]; // another token than the drawn
        drawn.advance(0, next);
        read.advance(0, next);
      }
      drawn.law(0, a);
      read.law(0, b);
      assertArrayEquals(Arrays.copyOf(b.tokens, b.size), Arrays.copyOf(a.tokens, a.size));
      assertArrayEquals(Arrays.copyOf(b.p, b.size), Arrays.copyOf(a.p, a.size));
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void documentsDoNotDependOnTheNumberOfRowsNorOnTheFormOfUrns(NGram settings) {
    NGramModel model =
        settings.fit(Texts.random(9, 200, WORDS), ALPHABET, Optional.empty(), ADDRESS);
    NGramModel listed = model.with(Urns.of(model.law, Integer.MAX_VALUE));
    NGramModel grouped = model.with(Urns.of(model.law, 0));
    List<List<Integer>> one = Sampling.documents(model, ADDRESS, 40, 1);
    assertEquals(one, Sampling.documents(model, ADDRESS, 40, 7));
    assertEquals(one, Sampling.documents(model, ADDRESS, 40, 40));
    assertEquals(one, Sampling.documents(listed, ADDRESS, 40, 7));
    assertEquals(one, Sampling.documents(grouped, ADDRESS, 40, 7));
  }

  /** Rejects a token appended twice, and a context that another row's draw left behind. */
  @ParameterizedTest
  @MethodSource("models")
  void extendingIsDrawingAndAppending(NGram settings) {
    NGramModel model =
        settings.fit(Texts.random(9, 200, WORDS), ALPHABET, Optional.empty(), ADDRESS);
    int rows = 5;
    Batch extended = model.batch(rows);
    Batch drawn = model.batch(rows);
    org.collapselab.trainer.random.Stream[] a = Sampling.streams(ADDRESS, rows);
    org.collapselab.trainer.random.Stream[] b = Sampling.streams(ADDRESS, rows);
    int[] here = new int[rows];
    int[] there = new int[rows];
    for (int i = 0; i < 300; i++) {
      int used = 1 + i % rows;
      extended.extend(a, here, used);
      drawn.draw(b, there, used);
      assertArrayEquals(Arrays.copyOf(there, used), Arrays.copyOf(here, used));
      for (int row = 0; row < used; row++) {
        drawn.advance(row, there[row]);
        if (there[row] == Vocabulary.END) {
          extended.start(row);
          drawn.start(row);
        }
        int token = Vocabulary.FIRST_WORD + (i + row) % WORDS;
        assertEquals(drawn.probability(row, token), extended.probability(row, token));
        assertEquals(drawn.context(row), extended.context(row));
      }
    }
  }

  @Test
  void copiedRowsAreIndependent() {
    NGramModel model =
        new NGram().fit(Texts.random(9, 200, WORDS), ALPHABET, Optional.empty(), ADDRESS);
    Batch batch = model.batch(2);
    batch.advance(0, Vocabulary.FIRST_WORD);
    batch.copy(0, 1);
    double before = batch.probability(0, Vocabulary.FIRST_WORD + 1);
    batch.advance(1, Vocabulary.FIRST_WORD + 2);
    assertEquals(before, batch.probability(0, Vocabulary.FIRST_WORD + 1));
  }

  @Test
  void resmoothedEqualsFitted() {
    Documents text = Texts.random(10, 300, WORDS);
    NGramModel model = new NGram().fit(text, ALPHABET, Optional.empty(), ADDRESS);
    models()
        .filter(settings -> settings.order() == 3)
        .forEach(
            settings -> {
              NGramModel fitted = settings.fit(text, ALPHABET, Optional.empty(), ADDRESS);
              NGramModel resmoothed = model.resmoothed(settings.smoothing(), settings.support());
              assertEquals(settings, resmoothed.settings());
              assertEquals(fitted.facts(), resmoothed.facts());
              Documents test = Texts.random(12, 50, WORDS);
              assertEquals(Evaluation.of(fitted, test), Evaluation.of(resmoothed, test));
            });
  }

  @Test
  void undefinedDiscountsFallBackAndSaySo() {
    Documents.Builder text = new Documents.Builder();
    for (int i = 0; i < 20; i++) {
      text.add(new int[] {3, 4, 5}, true); // collapsed: one document over and over
    }
    NGram settings = new NGram(3, new Smoothing.ModifiedKneserNey(), Support.OBSERVED);
    NGramModel model = settings.fit(text.build(), ALPHABET, Optional.empty(), ADDRESS);
    for (int j = 1; j <= 3; j++) {
      assertEquals(1, model.facts().get("discount-fallback|order:" + j));
      assertEquals(0.5, model.facts().get("discount-1|order:" + j));
      assertEquals(1.5, model.facts().get("discount-3|order:" + j));
    }
    assertEquals(
        "no 3-gram has the adjusted count 1, so Kneser-Ney discounts are undefined; using the"
            + " fallback 0.5, 1, 1.5",
        model.notes().get(2));
  }

  @Test
  void withoutEndsTheEndIsNoEvent() {
    Alphabet alphabet = new Alphabet(ALPHABET.size(), false);
    Documents text = Texts.random(7, 300, WORDS - 5);
    models()
        .forEach(
            settings -> {
              NGramModel model = settings.fit(text, alphabet, Optional.empty(), ADDRESS);
              Law law = new Law();
              model.batch(1).law(0, law);
              assertEquals(0, law.probability(Vocabulary.END));
              assertEquals(1, Arrays.stream(law.p, 0, law.size).sum(), 1e-12);
              assertEquals(text.tokens(), Evaluation.of(model, text).events());
            });
    NGramCounts closed = NGramCounts.count(text, 3, true);
    assertThrows(
        IllegalArgumentException.class, () -> NGramModel.of(closed, new NGram(), alphabet));
  }

  @Test
  void emptyTextHasOnlySmoothedModels() {
    models()
        .forEach(
            settings -> {
              if (settings.smoothing() instanceof Smoothing.MaximumLikelihood) {
                assertThrows(
                    IllegalArgumentException.class,
                    () -> settings.fit(Documents.NONE, ALPHABET, Optional.empty(), ADDRESS));
              } else {
                NGramModel model =
                    settings.fit(Documents.NONE, ALPHABET, Optional.empty(), ADDRESS);
                Law law = new Law();
                model.batch(1).law(0, law);
                assertEquals(1, Arrays.stream(law.p, 0, law.size).sum(), 1e-12);
                Sampling.draws(model, new int[0], ADDRESS.stream(0), 10, ALPHABET.size());
              }
            });
  }

  @Test
  void settingsSayWhatMustHold() {
    IllegalArgumentException order =
        assertThrows(
            IllegalArgumentException.class,
            () -> new NGram(9, new Smoothing.WittenBell(), Support.OBSERVED));
    assertEquals("order must be in [1, 7], but was 9", order.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Smoothing.AddK(0));
    assertThrows(IllegalArgumentException.class, () -> new Smoothing.AddK(Double.NaN));
  }

  /** Rejects Witten-Bell and Kneser-Ney, which trust what they have read twice more. */
  @Test
  void underJelinekMercerATextWrittenTwiceIsThatText() {
    Documents once = Texts.random(11, 60, WORDS);
    Documents.Builder both = new Documents.Builder();
    for (int time = 0; time < 2; time++) {
      for (int d = 0; d < once.size(); d++) {
        both.add(once, d);
      }
    }
    Documents twice = both.build();
    Documents other = Texts.random(12, 60, WORDS);
    NGram fixed = new NGram(3, new Smoothing.JelinekMercer(), Support.VOCABULARY);
    assertEquals(surprisal(fixed, once, other), surprisal(fixed, twice, other), 1e-9);
    NGram trusting = new NGram(3, new Smoothing.WittenBell(), Support.VOCABULARY);
    assertTrue(Math.abs(surprisal(trusting, once, other) - surprisal(trusting, twice, other)) > 1);
  }

  private static double surprisal(NGram settings, Documents text, Documents of) {
    return Evaluation.of(settings.fit(text, ALPHABET, Optional.empty(), ADDRESS), of).surprisal();
  }

  @Test
  void modelIsFoundByName() {
    assertTrue(
        ServiceLoader.load(LanguageModel.class).stream()
            .anyMatch(provider -> provider.get().name().equals("n-gram")));
  }

  /**
   * What a fit and a reading head allocate in all, garbage included, stays below the estimate, and
   * the estimate below ten times that (its n-grams never repeat).
   */
  @Test
  void memoryIsBoundedFromAbove() {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    org.collapselab.trainer.random.Stream random = ADDRESS.stream(0);
    for (int words : new int[] {50, 20_000}) {
      Documents text = Texts.random(13, 5_000, words);
      Alphabet alphabet = new Alphabet(words + Vocabulary.FIRST_WORD, true);
      models()
          .forEach(
              settings -> {
                long before = threads.getCurrentThreadAllocatedBytes();
                Batch batch = settings.fit(text, alphabet, Optional.empty(), ADDRESS).batch(16);
                batch.law(0, new Law());
                batch.draw(new org.collapselab.trainer.random.Stream[] {random}, new int[1], 1);
                long allocated = threads.getCurrentThreadAllocatedBytes() - before;
                long estimate = settings.memory(text.tokens(), alphabet);
                assertTrue(allocated <= estimate, settings + " " + allocated + " > " + estimate);
                assertTrue(estimate <= 10 * allocated, settings + " " + allocated + " " + estimate);
              });
    }
  }

  /** The definitions, from hash maps of whole n-grams. */
  private static final class Textbook {

    private final NGram settings;
    private final NGramModel model;
    private final Map<List<Integer>, Long> counts = new HashMap<>();
    private final Map<List<Integer>, Set<Integer>> lefts = new HashMap<>();

    Textbook(Documents text, NGram settings, NGramModel model) {
      this.settings = settings;
      this.model = model;
      for (int d = 0; d < text.size(); d++) {
        List<Integer> tokens = new ArrayList<>(List.of(Vocabulary.BEGIN));
        Arrays.stream(text.document(d)).forEach(tokens::add);
        if (text.closed(d)) {
          tokens.add(Vocabulary.END);
        }
        for (int to = 2; to <= tokens.size(); to++) { // events only: <s> is never the last token
          for (int n = 1; n <= settings.order() && n <= to; n++) {
            List<Integer> gram = List.copyOf(tokens.subList(to - n, to));
            counts.merge(gram, 1L, Long::sum);
            if (to > n) {
              lefts.computeIfAbsent(gram, g -> new HashSet<>()).add(tokens.get(to - n - 1));
            }
          }
        }
      }
    }

    double probability(List<Integer> history, int token) {
      int length = Math.min(settings.order() - 1, history.size());
      return probability(token, history.subList(history.size() - length, history.size()));
    }

    private double probability(int token, List<Integer> context) {
      double total = 0;
      double types = 0;
      double discounts = 0;
      for (int t = 0; t < ALPHABET.size(); t++) {
        double weight = weight(context, t);
        total += weight;
        types += weight > 0 ? 1 : 0;
        discounts += discount(context.size() + 1, weight);
      }
      double own = weight(context, token);
      if (settings.smoothing() instanceof Smoothing.MaximumLikelihood) {
        return total > 0 ? own / total : shorter(token, context);
      } else if (settings.smoothing() instanceof Smoothing.AddK add) {
        return ALPHABET.contains(token)
            ? (own + add.k()) / (total + add.k() * ALPHABET.events())
            : 0;
      } else if (total == 0) {
        return shorter(token, context);
      } else if (settings.smoothing() instanceof Smoothing.WittenBell) {
        return (own + types * shorter(token, context)) / (total + types);
      } else if (settings.smoothing() instanceof Smoothing.JelinekMercer) {
        return own / total / 2 + shorter(token, context) / 2;
      }
      return (own - discount(context.size() + 1, own) + discounts * shorter(token, context))
          / total;
    }

    private double shorter(int token, List<Integer> context) {
      if (!context.isEmpty()) {
        return probability(token, context.subList(1, context.size()));
      }
      boolean all = settings.support() == Support.VOCABULARY;
      long seen = counts.keySet().stream().filter(g -> g.size() == 1 && g.get(0) > 0).count();
      boolean covered =
          ALPHABET.contains(token)
              && (all || token == Vocabulary.UNKNOWN || counts.containsKey(List.of(token)));
      return covered ? 1.0 / (all ? ALPHABET.events() : seen + 1) : 0;
    }

    private double weight(List<Integer> context, int token) {
      List<Integer> gram = new ArrayList<>(context);
      gram.add(token);
      boolean adjusted =
          settings.smoothing() instanceof Smoothing.ModifiedKneserNey
              && gram.size() < settings.order()
              && gram.get(0) != Vocabulary.BEGIN;
      return adjusted ? lefts.getOrDefault(gram, Set.of()).size() : counts.getOrDefault(gram, 0L);
    }

    /** The discounts themselves are tested against KenLM's. */
    private double discount(int order, double weight) {
      return settings.smoothing() instanceof Smoothing.ModifiedKneserNey && weight > 0
          ? model.facts().get("discount-" + (int) Math.min(3, weight) + "|order:" + order)
          : 0;
    }
  }

  @Test
  void textsOfThisTestReachDefinedDiscounts() {
    NGram settings = new NGram(3, new Smoothing.ModifiedKneserNey(), Support.OBSERVED);
    NGramModel model =
        settings.fit(Texts.random(7, 300, WORDS - 5), ALPHABET, Optional.empty(), ADDRESS);
    assertEquals(0, model.facts().get("discount-fallback|order:3"));
    assertFalse(model.facts().get("discount-1|order:3") == 0.5);
  }
}
