package org.collapselab.generator.mix;

import org.collapselab.trainer.settings.ImpossibleSettings;

/** A regime needed more unused human text than there is. */
public final class HumanTextExhausted extends ImpossibleSettings {

  private static final long serialVersionUID = 1;

  HumanTextExhausted(int generation, Size needed, Size left, int documentsLeft) {
    super(
        ("generation %s needs %s of unused human text, but only %s (%s documents) are left;"
                + " use a smaller budget, share or initial corpus, fewer generations, or human text"
                + " drawn with replacement")
            .formatted(generation, needed, left, documentsLeft));
  }
}
