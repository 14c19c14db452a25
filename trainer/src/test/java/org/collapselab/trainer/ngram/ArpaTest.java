package org.collapselab.trainer.ngram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.Evaluation;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArpaTest {

  private static final Address ADDRESS = new Address(1, 0, Purpose.FIT, 0);
  private static final int WORDS = 30;
  private static final Vocabulary VOCABULARY = vocabulary();

  static java.util.stream.Stream<NGram> models() {
    return NGramModelTest.models();
  }

  /** The reader below knows the format and nothing of this package. */
  @ParameterizedTest
  @MethodSource("models")
  void anotherReaderFindsTheSamePerplexity(NGram settings) throws IOException {
    Alphabet alphabet = new Alphabet(VOCABULARY.size(), true);
    Documents train = Texts.random(31, 300, WORDS - 5);
    NGramModel model = settings.fit(train, alphabet, Optional.empty(), ADDRESS);
    StringWriter file = new StringWriter();
    if (settings.smoothing() instanceof Smoothing.AddK) {
      assertThrows(IllegalArgumentException.class, () -> Arpa.write(model, VOCABULARY, file));
      return;
    }
    Arpa.write(model, VOCABULARY, file);
    Reader reader = new Reader(file.toString());
    Documents test = Texts.random(32, 200, WORDS);
    Evaluation expected = Evaluation.of(model, test);
    double surprisal = 0;
    long zeros = 0;
    for (int d = 0; d < test.size(); d++) {
      List<String> history = new ArrayList<>(List.of("<s>"));
      List<String> events = new ArrayList<>(VOCABULARY.types(test.document(d)));
      if (test.closed(d)) {
        events.add("</s>");
      }
      for (String event : events) {
        double log10 = reader.log10(history, event);
        zeros += log10 < -90 ? 1 : 0;
        surprisal -= log10 < -90 ? 0 : log10 * Math.log(10);
        history.add(event);
      }
    }
    assertEquals(expected.zeros(), zeros);
    assertEquals(expected.surprisal(), surprisal, 1e-6 * expected.surprisal());
  }

  private static Vocabulary vocabulary() {
    Map<String, Long> counts = new HashMap<>();
    for (int word = 0; word < WORDS; word++) {
      counts.put("w" + word, 100L - word);
    }
    return Vocabulary.of(counts, 1, 0);
  }

  /** p(w|h) = p(hw) where listed, else b(h) p(w|h'). */
  private static final class Reader {

    private final Map<String, Double> probabilities = new HashMap<>();
    private final Map<String, Double> backOffs = new HashMap<>();
    private int order;

    Reader(String file) {
      Map<Integer, Integer> declared = new HashMap<>();
      Map<Integer, Integer> seen = new HashMap<>();
      for (String line : file.split("\n")) {
        if (line.startsWith("ngram ")) {
          String[] parts = line.substring(6).split("=");
          declared.put(Integer.valueOf(parts[0]), Integer.valueOf(parts[1]));
        } else if (line.endsWith("-grams:")) {
          order = line.charAt(1) - '0';
        } else if (line.contains("\t")) {
          String[] parts = line.split("\t");
          seen.merge(order, 1, Integer::sum);
          assertEquals(order, parts[1].split(" ").length);
          probabilities.put(parts[1], Double.valueOf(parts[0]));
          if (parts.length > 2) {
            backOffs.put(parts[1], Double.valueOf(parts[2]));
          }
        }
      }
      assertEquals(declared, seen);
    }

    double log10(List<String> history, String token) {
      double log = 0;
      for (int length = Math.min(order - 1, history.size()); ; length--) {
        List<String> context = history.subList(history.size() - length, history.size());
        String gram = (length == 0 ? "" : String.join(" ", context) + " ") + token;
        if (probabilities.containsKey(gram)) {
          return log + probabilities.get(gram);
        }
        if (length == 0) {
          return -99; // not listed: outside the model's support
        }
        log += backOffs.getOrDefault(String.join(" ", context), 0.0);
      }
    }
  }
}
