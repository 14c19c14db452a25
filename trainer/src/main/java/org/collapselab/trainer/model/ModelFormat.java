package org.collapselab.trainer.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * How the models that one {@link LanguageModel} fits are stored. A model that was written and read
 * gives the bits of the one that was written, in every law, draw and fact; equal models give equal
 * bytes.
 */
public interface ModelFormat {

  /**
   * Writes a model; the stream stays open.
   *
   * @param model one that these settings fitted, not closed
   */
  void write(TrainedModel model, OutputStream out) throws IOException;

  /**
   * Reads what {@link #write} wrote; the stream stays open.
   *
   * @param alphabet that of the model that was written
   * @return the model; whoever calls closes it
   * @throws IOException if the bytes are no such model, damaged or cut off
   */
  TrainedModel read(InputStream in, Alphabet alphabet) throws IOException;
}
