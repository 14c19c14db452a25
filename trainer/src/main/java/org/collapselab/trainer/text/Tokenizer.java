package org.collapselab.trainer.text;

import java.util.List;
import org.collapselab.trainer.settings.Named;

/** Cuts text into tokens and puts it together again. */
public interface Tokenizer extends Named {

  /** The tokens of a document, in order. */
  List<String> tokens(String text);

  /** The text of a document from its tokens. */
  String text(List<String> tokens);
}
