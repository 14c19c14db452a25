package org.collapselab.jobs.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.InputException;
import org.collapselab.jobs.corpus.CorpusSource;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.settings.VocabularyLimits;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableWriter;
import org.collapselab.jobs.store.Tables;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;

/**
 * The human text of an experiment, once for each distinct corpus, split, tokenizer and vocabulary
 * setting of its arms: its <em>encodings</em>, numbered in the order of arms.
 */
final class Encodings {

  /** What two arms must share to share an encoding. */
  private record Key(
      CorpusSource source, double heldOut, Tokenizer tokenizer, VocabularyLimits vocabulary) {

    static Key of(Arm arm) {
      var human = arm.human();
      return new Key(human.source(), human.heldOut(), arm.tokenizer(), arm.vocabulary());
    }
  }

  private final List<EncodedCorpus> corpora;
  private final Map<String, Integer> byArm;

  private Encodings(List<EncodedCorpus> corpora, Map<String, Integer> byArm) {
    this.corpora = corpora;
    this.byArm = byArm;
  }

  /** Reads, splits and tokenises the human corpora of an experiment; writes nothing. */
  static Encodings read(Settings settings, Configuration hadoop) {
    Set<Key> keys = keys(settings);
    Map<CorpusSource, HumanCorpusText> sources = new HashMap<>();
    List<EncodedCorpus> corpora = new ArrayList<>();
    for (Key key : keys) {
      HumanCorpusText text =
          sources.computeIfAbsent(key.source(), source -> HumanCorpusText.read(source, hadoop));
      corpora.add(
          EncodedCorpus.of(
              text, key.heldOut(), key.tokenizer(), key.vocabulary(), settings.run().seed()));
    }
    return new Encodings(corpora, byArm(settings));
  }

  /**
   * Reads the human corpora again and, where the directory already holds a run, refuses a corpus
   * that has changed since.
   *
   * @param before settings of the run that is there
   */
  static Encodings of(
      Settings settings, Optional<Settings> before, Storage storage, Configuration hadoop) {
    Encodings encodings = read(settings, hadoop);
    if (before.isPresent()) {
      List<String> hashes = Manifest.inputHashes(storage);
      List<Key> then = new ArrayList<>(keys(before.get()));
      List<Key> now = new ArrayList<>(keys(settings));
      for (int e = 0; e < Math.min(hashes.size(), then.size()); e++) {
        String hash = encodings.corpora.get(now.indexOf(then.get(e))).sha256();
        requireSame(hashes.get(e), hash, storage);
      }
    }
    return encodings;
  }

  private static void requireSame(String before, String now, Storage storage) {
    if (!before.equals(now)) {
      throw new InputException(
          "the human corpus of the run in "
              + storage.display()
              + " has changed (SHA-256 "
              + before
              + ", now "
              + now
              + "); restore it, run into another --output, or start again with --overwrite");
    }
  }

  /** Encoding by arm. */
  static Map<String, Integer> byArm(Settings settings) {
    List<Key> keys = new ArrayList<>(keys(settings));
    Map<String, Integer> byArm = new HashMap<>();
    settings.arms().forEach(arm -> byArm.put(arm.name(), keys.indexOf(Key.of(arm))));
    return byArm;
  }

  private static Set<Key> keys(Settings settings) {
    Set<Key> keys = new LinkedHashSet<>();
    settings.arms().forEach(arm -> keys.add(Key.of(arm)));
    return keys;
  }

  /** Human text by encoding. */
  List<HumanText> texts() {
    return corpora.stream().map(EncodedCorpus::text).toList();
  }

  /** Encoding by arm. */
  Map<String, Integer> byArm() {
    return byArm;
  }

  /** What the manifest says of each encoding. */
  List<Map<String, Object>> facts() {
    return corpora.stream().map(EncodedCorpus::facts).toList();
  }

  /** Writes the tables human and vocabulary, and what a reader of the report sees of human text. */
  void write(Storage storage, Settings settings) {
    List<String> samples =
        corpora.get(0).samples(settings.arms().get(0), settings.run().seed(), Samples.DOCUMENTS);
    TableWriter.write(
        storage,
        RunDirectory.HUMAN_SAMPLES,
        Tables.SAMPLES,
        out -> {
          for (int d = 0; d < samples.size(); d++) {
            out.row("", -1, d, samples.get(d));
          }
        });
    TableWriter.write(
        storage,
        RunDirectory.VOCABULARY,
        Tables.VOCABULARY,
        out -> {
          for (int e = 0; e < corpora.size(); e++) {
            Vocabulary vocabulary = corpora.get(e).text().vocabulary();
            for (int id = 0; id < vocabulary.size(); id++) {
              out.row(e, id, vocabulary.type(id), vocabulary.count(id));
            }
          }
        });
    TableWriter.write(
        storage,
        RunDirectory.HUMAN,
        Tables.HUMAN,
        out -> {
          for (int e = 0; e < corpora.size(); e++) {
            corpora.get(e).rows(e, out::row);
          }
        });
  }
}
