package org.collapselab.metrics.count;

import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;

/** The tokenizer and the vocabulary that turn token ids into text. */
public record Spelling(Tokenizer tokenizer, Vocabulary vocabulary) {

  /** The tokenizer's name, for signatures. */
  public String label() {
    return tokenizer.label();
  }

  /** A document as text, as far as the tokenizer can restore it. */
  public String text(Documents text, int document) {
    return tokenizer.text(vocabulary.types(text.document(document)));
  }
}
