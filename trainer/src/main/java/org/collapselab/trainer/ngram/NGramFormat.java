package org.collapselab.trainer.ngram;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.collapselab.trainer.count.CountsFormat;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.ModelFormat;
import org.collapselab.trainer.model.TrainedModel;

/**
 * An n-gram model as its counts ({@link CountsFormat}), from which all else follows.
 *
 * @param settings order, smoothing and support
 */
record NGramFormat(NGram settings) implements ModelFormat {

  @Override
  public void write(TrainedModel model, OutputStream out) throws IOException {
    CountsFormat.write(((NGramModel) model).counts(), out);
  }

  @Override
  public NGramModel read(InputStream in, Alphabet alphabet) throws IOException {
    return NGramModel.of(CountsFormat.read(in), settings, alphabet);
  }
}
