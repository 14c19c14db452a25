package org.collapselab.generator.write;

import org.collapselab.generator.decode.Decoding;

/**
 * The settings of writing: how documents follow from a model.
 *
 * @param decoding how the law that tokens are drawn from comes from the model's law
 * @param length when a document ends
 * @param prompt tokens of a human document that each document continues, at least 0; they are
 *     context only and not stored
 * @param emitUnknown whether {@code <unk>} may be written; if not, it is taken out of the model's
 *     law before decoding, which divides the other probabilities by {@code 1 - p(<unk>)}
 */
public record WritingSettings(Decoding decoding, Length length, int prompt, boolean emitUnknown) {

  public WritingSettings {
    if (prompt < 0) {
      throw new IllegalArgumentException("prompt must be at least 0 tokens, but was " + prompt);
    }
  }
}
