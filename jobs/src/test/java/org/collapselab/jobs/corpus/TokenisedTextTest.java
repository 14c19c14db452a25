package org.collapselab.jobs.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.api.Test;

class TokenisedTextTest {

  /**
   * Cut into any parts, a text has the vocabulary and the ids that {@link Vocabulary#of} and {@link
   * Vocabulary#ids} give it by strings. Rejects parts whose types are taken for each other's.
   */
  @Test
  void partsAreEncodedAsTheWholeTextIs() {
    SplittableRandom random = new SplittableRandom(20260108);
    Tokenizer tokenizer = new Tokenizer.Word();
    List<String> texts = new ArrayList<>();
    for (int d = 0; d < 300; d++) {
      StringBuilder text = new StringBuilder("dø");
      for (int i = random.nextInt(20); i > 0; i--) {
        text.append(' ').append("w").append(random.nextInt(1 + random.nextInt(100))).append(',');
      }
      texts.add(text.toString());
    }
    TokenisedText.Whole whole = tokenised(tokenizer, texts);
    Vocabulary expected = Vocabulary.of(whole.counts(), 2, 50);
    for (int cut : new int[] {0, 1, 150, 300}) {
      TokenisedText.Encoded encoded =
          TokenisedText.encode(
              List.of(
                  tokenised(tokenizer, texts.subList(0, cut)),
                  tokenised(tokenizer, texts.subList(cut, 300))),
              2,
              50);
      assertEquals(expected.size(), encoded.vocabulary().size());
      for (int id = 0; id < expected.size(); id++) {
        assertEquals(expected.type(id), encoded.vocabulary().type(id));
        assertEquals(expected.count(id), encoded.vocabulary().count(id));
      }
      Documents documents = encoded.documents();
      assertEquals(300, documents.size());
      for (int d = 0; d < 300; d++) {
        int[] ids = tokenizer.tokens(texts.get(d)).stream().mapToInt(expected::id).toArray();
        assertEquals(ids.length, documents.length(d));
        for (int i = 0; i < ids.length; i++) {
          assertEquals(ids[i], documents.token(documents.offset(d) + i));
        }
        assertEquals(true, documents.closed(d));
      }
    }
  }

  @Test
  void reservedTokensAreRefusedInAnyPart() {
    Tokenizer tokenizer = new Tokenizer.Whitespace();
    assertThrows(
        IllegalArgumentException.class,
        () ->
            TokenisedText.encode(
                List.of(
                    tokenised(tokenizer, List.of("a")), tokenised(tokenizer, List.of("b </s>"))),
                1,
                0));
  }

  private static TokenisedText.Whole tokenised(Tokenizer tokenizer, List<String> texts) {
    TokenisedText tokenised = new TokenisedText(tokenizer);
    texts.forEach(tokenised::add);
    return tokenised.whole();
  }
}
