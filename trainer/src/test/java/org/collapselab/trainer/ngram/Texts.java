package org.collapselab.trainer.ngram;

import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/** Small random texts with a long tail. */
public final class Texts {

  private Texts() {}

  /** Documents of 0 to 11 tokens over so many words; about one in three is open. */
  public static Documents random(int seed, int documents, int words) {
    Stream random = new Address(seed, 0, Purpose.GENERATE, 0).stream(0);
    Documents.Builder text = new Documents.Builder();
    for (int d = 0; d < documents; d++) {
      int length = (int) random.nextLong(12);
      for (int i = 0; i < length; i++) {
        int word = (int) (words * Math.pow(random.nextDouble(), 3)); // a few frequent words
        text.token(word == 0 ? Vocabulary.UNKNOWN : Vocabulary.FIRST_WORD - 1 + word);
      }
      text.end(random.nextLong(3) > 0);
    }
    return text.build();
  }

  /** The documents from .. to - 1. */
  public static Documents part(Documents text, int from, int to) {
    Documents.Builder part = new Documents.Builder();
    for (int d = from; d < to; d++) {
      part.add(text, d);
    }
    return part.build();
  }
}
