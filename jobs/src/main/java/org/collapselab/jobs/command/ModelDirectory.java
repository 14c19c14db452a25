package org.collapselab.jobs.command;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.collapselab.jobs.InputException;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableReader;
import org.collapselab.jobs.store.TableWriter;
import org.collapselab.jobs.store.Tables;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.ngram.NGram;
import org.collapselab.trainer.ngram.NGramCounts;
import org.collapselab.trainer.ngram.NGramModel;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;

/**
 * A stored n-gram model: settings, vocabulary and counts. The settings are written last, so that a
 * folder that has them is whole.
 *
 * @param model the model
 * @param vocabulary its vocabulary
 * @param tokenizer what its text was tokenised by
 */
record ModelDirectory(NGramModel model, Vocabulary vocabulary, Tokenizer tokenizer) {

  private static final String SETTINGS = "model.yaml";
  private static final String VOCABULARY = "vocabulary.parquet";
  private static final String NGRAMS = "ngrams.parquet";
  private static final String STAGED = ".next-"; // written, not yet in place

  /** Refuses to write over what is there. */
  static void requireFree(String directory, boolean overwrite) {
    Storage storage = Location.folder(directory);
    if (storage.isFile("")) {
      throw new InputException(
          "a model needs a folder, but " + directory + " is a file; give another --model");
    }
    boolean model = storage.exists(SETTINGS);
    if (model && !overwrite) {
      throw new InputException(
          "the model folder must be new, but "
              + directory
              + " holds a model; give another --model or --overwrite");
    }
    // Without settings, tables of ours are what a killed command left.
    if (!model && !List.of(NGRAMS, VOCABULARY).containsAll(storage.list(""))) {
      throw new InputException(
          "the model folder must be empty or new, but "
              + directory
              + " holds other files; give another --model");
    }
  }

  /** Writes a model; the one that the folder holds is replaced once the new one is on the disk. */
  static void write(String directory, String settings, NGramCounts counts, Vocabulary vocabulary) {
    Storage storage = Location.folder(directory);
    boolean made = !storage.exists("");
    try {
      stage(storage, settings, counts, vocabulary);
      storage.delete(SETTINGS);
      for (String file : List.of(VOCABULARY, NGRAMS, SETTINGS)) {
        storage.move(STAGED + file, file);
      }
      made = false;
    } finally {
      for (String file : List.of(VOCABULARY, NGRAMS, SETTINGS)) {
        storage.delete(STAGED + file);
      }
      if (made) { // for a model that could not be written
        storage.delete("");
      }
    }
  }

  private static void stage(
      Storage storage, String settings, NGramCounts counts, Vocabulary vocabulary) {
    TableWriter.write(
        storage,
        STAGED + VOCABULARY,
        Tables.VOCABULARY,
        out -> {
          for (int id = 0; id < vocabulary.size(); id++) {
            out.row(0, id, vocabulary.type(id), vocabulary.count(id));
          }
        });
    TableWriter.write(storage, STAGED + NGRAMS, Tables.NGRAMS, out -> rows(counts, out));
    storage.text(STAGED + SETTINGS, settings);
  }

  private static void rows(NGramCounts counts, TableWriter out) {
    for (int type = 0; type < counts.types(1); type++) {
      out.row(1, 0, counts.token(1, type), counts.count(1, type));
    }
    for (int order = 2; order <= counts.order(); order++) {
      for (int context = 0; context < counts.types(order - 1); context++) {
        for (int type = counts.first(order, context);
            type < counts.first(order, context + 1);
            type++) {
          out.row(order, context, counts.token(order, type), counts.count(order, type));
        }
      }
    }
  }

  /** Reads a model. */
  static ModelDirectory read(String directory) {
    Storage storage = Location.folder(directory);
    if (!storage.exists(SETTINGS)) {
      throw new InputException(
          "there is no model in "
              + directory
              + " (no "
              + SETTINGS
              + "); 'collapselab train --model "
              + directory
              + "' makes one");
    }
    try {
      return read(storage, directory);
    } catch (InputException e) {
      throw e;
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof FileNotFoundException missing) {
        throw damaged(directory, missing);
      }
      throw e;
    } catch (RuntimeException e) { // of the Parquet library, or of what the numbers contradict
      throw damaged(directory, e);
    }
  }

  private static InputException damaged(String directory, Exception found) {
    return new InputException(
        "a model must be as 'collapselab train' wrote it, but "
            + directory
            + " is damaged or of another version ("
            + found.getMessage()
            + "); train it again with --overwrite",
        found);
  }

  private static ModelDirectory read(Storage storage, String directory) {
    Arm arm =
        Settings.parse(storage.text(SETTINGS), directory + "/" + SETTINGS, List.of()).arms().get(0);
    List<String> types = new ArrayList<>();
    List<Long> typeCounts = new ArrayList<>();
    TableReader.read(
        storage,
        VOCABULARY,
        Tables.VOCABULARY,
        row -> {
          types.add((String) row[2]);
          typeCounts.add((Long) row[3]);
        });
    Vocabulary vocabulary =
        Vocabulary.stored(types, typeCounts.stream().mapToLong(Long::longValue).toArray());
    NGram ngram = (NGram) arm.model();
    NGramCounts counts = counts(storage, ngram.order());
    Alphabet alphabet = new Alphabet(vocabulary.size(), arm.length().ends());
    return new ModelDirectory(NGramModel.of(counts, ngram, alphabet), vocabulary, arm.tokenizer());
  }

  private static NGramCounts counts(Storage storage, int orders) {
    Columns[] columns = new Columns[orders];
    for (int n = 0; n < orders; n++) {
      columns[n] = new Columns();
    }
    TableReader.read(
        storage,
        NGRAMS,
        Tables.NGRAMS,
        row ->
            columns[(Integer) row[0] - 1].add((Integer) row[1], (Integer) row[2], (Long) row[3]));
    int[][] prefixes = new int[orders][];
    int[][] tokens = new int[orders][];
    long[][] counts = new long[orders][];
    for (int n = 0; n < orders; n++) {
      prefixes[n] = columns[n].prefixes();
      tokens[n] = columns[n].tokens();
      counts[n] = columns[n].counts();
    }
    return NGramCounts.of(prefixes, tokens, counts);
  }

  /** Three growing columns. */
  private static final class Columns {
    private int[] prefixes = new int[1024];
    private int[] tokens = new int[1024];
    private long[] counts = new long[1024];
    private int size;

    void add(int prefix, int token, long count) {
      if (size == tokens.length) {
        prefixes = java.util.Arrays.copyOf(prefixes, 2 * size);
        tokens = java.util.Arrays.copyOf(tokens, 2 * size);
        counts = java.util.Arrays.copyOf(counts, 2 * size);
      }
      prefixes[size] = prefix;
      tokens[size] = token;
      counts[size++] = count;
    }

    int[] prefixes() {
      return java.util.Arrays.copyOf(prefixes, size);
    }

    int[] tokens() {
      return java.util.Arrays.copyOf(tokens, size);
    }

    long[] counts() {
      return java.util.Arrays.copyOf(counts, size);
    }
  }
}
