package org.collapselab.metrics.score;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.collapselab.metrics.count.DocumentCounts;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.count.Spelling;
import org.collapselab.metrics.count.Texts;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;

/** The inputs of golden cases as our metrics see them: the last observed against the first. */
final class GoldenTexts {

  private static final int ORDERS = 5;

  private final Path inputs;
  private final Map<List<Object>, Observation> observations = new HashMap<>();

  GoldenTexts(Path folder) {
    this.inputs = folder.resolve("inputs");
  }

  Observation observation(GoldenCase c) {
    int first = c.parameter("first_tokens").asInt(Integer.MAX_VALUE);
    boolean counts = c.tokens().isEmpty() && isCounts(last(c));
    List<Object> key = List.of(c.inputs(), c.tokens(), c.lowerCase(), first, counts ? c.n() : 0);
    return observations.computeIfAbsent(key, k -> counts ? counts(c) : texts(c, first));
  }

  private static String last(GoldenCase c) {
    return c.inputs().get(c.inputs().size() - 1);
  }

  private static boolean isCounts(String input) {
    return input.startsWith("counts/") || input.endsWith(".csv");
  }

  private Observation texts(GoldenCase c, int firstTokens) {
    List<List<List<String>>> texts = new ArrayList<>();
    if (c.tokens().isPresent()) {
      texts.add(List.of(c.tokens().get()));
    } else {
      c.inputs().forEach(input -> texts.add(documents(input, c.lowerCase())));
    }
    Map<String, Long> types = new HashMap<>();
    texts.forEach(t -> t.forEach(d -> d.forEach(token -> types.merge(token, 1L, Long::sum))));
    Vocabulary vocabulary = Vocabulary.of(types, 1, 0);
    Spelling spelling = new Spelling(new Tokenizer.Whitespace(), vocabulary);
    Documents human = encoded(texts.get(0), vocabulary);
    Documents generated = encoded(texts.get(texts.size() - 1), vocabulary).prefix(firstTokens);
    return observe(Passage.of(human, spelling), Passage.of(generated, spelling));
  }

  /** A text alone. */
  static Observation observe(Documents text, Spelling spelling) {
    return observe(Passage.of(text, spelling), Passage.of(text, spelling));
  }

  private static Observation observe(Passage human, Passage generated) {
    return Observation.of(
        HumanReference.of(human.tokens(), ORDERS), human, generated, Optional.empty());
  }

  private static Documents encoded(List<List<String>> documents, Vocabulary vocabulary) {
    Documents.Builder text = new Documents.Builder();
    documents.forEach(tokens -> text.add(tokens.stream().mapToInt(vocabulary::id).toArray(), true));
    return text.build();
  }

  private List<List<String>> documents(String input, boolean lowerCase) {
    // A bare split(" ") would drop empty tokens at the end.
    return lines(input).stream()
        .map(line -> lowerCase ? line.toLowerCase(Locale.ROOT) : line)
        .map(line -> List.of(line.split(" ", -1)))
        .toList();
  }

  /** One count a line, or the counts of two texts under a head. */
  private Observation counts(GoldenCase c) {
    JointSpectrum.Builder spectrum = new JointSpectrum.Builder();
    for (String line : lines(last(c))) {
      String[] counts = line.trim().split(",");
      if (counts[0].matches("[0-9]+")) {
        long human = counts.length == 1 ? 0 : Long.parseLong(counts[0]);
        long generated = Long.parseLong(counts[counts.length - 1]);
        if (human + generated > 0) {
          spectrum.add(human, generated, 1);
        }
      }
    }
    List<JointSpectrum> spectra = new ArrayList<>();
    for (int n = 1; n < c.n(); n++) {
      spectra.add(JointSpectrum.EMPTY);
    }
    spectra.add(spectrum.build());
    return new Observation(
        Texts.passage(Documents.NONE),
        Texts.passage(Documents.NONE),
        spectra,
        new DocumentCounts(0, 0, 0, 0),
        Optional.empty());
  }

  /** Some cases name a file in a folder where it does not lie. */
  private List<String> lines(String input) {
    Path file = inputs.resolve(input);
    Path above = inputs.resolve(file.getFileName());
    try {
      return Files.readString(Files.exists(file) ? file : above).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
