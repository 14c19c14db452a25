package org.collapselab.jobs.command.model;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.command.Location;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.file.ExperimentFile;
import org.collapselab.jobs.store.Folder;
import org.collapselab.trainer.count.CountsFormat;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.ModelFormat;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;

/**
 * A stored n-gram model: settings, vocabulary and counts. Settings are written last, so that a
 * folder with settings is complete.
 *
 * @param model the model
 * @param vocabulary its vocabulary
 * @param tokenizer the tokenizer of its text
 */
record ModelDirectory(TrainedModel model, Vocabulary vocabulary, Tokenizer tokenizer)
    implements AutoCloseable {

  private static final String SETTINGS = "model.yaml";
  private static final String VOCABULARY = "vocabulary.tsv";
  private static final String COUNTS = "ngrams.counts";
  private static final List<String> FILES = List.of(VOCABULARY, COUNTS, SETTINGS);
  private static final String STAGED = ".next-"; // written, not yet in place

  /** Throws an exception if a model may not be written here. */
  static void requireFree(String directory, boolean overwrite) {
    Folder folder = Location.open(directory);
    InputException.require(
        !folder.isFile(""),
        "a model needs a folder, but %s is a file; give another --model",
        directory);
    boolean model = folder.exists(SETTINGS);
    InputException.require(
        !model || overwrite,
        "the model folder must be new, but %s holds a model; give another --model or"
            + " --overwrite",
        directory);
    // Files of ours without settings were left by a killed command.
    InputException.require(
        model || FILES.containsAll(folder.list()),
        "the model folder must be empty or new, but %s holds other files; give another"
            + " --model",
        directory);
  }

  /** Writes a model. A model that the folder holds is replaced once the new one is on the disk. */
  static void write(String directory, String settings, NGramCounts counts, Vocabulary vocabulary) {
    Folder folder = Location.open(directory);
    boolean made = !folder.exists("");
    try {
      folder.write(STAGED + VOCABULARY, out -> StoredVocabulary.write(vocabulary, out));
      folder.write(STAGED + COUNTS, out -> CountsFormat.write(counts, out));
      folder.text(STAGED + SETTINGS, settings);
      folder.delete(SETTINGS);
      for (String file : FILES) {
        folder.move(STAGED + file, file);
      }
      made = false;
    } finally {
      for (String file : FILES) {
        folder.delete(STAGED + file);
      }
      if (made) { // for a model that could not be written
        folder.delete("");
      }
    }
  }

  /** Reads a model. */
  static ModelDirectory read(String directory) {
    Folder folder = Location.open(directory);
    InputException.require(
        folder.exists(SETTINGS),
        "there is no model in %s (no %s); 'collapselab train --model %s' makes one",
        directory,
        SETTINGS,
        directory);
    try {
      return read(folder, directory);
    } catch (InputException e) {
      throw e;
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof FileNotFoundException missing) {
        throw damaged(directory, missing);
      }
      throw e;
    } catch (IOException | RuntimeException e) { // of a format, or of what the numbers contradict
      throw damaged(directory, e);
    }
  }

  private static InputException damaged(String directory, Exception found) {
    return new InputException(
        ("a model must be as 'collapselab train' wrote it, but %s is damaged or of another"
                + " version (%s); train it again with --overwrite")
            .formatted(directory, found.getMessage()),
        found);
  }

  private static ModelDirectory read(Folder folder, String directory) throws IOException {
    Arm arm =
        ExperimentFile.parse(folder.text(SETTINGS), directory + "/" + SETTINGS, List.of())
            .arms()
            .get(0);
    Vocabulary vocabulary;
    try (InputStream in = folder.open(VOCABULARY)) {
      vocabulary = StoredVocabulary.read(in);
    }
    ModelFormat format =
        arm.model()
            .format()
            .orElseThrow(
                () -> new IOException("models '" + arm.model().name() + "' are never stored"));
    Alphabet alphabet = new Alphabet(vocabulary.size(), arm.length().ends());
    try (InputStream in = new BufferedInputStream(folder.open(COUNTS), 1 << 16)) {
      return new ModelDirectory(format.read(in, alphabet), vocabulary, arm.tokenizer());
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
