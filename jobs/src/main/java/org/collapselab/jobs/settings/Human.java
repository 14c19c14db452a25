package org.collapselab.jobs.settings;

import java.io.Serializable;
import java.util.List;
import org.collapselab.trainer.settings.About;

/**
 * The human corpus.
 *
 * @param corpus {@code builtin:wordnet}, a path, a glob or a Hadoop URI
 * @param format one of {@link #FORMATS}
 * @param textField name of the text column; ignored for plain text
 * @param topicField name of the topic column; empty for none
 * @param heldOut in [0, 1)
 * @param initial size of H_0, the first documents of the keyed human order
 * @param redraw false: all replicates share H_0, and intervals are conditional on it; true: each
 *     replicate draws its own
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
    @About("column that holds the text, in JSON Lines and Parquet") String textField,
    @About("column that holds a topic label, in JSON Lines and Parquet; empty for none")
        String topicField,
    @About(
            "share of distinct documents that no model trains on, by a hash of their content, in [0, 1)")
        double heldOut,
    @About(
            "size of H_0, the human text that generation 0 trains on: all, or the first tokens or documents of a keyed order")
        Initial initial,
    @About(
            "false: replicates share H_0 and their intervals are conditional on it; true: each replicate draws its own")
        boolean redraw)
    implements Serializable {

  /** The formats by name. */
  public static final List<String> FORMATS = List.of("auto", "text", "json-lines", "parquet");

  public Human {
    if (corpus.isBlank()) {
      throw new IllegalArgumentException(
          "corpus must name a corpus, but was empty; use builtin:wordnet or a path");
    }
    if (corpus.startsWith("builtin:") && !corpus.equals("builtin:wordnet")) {
      throw new IllegalArgumentException(
          "corpus must be builtin:wordnet or a path, but was " + corpus);
    }
    if (!FORMATS.contains(format)) {
      throw new IllegalArgumentException(
          "format must be one of " + String.join(", ", FORMATS) + ", but was '" + format + "'");
    }
    if (textField.isBlank()) {
      throw new IllegalArgumentException("text_field must name a column, but was empty");
    }
    if (!(heldOut >= 0 && heldOut < 1)) {
      throw new IllegalArgumentException("held_out must be in [0, 1), but was " + heldOut);
    }
  }
}
