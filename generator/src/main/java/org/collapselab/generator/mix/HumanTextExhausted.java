package org.collapselab.generator.mix;

/** A regime needed more unused human text than there is. */
public final class HumanTextExhausted extends RuntimeException {

  private static final long serialVersionUID = 1;

  HumanTextExhausted(int generation, Size needed, Size left, int documentsLeft) {
    super(
        "generation "
            + generation
            + " needs "
            + needed
            + " of unused human text, but only "
            + left
            + " ("
            + documentsLeft
            + " documents) are left; use a smaller budget, share or initial corpus, fewer"
            + " generations, or human text drawn with replacement");
  }
}
