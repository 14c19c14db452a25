package org.collapselab.jobs.corpus;

import java.io.Serializable;
import org.collapselab.trainer.settings.Require;

/**
 * A document that people wrote.
 *
 * @param text not blank; well-formed Unicode
 * @param topic its label; empty if there is none
 * @param splitKey the content that decides on which side of the held-out split it falls; documents
 *     with equal keys stay together
 */
public record HumanDocument(String text, String topic, String splitKey) implements Serializable {

  public HumanDocument {
    Require.that(!text.isBlank(), "a document must have text, but it is blank; leave it out");
  }
}
