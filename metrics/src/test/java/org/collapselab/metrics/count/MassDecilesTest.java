package org.collapselab.metrics.count;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.api.Test;

class MassDecilesTest {

  private static final int ORDERS = 3;

  /**
   * Rejects ties broken by token ids (here all but one word has another place), n-grams compared as
   * one string without a mark between words ("a", "ab"), and a type put where its own mass ends.
   */
  @Test
  void tenthsAreThoseOfASortedList() {
    List<String> words =
        List.of("zz", "b", "é", "ab", "a", "Z", "😀", "\uFFFD", "aa", "c", "0", "ba", "~", "yy");
    Map<String, Long> counts = new HashMap<>();
    words.forEach(word -> counts.put(word, 100L - words.indexOf(word)));
    Spelling spelling = new Spelling(new Tokenizer.Whitespace(), Vocabulary.of(counts, 1, 0));
    Documents human = text(1, words.size());
    Documents generated = text(2, words.size());
    List<List<MassDeciles.Tenth>> found =
        MassDeciles.of(Passage.of(human, spelling), ORDERS).of(generated);
    for (int n = 1; n <= ORDERS; n++) {
      assertEquals(sorted(human, generated, n, spelling), found.get(n - 1), "order " + n);
    }
  }

  /** Documents of words whose frequencies differ, with many ties. */
  private static Documents text(int item, int words) {
    Stream random = new Address(5, 0, Purpose.GENERATE, 0).stream(item);
    Documents.Builder text = new Documents.Builder();
    for (int d = 0; d < 30; d++) {
      for (int i = 0; i < d % 7; i++) {
        double u = random.nextDouble();
        text.token(Vocabulary.FIRST_WORD + (int) (words * u * u));
      }
      text.end(true);
    }
    return text.build();
  }

  private static List<MassDeciles.Tenth> sorted(
      Documents human, Documents generated, int n, Spelling spelling) {
    Map<String, Long> theirs = counts(human, n, spelling);
    Map<String, Long> ours = counts(generated, n, spelling);
    List<String> order = new ArrayList<>(theirs.keySet());
    order.sort(
        Comparator.comparing((String key) -> -theirs.get(key))
            .thenComparing(key -> key.codePoints().toArray(), java.util.Arrays::compare));
    long total = theirs.values().stream().mapToLong(Long::longValue).sum();
    long[][] sums = new long[MassDeciles.TENTHS][4];
    long before = 0;
    for (String key : order) {
      long[] sum = sums[(int) (10 * before / total)];
      sum[0]++;
      sum[1] += theirs.get(key);
      sum[2] += ours.containsKey(key) ? 1 : 0;
      sum[3] += ours.getOrDefault(key, 0L);
      before += theirs.get(key);
    }
    List<MassDeciles.Tenth> tenths = new ArrayList<>();
    for (long[] sum : sums) {
      tenths.add(new MassDeciles.Tenth(sum[0], sum[1], sum[2], sum[3]));
    }
    return tenths;
  }

  private static Map<String, Long> counts(Documents text, int n, Spelling spelling) {
    Map<String, Long> counts = new HashMap<>();
    for (int d = 0; d < text.size(); d++) {
      List<String> tokens = spelling.vocabulary().types(text.document(d));
      for (int i = 0; i + n <= tokens.size(); i++) {
        counts.merge(String.join("\u001f", tokens.subList(i, i + n)), 1L, Long::sum);
      }
    }
    return counts;
  }
}
