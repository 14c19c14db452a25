package org.collapselab.jobs.corpus;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;

/**
 * Where a corpus is and how to read it.
 *
 * @param corpus {@code builtin:wordnet}, or a file, folder, glob or Hadoop URI
 * @param format {@code auto}, {@code text}, {@code json-lines} or {@code parquet}
 * @param textField field or column of the text, for JSON Lines and Parquet
 * @param topicField field or column of the topic; empty for none
 * @param featuresField field or column of each document's vector; empty for none
 */
public record CorpusSource(
    @About("builtin:wordnet, or a file, folder, glob or Hadoop URI (file, hdfs, s3a ...).")
        String corpus,
    @About(
            "text (a document per line), json-lines, parquet, or auto: by the file name's"
                + " extension.")
        String format,
    @About("Field or column that holds the text, for json-lines and parquet.") String textField,
    @About("Field or column that holds a topic label, for json-lines and parquet; empty for none.")
        String topicField,
    @About("Field or column that holds a vector, for json-lines and parquet; empty for none.")
        String featuresField)
    implements Serializable {

  static final String BUILTIN = "builtin:";
  static final String WORDNET = BUILTIN + "wordnet";
  static final String AUTO = "auto";
  static final String TEXT = "text";
  static final String JSON_LINES = "json-lines";
  static final String PARQUET = "parquet";

  private static final List<String> FORMATS = List.of(AUTO, TEXT, JSON_LINES, PARQUET);

  public CorpusSource {
    Require.that(
        !corpus.isBlank(), "corpus must be %s or a path, but was empty; name one", WORDNET);
    Require.that(
        !corpus.startsWith(BUILTIN) || corpus.equals(WORDNET),
        "the only built-in corpus is %s, but corpus was '%s'",
        WORDNET,
        corpus);
    Require.that(
        FORMATS.contains(format),
        "format must be one of %s, but was '%s'",
        String.join(", ", FORMATS),
        format);
    Require.that(
        !textField.isBlank(),
        "the text field must be the name of a field or column, but was empty");
    Require.that(
        !textField.equals(topicField),
        "text and topic must be two fields, but both are '%s'",
        textField);
    Require.that(
        !featuresField.equals(textField)
            && (featuresField.isEmpty() || !featuresField.equals(topicField)),
        "vectors must have a field of their own, but '%s' is also that of text or topic",
        featuresField);
  }

  /** Makes the source of a corpus without vectors. */
  public CorpusSource(String corpus, String format, String textField, String topicField) {
    this(corpus, format, textField, topicField, "");
  }

  public CorpusSource() {
    this(WORDNET, AUTO, "text", "");
  }

  /** The same fields of another corpus. */
  public CorpusSource at(String other) {
    return new CorpusSource(other, format, textField, topicField, featuresField);
  }

  /** Returns the format of a file by its name, without the suffix of a compression. */
  String format(String name) {
    if (!format.equals(AUTO)) {
      return format;
    }
    String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|gzip|bz2|zst|zstd|xz)$", "");
    if (plain.endsWith(".parquet")) {
      return PARQUET;
    }
    return plain.matches(".*\\.(jsonl|ndjson|json)") ? JSON_LINES : TEXT;
  }
}
