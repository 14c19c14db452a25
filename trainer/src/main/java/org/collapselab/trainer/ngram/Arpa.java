package org.collapselab.trainer.ngram;

/** Placeholder. */
public final class Arpa {
  /** x. */
  public static void write(NGramModel m, org.collapselab.trainer.text.Vocabulary v, java.io.Writer w) throws java.io.IOException {}
}
