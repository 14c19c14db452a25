package org.collapselab.jobs.layout.row;

import org.collapselab.jobs.store.TableRow;
import org.collapselab.trainer.settings.About;

/** A token type of an encoding. */
@TableRow(table = "vocabulary", version = 1)
public record VocabularyRow(
    @About(VocabularyRow.ENCODING) int encoding,
    @About("token id: 0 <unk>, 1 <s>, 2 </s>, then by descending count, ties by UTF-8 bytes")
        int id,
    @About("the token as the tokenizer writes it") String type,
    @About("occurrences in the human documents that are not held out") long count) {
  static final String ENCODING =
      "which human corpus, split, tokenizer and vocabulary (a sweep may have several), from 0 in the order of arms";
}
