package org.collapselab.trainer.ngram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.model.ExactEstimate;
import org.collapselab.trainer.model.LanguageModel;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.model.ModelFormat;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every language model found by ServiceLoader, and the n-gram model under every smoothing,
 * keeps to: what it says it can do is so.
 */
class LanguageModelContractTest {

  private static final Address ADDRESS = new Address(17, 0, Purpose.FIT, 0);
  private static final int WORDS = 12;
  private static final Documents TEXT = Texts.random(9, 400, WORDS - 2); // 2 that never occur

  static Stream<LanguageModel> models() {
    return Stream.concat(
        ServiceLoader.load(LanguageModel.class).stream().map(ServiceLoader.Provider::get),
        NGramModelTest.models());
  }

  private static TrainedModel fitted(LanguageModel settings, boolean ends) {
    return settings.fit(
        ends ? TEXT : TEXT.open(),
        new Alphabet(Vocabulary.FIRST_WORD + WORDS, ends),
        Optional.empty(),
        ADDRESS);
  }

  /** Rejects a format that loses a bit, and damage that goes unseen. */
  @ParameterizedTest
  @MethodSource("models")
  void aStoredModelComesBackBitForBit(LanguageModel settings) throws IOException {
    assertTrue(settings.format().isPresent() || !settings.startsFromPrevious());
    for (ModelFormat format : settings.format().stream().toList()) {
      for (boolean ends : new boolean[] {true, false}) {
        TrainedModel model = fitted(settings, ends);
        byte[] stored = stored(format, model);
        TrainedModel read = format.read(new ByteArrayInputStream(stored), model.alphabet());
        Sampling.assertSame(model, read);
        assertArrayEquals(stored, stored(format, read));
        for (int at = 0; at < stored.length; at += 1 + stored.length / 50) {
          byte[] damaged = stored.clone();
          damaged[at] ^= 4;
          assertRefused(format, damaged, model.alphabet());
          assertRefused(format, Arrays.copyOf(stored, at), model.alphabet());
        }
      }
    }
  }

  private static byte[] stored(ModelFormat format, TrainedModel model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(model, out);
    return out.toByteArray();
  }

  private static void assertRefused(ModelFormat format, byte[] stored, Alphabet alphabet) {
    assertThrows(IOException.class, () -> format.read(new ByteArrayInputStream(stored), alphabet));
  }

  /** Rejects a context that is shorter, or longer, than what laws depend on. */
  @ParameterizedTest
  @MethodSource("models")
  void lawsDependOnAsManyTokensAsItSays(LanguageModel settings) {
    settings
        .context()
        .ifPresent(
            context -> {
              TrainedModel model = fitted(settings, true);
              assertEquals(
                  1,
                  laws(model, context).values().stream().mapToInt(List::size).max().orElseThrow());
              if (context > 0) {
                assertTrue(
                    laws(model, context - 1).values().stream().anyMatch(laws -> laws.size() > 1));
              }
            });
  }

  /** The laws that differ, by the last tokens before them; contexts that hold a begin left out. */
  private static Map<List<Integer>, List<Law>> laws(TrainedModel model, int context) {
    Map<List<Integer>, List<Law>> laws = new HashMap<>();
    Batch batch = model.batch(1);
    for (int d = 0; d < TEXT.size(); d++) {
      batch.start(0);
      List<Integer> before = new ArrayList<>();
      for (int token : TEXT.document(d)) {
        batch.advance(0, token);
        before.add(token);
        if (before.size() >= context) {
          Law law = new Law();
          batch.law(0, law);
          List<Law> known =
              laws.computeIfAbsent(
                  List.copyOf(before.subList(before.size() - context, before.size())),
                  key -> new ArrayList<>());
          if (known.stream().noneMatch(other -> same(law, other))) {
            known.add(law);
          }
        }
      }
    }
    return laws;
  }

  private static boolean same(Law law, Law other) {
    return Arrays.equals(law.tokens, 0, law.size, other.tokens, 0, other.size)
        && Arrays.equals(law.p, 0, law.size, other.p, 0, other.size);
  }

  /** (c(hw) + k) / (c(h) + k V) for every place of the text, counted plainly. */
  @ParameterizedTest
  @MethodSource("models")
  void anExactEstimateIsOne(LanguageModel settings) {
    for (ExactEstimate exact : settings.exact().stream().toList()) {
      TrainedModel model = fitted(settings, true);
      Map<List<Integer>, Map<Integer, Integer>> counts = counts(exact.order());
      Batch batch = model.batch(1);
      for (int d = 0; d < TEXT.size(); d++) {
        batch.start(0);
        List<Integer> before = new ArrayList<>(List.of(Vocabulary.BEGIN));
        for (int token : TEXT.document(d)) {
          Map<Integer, Integer> after = counts.get(last(before, exact.order() - 1));
          double all = after.values().stream().mapToInt(Integer::intValue).sum();
          double expected =
              (after.get(token) + exact.k()) / (all + exact.k() * model.alphabet().events());
          assertEquals(expected, batch.probability(0, token), 1e-15);
          batch.advance(0, token);
          before.add(token);
        }
      }
    }
  }

  /** How often each event follows the last order - 1 tokens, {@code <s>} included. */
  private static Map<List<Integer>, Map<Integer, Integer>> counts(int order) {
    Map<List<Integer>, Map<Integer, Integer>> counts = new HashMap<>();
    for (int d = 0; d < TEXT.size(); d++) {
      List<Integer> read = new ArrayList<>(List.of(Vocabulary.BEGIN));
      Arrays.stream(TEXT.document(d)).forEach(read::add);
      if (TEXT.closed(d)) {
        read.add(Vocabulary.END);
      }
      for (int i = 1; i < read.size(); i++) {
        counts
            .computeIfAbsent(last(read.subList(0, i), order - 1), context -> new HashMap<>())
            .merge(read.get(i), 1, Integer::sum);
      }
    }
    return counts;
  }

  private static List<Integer> last(List<Integer> tokens, int most) {
    return List.copyOf(tokens.subList(Math.max(0, tokens.size() - most), tokens.size()));
  }
}
