package org.collapselab.generator.mix;

/** How a mix meets its share of human text. The two ways obey different laws (H7b). */
public enum ShareDrawing {
  /** Document by document, human with probability equal to the share. */
  IID,
  /** Exactly the share is human. */
  STRATIFIED
}
