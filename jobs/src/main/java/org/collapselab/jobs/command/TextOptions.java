package org.collapselab.jobs.command;

import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.corpus.CorpusSource;
import picocli.CommandLine.Option;

/** The option that names a text to read, {@code --text}. */
public final class TextOptions {

  @Option(
      names = "--text",
      required = true,
      paramLabel = "F",
      description = "Text: a file, folder, glob or URI.")
  private String text;

  /** What the user gave, for messages. */
  public String text() {
    return text;
  }

  /** The text: a document per line, or as the ending of the file's name says. */
  public CorpusSource source() {
    return source("--text", text, "text", "", "");
  }

  /**
   * A text that an option names; messages name the option.
   *
   * @param topicField empty for none
   * @param featuresField empty for none
   */
  static CorpusSource source(
      String option, String path, String textField, String topicField, String featuresField) {
    try {
      return new CorpusSource(path, "auto", textField, topicField, featuresField);
    } catch (IllegalArgumentException e) {
      throw new InputException(option + ": " + e.getMessage());
    }
  }
}
