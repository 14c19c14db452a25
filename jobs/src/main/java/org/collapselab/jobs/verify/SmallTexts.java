package org.collapselab.jobs.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.corpus.CorpusSource;
import org.collapselab.jobs.corpus.HumanCorpus;
import org.collapselab.jobs.corpus.TokenisedText;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.metrics.oracle.Laws;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;

/** Makes human text for which laws are exact. */
final class SmallTexts {

  private SmallTexts() {}

  /** Makes documents of one token: type i, most frequent first, {@code counts[i]} times. */
  static HumanText words(int... counts) {
    Documents.Builder documents = new Documents.Builder();
    Map<String, Long> types = new TreeMap<>();
    for (int i = 0; i < counts.length; i++) {
      types.put("w%03d".formatted(i), (long) counts[i]);
      for (int c = 0; c < counts[i]; c++) {
        documents.add(new int[] {Vocabulary.FIRST_WORD + i}, true);
      }
    }
    return text(documents.build(), Vocabulary.of(types, 1, 0), new Tokenizer.Whitespace());
  }

  /** Makes documents of one token, as near to Zipf's law as whole counts can be. */
  static HumanText zipf(int types, int documents) {
    double[] law = Laws.zipf(types, 1);
    return words(Arrays.stream(law).mapToInt(p -> (int) Math.round(p * documents)).toArray());
  }

  /**
   * Returns every k-th document of WordNet, cut by the word tokenizer; WordNet is read once.
   *
   * @param every the k of each text, shape (texts)
   * @return shape (texts)
   */
  static List<HumanText> wordNet(int... every) {
    Tokenizer tokenizer = new Tokenizer.Word();
    List<TokenisedText> tokenised =
        Arrays.stream(every).mapToObj(step -> new TokenisedText(tokenizer)).toList();
    int[] seen = {0};
    HumanCorpus.read(
        new CorpusSource("builtin:wordnet", "auto", "text", ""),
        new Configuration(),
        document -> {
          for (int i = 0; i < every.length; i++) {
            if (seen[0] % every[i] == 0) {
              tokenised.get(i).add(document.text());
            }
          }
          seen[0]++;
        });
    return tokenised.stream().map(text -> encoded(text.whole(), tokenizer)).toList();
  }

  private static HumanText encoded(TokenisedText.Whole whole, Tokenizer tokenizer) {
    Vocabulary vocabulary = Vocabulary.of(whole.counts(), 1, 0);
    Documents.Builder encoded = new Documents.Builder();
    whole.encode(vocabulary, encoded);
    return text(encoded.build(), vocabulary, tokenizer);
  }

  /** Makes human text without held-out documents. */
  static HumanText text(Documents documents, Vocabulary vocabulary, Tokenizer tokenizer) {
    int[] ids = IntStream.range(0, documents.size()).toArray();
    return new HumanText(tokenizer, vocabulary, documents, ids, Documents.NONE);
  }
}
