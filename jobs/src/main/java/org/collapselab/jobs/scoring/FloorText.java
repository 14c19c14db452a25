package org.collapselab.jobs.scoring;

import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Lengths;
import org.collapselab.trainer.text.Vocabulary;

/** The text of one type; its scores are the floor that half-lives fall towards. */
public final class FloorText {

  private FloorText() {}

  /**
   * Makes documents of given lengths whose tokens are all the most frequent word of human text.
   *
   * @param documents how many of the lengths count
   * @param tokens where the text is cut
   */
  public static Documents of(Lengths lengths, long documents, long tokens, Vocabulary vocabulary) {
    int word = Math.min(Vocabulary.FIRST_WORD, vocabulary.size() - 1);
    Documents.Builder text = new Documents.Builder();
    long left = tokens;
    for (int d = 0; d < documents; d++) {
      long length = Math.min(left, lengths.length(d));
      for (int i = 0; i < length; i++) {
        text.token(word);
      }
      left -= length;
      text.end(true);
    }
    return text.build();
  }
}
