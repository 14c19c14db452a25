package org.collapselab.jobs.command.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.command.Exit;
import org.collapselab.jobs.command.Location;
import org.collapselab.jobs.command.OptionSettings;
import org.collapselab.jobs.command.TextOptions;
import org.collapselab.jobs.command.TokenizerOption;
import org.collapselab.jobs.corpus.CorpusText;
import org.collapselab.jobs.corpus.TokenisedText;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.ngram.Arpa;
import org.collapselab.trainer.ngram.NGram;
import org.collapselab.trainer.ngram.NGramFacts;
import org.collapselab.trainer.ngram.NGramModel;
import org.collapselab.trainer.ngram.Smoothing;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code collapselab train}. */
@Command(
    name = "train",
    description = "Train an n-gram model on a text and store it, without Spark.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  collapselab train --text train.txt --order 5 --smoothing modified-kneser-ney --model kn5 --arpa kn5.arpa",
      "  collapselab train --text novel.txt --tokenizer word --order 3 --model trigrams",
      "",
      "A document per line; blank lines are skipped. Smoothings: maximum-likelihood, add-k, witten-bell, jelinek-mercer, modified-kneser-ney."
    })
public final class TrainCommand implements Callable<Integer> {

  private static final int THREADS = Runtime.getRuntime().availableProcessors();
  private static final String ADD_K = new Smoothing.AddK().name();

  @Spec private CommandSpec spec;

  @Mixin private TextOptions text;

  @Option(
      names = "--order",
      paramLabel = "N",
      description = "Order of the model, 1 to 7 (default: ${DEFAULT-VALUE}).")
  private int order = 3;

  @Option(
      names = "--smoothing",
      paramLabel = "NAME",
      description = "Smoothing (default: ${DEFAULT-VALUE}).")
  private String smoothing = "modified-kneser-ney";

  @Option(names = "--k", paramLabel = "K", description = "The k of add-k.")
  private Double k;

  @Option(
      names = "--support",
      paramLabel = "observed|vocabulary",
      description = "Types that share the uniform mass (default: ${DEFAULT-VALUE}).")
  private String support = "observed";

  @Mixin private TokenizerOption tokenizer = new TokenizerOption("whitespace");

  @Option(
      names = "--minimum-count",
      paramLabel = "N",
      description = "Types that occur fewer than N times become <unk> (default: 1).")
  private long minimumCount = 1;

  @Option(
      names = "--maximum-size",
      paramLabel = "N",
      description = "Keep at most N words in the vocabulary (default: no limit).")
  private int maximumSize;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the model.")
  private String model;

  @Option(names = "--arpa", paramLabel = "F", description = "Also write the model as an ARPA file.")
  private String arpa;

  @Option(
      names = "--overwrite",
      description = "Replace the model in the folder, and the ARPA file.")
  private boolean overwrite;

  @Override
  public Integer call() {
    String settings = settings();
    Arm arm = OptionSettings.arm(settings);
    NGram ngram = (NGram) arm.model();
    ModelDirectory.requireFree(model, overwrite);
    Optional<Location> arpaFile = Optional.ofNullable(arpa).map(path -> arpaFile(path, ngram));
    TextCounts counted = count(arm.tokenizer(), ngram.order());
    arpaFile.ifPresent(file -> writeArpa(file, ngram, counted));
    // Facts are computed while the model is written: one reads memory, the other waits for the
    // disk.
    var facts = CompletableFuture.supplyAsync(() -> NGramFacts.of(counted.counts(), ngram));
    ModelDirectory.write(model, settings, counted.counts(), counted.vocabulary());
    summary(counted, facts.join());
    return Exit.DONE;
  }

  /** The counts of a text. */
  private record TextCounts(
      long documents, long tokens, NGramCounts counts, Vocabulary vocabulary) {}

  private TextCounts count(Tokenizer tokenizer, int order) {
    TokenisedText.Encoded encoded = read(tokenizer);
    Documents text = encoded.documents();
    NGramCounts counts = NGramCounts.count(text, order, true, THREADS);
    return new TextCounts(text.size(), text.tokens(), counts, encoded.vocabulary());
  }

  private Location arpaFile(String path, NGram ngram) {
    InputException.require(
        !(ngram.smoothing() instanceof Smoothing.AddK),
        "an ARPA file must be of a back-off model, but add-k is none; leave --arpa out or use"
            + " another --smoothing");
    InputException.require(
        !path.isEmpty() && !path.endsWith("/"), "--arpa must name a file, but was '%s'", path);
    Location file = Location.file(path);
    file.requireFree("the ARPA file", overwrite);
    return file;
  }

  private TokenisedText.Encoded read(Tokenizer tokenizer) {
    List<TokenisedText> parts =
        CorpusText.read(text.source(), THREADS, () -> new TokenisedText(tokenizer));
    try {
      return TokenisedText.encode(
          parts.stream().map(TokenisedText::whole).toList(), minimumCount, maximumSize);
    } catch (IllegalArgumentException e) {
      throw new InputException(text.text() + ": " + e.getMessage());
    }
  }

  /** Returns the options as an experiment file, because its parser checks them. */
  private String settings() {
    InputException.require(
        k == null || smoothing.equals(ADD_K),
        "--k belongs to --smoothing add-k, but the smoothing was %s; leave --k out or choose"
            + " add-k",
        smoothing);
    String name = OptionSettings.quoted(smoothing);
    String smoothed = k == null ? name : "{name: " + name + ", k: " + k + "}";
    return ("%smodel: {name: n-gram, order: %s, smoothing: %s, support: %s}\nvocabulary:"
            + " {minimum_count: %s, maximum_size: %s}\n")
        .formatted(
            tokenizer.yaml(),
            order,
            smoothed,
            OptionSettings.quoted(support),
            minimumCount,
            maximumSize);
  }

  private static void writeArpa(Location file, NGram ngram, TextCounts counted) {
    Alphabet alphabet = new Alphabet(counted.vocabulary().size(), true);
    NGramModel trained = NGramModel.of(counted.counts(), ngram, alphabet);
    try {
      file.folder()
          .write(
              file.name(),
              out -> {
                Writer text = new BufferedWriter(new OutputStreamWriter(out, UTF_8), 1 << 16);
                Arpa.write(trained, counted.vocabulary(), text);
                text.flush();
              });
    } catch (IllegalArgumentException e) {
      throw new InputException(e.getMessage());
    }
  }

  private void summary(TextCounts counted, Map<String, Double> facts) {
    var out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%,d documents, %,d tokens, vocabulary %,d%n",
        counted.documents(),
        counted.tokens(),
        counted.vocabulary().size());
    facts.forEach((fact, value) -> out.printf(Locale.ROOT, "%-28s %.10g%n", fact, value));
    out.println("Model in " + model + (arpa == null ? "" : ", ARPA file in " + arpa));
  }
}
