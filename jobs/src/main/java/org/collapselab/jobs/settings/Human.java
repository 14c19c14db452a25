package org.collapselab.jobs.settings;

import java.io.Serializable;
import org.collapselab.jobs.corpus.CorpusSource;
import org.collapselab.jobs.source.ReadCorpus;
import org.collapselab.jobs.source.Source;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;

/**
 * The human text of an arm: where it comes from, how it is split, and how much of it generation 0
 * sees.
 *
 * @param corpus {@code builtin:wordnet}, a path, a glob or a Hadoop URI
 * @param format {@code auto}, {@code text}, {@code json-lines} or {@code parquet}
 * @param textField name of the text column; ignored for plain text
 * @param topicField name of the topic column; empty for none
 * @param heldOut in [0, 1)
 * @param initial size of H_0, the first documents of the keyed human order
 * @param redraw false: all replicates share H_0, and intervals are conditional on it; true: each
 *     replicate draws its own
 * @param source where text comes from: the corpus, or a known law
 */
@Shorthand("corpus")
@About("the human corpus, its held-out part and the part that generation 0 trains on")
public record Human(
    @About(
            "builtin:wordnet, or a path, a glob or a Hadoop URI (file, hdfs, s3a, ...) of text files")
        String corpus,
    @About(
            "how files are read: text (a document per line), json-lines, parquet, or auto to go by their endings")
        String format,
    @About("column that holds the text, in json-lines and parquet") String textField,
    @About("column that holds a topic label, in json-lines and parquet; empty for none")
        String topicField,
    @About(
            "share of distinct documents that no model trains on, by a hash of their content, in [0, 1)")
        double heldOut,
    @About(
            "size of H_0, the human text that generation 0 trains on: all, or the first tokens or documents of a keyed order")
        Initial initial,
    @About(
            "false: replicates share H_0 and their intervals are conditional on it; true: each replicate draws its own")
        boolean redraw,
    @About(
            "where text comes from: corpus, or documents drawn from a law that is known, so that nothing about the truth is estimated")
        Source source)
    implements Serializable {

  public Human {
    new CorpusSource(corpus, format, textField, topicField); // validates them
    Require.that(heldOut >= 0 && heldOut < 1, "held_out must be in [0, 1), but was %s", heldOut);
    Require.that(
        source instanceof ReadCorpus || corpus.equals(new CorpusSource().corpus()),
        "corpus must be left out if the source is %s, but was '%s'; leave out one of the two",
        source.name(),
        corpus);
  }

  /** Where the corpus is and how to read it. */
  public CorpusSource files() {
    return new CorpusSource(corpus, format, textField, topicField);
  }
}
