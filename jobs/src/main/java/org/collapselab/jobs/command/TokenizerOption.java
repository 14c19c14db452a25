package org.collapselab.jobs.command;

import picocli.CommandLine.Option;

/** The option that says how text is cut into tokens, {@code --tokenizer}. */
public final class TokenizerOption {

  @Option(
      names = "--tokenizer",
      paramLabel = "NAME",
      description = "whitespace, word, character, byte or bpe (default: ${DEFAULT-VALUE}).")
  private String tokenizer;

  /**
   * @param initial the tokenizer if the user names none
   */
  public TokenizerOption(String initial) {
    tokenizer = initial;
  }

  /** The tokenizer as a line of an experiment file. */
  public String yaml() {
    return "tokenizer: " + OptionSettings.quoted(tokenizer) + "\n";
  }
}
