package org.collapselab.trainer.ngram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.api.Assumptions;

/** WikiText-2, a document per line, every document closed; skips the test where it is absent. */
public record WikiText(Vocabulary vocabulary, Documents train, Documents test) {

  public static WikiText load() {
    Path folder =
        Path.of(System.getProperty("golden", "../shared/golden"), "..", "data", "wikitext-2");
    Assumptions.assumeTrue(
        Files.isDirectory(folder), "WikiText-2 is not at " + folder + "; skipped");
    List<List<String>> train = lines(folder.resolve("train.txt"));
    Map<String, Long> counts = new HashMap<>();
    train.forEach(line -> line.forEach(token -> counts.merge(token, 1L, Long::sum)));
    Vocabulary vocabulary = Vocabulary.of(counts, 1, 0);
    return new WikiText(
        vocabulary,
        encode(train, vocabulary),
        encode(lines(folder.resolve("test.txt")), vocabulary));
  }

  Alphabet alphabet() {
    return new Alphabet(vocabulary.size(), true);
  }

  private static List<List<String>> lines(Path file) {
    try {
      List<List<String>> lines = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank()) {
          lines.add(List.of(line.strip().replace("<unk>", "UNKTOK").split(" +")));
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Documents encode(List<List<String>> lines, Vocabulary vocabulary) {
    Documents.Builder text = new Documents.Builder();
    lines.forEach(line -> text.add(line.stream().mapToInt(vocabulary::id).toArray(), true));
    return text.build();
  }
}
