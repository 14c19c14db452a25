package org.collapselab.jobs.command;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.InputException;
import org.collapselab.jobs.corpus.HumanCorpus;
import org.collapselab.trainer.model.Evaluation;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code collapselab perplexity}. */
@Command(
    name = "perplexity",
    description = "Perplexity of a stored model on a text, end tokens counted; starts no Spark.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example:", "  collapselab perplexity --model kn5 --text test.txt"})
final class PerplexityCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the model.")
  private String model;

  @Option(
      names = "--text",
      required = true,
      paramLabel = "F",
      description = "Text: a file, folder, glob or URI.")
  private String text;

  @Override
  public Integer call() {
    ModelDirectory stored = ModelDirectory.read(model);
    Documents.Builder documents = new Documents.Builder();
    HumanCorpus.read(
        TrainCommand.source(text),
        new Configuration(),
        document -> documents.add(encode(stored, document.text(), documents.size()), true));
    Evaluation evaluation = Evaluation.of(stored.model(), documents.build());
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

  private int[] encode(ModelDirectory stored, String document, int number) {
    int[] ids = stored.vocabulary().ids(stored.tokenizer().tokens(document));
    for (int id : ids) {
      if (id == Vocabulary.BEGIN || id == Vocabulary.END) {
        throw new InputException(
            text
                + ": text must not contain the reserved token "
                + Vocabulary.SPECIALS.get(id)
                + ", but document "
                + (number + 1)
                + " does; escape it");
      }
    }
    return ids;
  }
}
