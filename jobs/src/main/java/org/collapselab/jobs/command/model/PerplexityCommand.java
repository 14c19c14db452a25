package org.collapselab.jobs.command.model;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.command.Exit;
import org.collapselab.jobs.command.TextOptions;
import org.collapselab.jobs.corpus.CorpusText;
import org.collapselab.jobs.corpus.TextSink;
import org.collapselab.trainer.model.Evaluation;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code collapselab perplexity}. */
@Command(
    name = "perplexity",
    description =
        "Compute the perplexity of a stored model on a text, end tokens included, without Spark.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example:", "  collapselab perplexity --model kn5 --text test.txt"})
public final class PerplexityCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the model.")
  private String model;

  @Mixin private TextOptions text;

  @Override
  public Integer call() {
    Evaluation evaluation;
    try (ModelDirectory stored = ModelDirectory.read(model)) {
      evaluation = Evaluation.of(stored.model(), encode(stored));
    }
    var out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, "Perplexity including OOVs: %.6f%n", evaluation.perplexity());
    out.printf(
        Locale.ROOT, "Perplexity excluding OOVs: %.6f%n", evaluation.perplexityWithoutUnknown());
    out.printf(Locale.ROOT, "OOVs: %d%n", evaluation.unknown());
    out.printf(Locale.ROOT, "Tokens: %d%n", evaluation.events());
    if (evaluation.zeros() > 0) {
      out.printf(Locale.ROOT, "Tokens of probability 0: %d%n", evaluation.zeros());
    }
    return Exit.DONE;
  }

  private Documents encode(ModelDirectory stored) {
    return CorpusText.read(text.source(), 1, () -> new TextEncoding(stored))
        .get(0)
        .documents
        .build();
  }

  /** Documents over the ids of the model's vocabulary. */
  private final class TextEncoding implements TextSink {

    private final Tokenizer tokenizer;
    private final Vocabulary vocabulary;
    private final Documents.Builder documents = new Documents.Builder();

    TextEncoding(ModelDirectory stored) {
      tokenizer = stored.tokenizer();
      vocabulary = stored.vocabulary();
    }

    @Override
    public void document(byte[] utf8, int from, int to) {
      tokenizer.tokens(utf8, from, to, this::token);
      documents.end(true);
    }

    private void token(byte[] utf8, int from, int to) {
      int id = vocabulary.id(utf8, from, to);
      if (id == Vocabulary.BEGIN || id == Vocabulary.END) {
        throw new InputException(
            "%s: text must not contain the reserved token %s, but document %s does; escape it"
                .formatted(text.text(), Vocabulary.SPECIALS.get(id), documents.size() + 1));
      }
      documents.token(id);
    }
  }
}
