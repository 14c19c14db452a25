package org.collapselab.jobs.human;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.corpus.CorpusSource;
import org.collapselab.jobs.corpus.HumanCorpus;
import org.collapselab.jobs.layout.PartSizes;
import org.collapselab.jobs.layout.RunTables;
import org.collapselab.jobs.layout.row.HumanRow;
import org.collapselab.jobs.layout.row.VocabularyRow;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.settings.VocabularyLimits;
import org.collapselab.jobs.source.KnownText;
import org.collapselab.jobs.source.Source;
import org.collapselab.jobs.store.Storage;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;

/**
 * The human text of an experiment, once for each distinct corpus, split, tokenizer and vocabulary
 * setting of its arms: its <em>encodings</em>, numbered in the order of arms.
 */
public final class HumanTexts {

  /** The settings that two arms must share to share an encoding. */
  private record Key(
      CorpusSource files,
      Source source,
      double heldOut,
      Tokenizer tokenizer,
      VocabularyLimits vocabulary) {

    static Key of(Arm arm) {
      var human = arm.human();
      return new Key(
          human.files(), human.source(), human.heldOut(), arm.tokenizer(), arm.vocabulary());
    }
  }

  private final List<HumanEncoding> corpora;
  private final Map<String, Integer> byArm;

  private HumanTexts(List<HumanEncoding> corpora, Map<String, Integer> byArm) {
    this.corpora = corpora;
    this.byArm = byArm;
  }

  /** Reads, splits and tokenises the human corpora of an experiment; writes nothing. */
  public static HumanTexts read(Settings settings, PartSizes scale, Configuration hadoop) {
    Set<Key> keys = keys(settings);
    Map<Object, RawHumanText> texts = new HashMap<>(); // by what they were read from
    List<HumanEncoding> corpora = new ArrayList<>();
    long seed = settings.protocol().seed();
    for (Key key : keys) {
      Optional<KnownText> known = key.source().text(seed);
      CorpusSource files = key.files().at(settings.secrets().given(key.files().corpus()));
      if (known.isEmpty() && HumanCorpus.bytes(files, hadoop) > scale.humanBytes()) {
        corpora.add(
            EncodingFromStream.read(
                files,
                hadoop,
                key.heldOut(),
                key.tokenizer(),
                key.vocabulary(),
                seed,
                scale.partTokens()));
        continue;
      }
      RawHumanText text =
          known.isPresent()
              ? texts.computeIfAbsent(
                  key.source(), source -> RawHumanText.drawn(key.source(), known.get()))
              : texts.computeIfAbsent(files, all -> RawHumanText.read(files, hadoop));
      corpora.add(
          EncodingInMemory.of(text, key.heldOut(), key.tokenizer(), key.vocabulary(), seed));
    }
    return new HumanTexts(corpora, byArm(settings));
  }

  /**
   * Reads the human corpora again; throws an exception if the directory holds a run and a corpus
   * has changed since.
   *
   * @param before settings of the run that is there
   * @param hashes SHA-256 of its corpora, by encoding
   */
  public static HumanTexts of(
      Settings settings,
      Optional<Settings> before,
      List<String> hashes,
      PartSizes scale,
      Storage storage,
      Configuration hadoop) {
    HumanTexts encodings = read(settings, scale, hadoop);
    if (before.isPresent()) {
      List<Key> then = new ArrayList<>(keys(before.get()));
      List<Key> now = new ArrayList<>(keys(settings));
      for (int e = 0; e < Math.min(hashes.size(), then.size()); e++) {
        String hash = encodings.corpora.get(now.indexOf(then.get(e))).sha256();
        InputException.require(
            hashes.get(e).equals(hash),
            "the human corpus of the run in %s has changed (SHA-256 %s, now %s); restore it, run"
                + " into another --output, or start again with --overwrite",
            storage.display(),
            hashes.get(e),
            hash);
      }
    }
    return encodings;
  }

  /** Encoding by arm. */
  public static Map<String, Integer> byArm(Settings settings) {
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
  public List<HumanText> texts() {
    return corpora.stream().map(HumanEncoding::text).toList();
  }

  /** Encoding by arm. */
  public Map<String, Integer> byArm() {
    return byArm;
  }

  /** The facts about each encoding for the manifest. */
  public List<Map<String, Object>> facts() {
    return corpora.stream().map(HumanEncoding::facts).toList();
  }

  /** Stores the corpora that are not in memory. Afterwards {@link #texts} have their documents. */
  public void store(RunTables run, Settings settings) {
    List<Integer> wanted = samples(settings);
    for (int e = 0; e < corpora.size(); e++) {
      if (corpora.get(e) instanceof EncodingFromStream streamed) {
        streamed.store(run, e, e == 0 ? wanted : List.of());
      }
    }
  }

  /**
   * Writes the tables human (as far as it is not stored yet) and vocabulary, and the human texts
   * that the report shows.
   */
  public void write(RunTables run, Settings settings) {
    List<String> samples = samples(settings).stream().map(corpora.get(0)::text).toList();
    SampleTexts.writeHuman(run, samples);
    run.write(
        VocabularyRow.class,
        out -> {
          for (int e = 0; e < corpora.size(); e++) {
            Vocabulary vocabulary = corpora.get(e).text().vocabulary();
            for (int id = 0; id < vocabulary.size(); id++) {
              out.accept(new VocabularyRow(e, id, vocabulary.type(id), vocabulary.count(id)));
            }
          }
        });
    if (corpora.stream().anyMatch(EncodingInMemory.class::isInstance)) {
      run.write(
          HumanRow.class,
          out -> {
            for (int e = 0; e < corpora.size(); e++) {
              if (corpora.get(e) instanceof EncodingInMemory encoded) {
                encoded.rows(e, out);
              }
            }
          });
    }
  }

  /** The first documents of H_0 in the order that all replicates share, by document_id. */
  private List<Integer> samples(Settings settings) {
    HumanText text = corpora.get(0).text();
    HumanText.Order order =
        text.order(
            settings.protocol().seed(), Address.SHARED, settings.arms().get(0).human().initial());
    return IntStream.range(0, Math.min(SampleTexts.DOCUMENTS, order.initial()))
        .map(rank -> text.trainingIds()[order.documents()[rank]])
        .boxed()
        .toList();
  }
}
