package org.collapselab.generator.mix;

/** How a share of human text is met; the two obey different laws (H7b). */
public enum ShareDrawing {
  /** Document by document, human with probability equal to the share. */
  IID,
  /** Exactly the share is human. */
  STRATIFIED
}
