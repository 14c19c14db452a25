package org.collapselab.jobs.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.corpus.CorpusSource;
import org.collapselab.jobs.event.Events;
import org.collapselab.jobs.measure.MeasuredRun;
import org.collapselab.jobs.report.Curves;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.store.Storage;
import org.collapselab.metrics.score.Score;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code collapselab measure}. */
@Command(
    name = "measure",
    description = "Measure texts of any origin against human text, without Spark.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  collapselab measure --human human.txt --generated gen0.txt gen1.txt gen2.txt --output measured",
      "  collapselab measure --human human.parquet --generated gen*.jsonl --text-field completion --metrics all",
      "",
      "Each text is a generation, in the order given. The ending of its name says whether it is JSON Lines, Parquet or",
      "text with a document per line.",
      "All texts are cut to the same number of tokens; held-out human text of that size is the control."
    })
public final class MeasureCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--human",
      required = true,
      paramLabel = "PATH",
      description = "Human text: a file, folder, glob or URI, or builtin:wordnet.")
  private String human;

  @Option(
      names = "--generated",
      required = true,
      arity = "1..*",
      paramLabel = "PATH",
      description = "Texts to measure, one for each generation.")
  private List<String> generated = new ArrayList<>();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder for scores, spectra and report (default: ${DEFAULT-VALUE}).")
  private String output = "measured";

  @Option(
      names = "--text-field",
      paramLabel = "NAME",
      description = "Field or column of the text, for JSON Lines and Parquet (default: text).")
  private String textField = "text";

  @Option(
      names = "--topic-field",
      paramLabel = "NAME",
      description =
          "Field or column of the topic in --human, for the metric topics (default: none).")
  private String topicField = "";

  @Option(
      names = "--features-field",
      paramLabel = "NAME",
      description =
          "Field or column of each document's vector, for JSON Lines and Parquet (default: vectors"
              + " of hashed words).")
  private String featuresField = "";

  @Mixin private TokenizerOption tokenizer = new TokenizerOption("word");

  @Option(
      names = "--metrics",
      paramLabel = "NAMES",
      description = "all, or names joined by commas (default: ${DEFAULT-VALUE}).")
  private String metrics = "all";

  @Option(
      names = "--orders",
      paramLabel = "N",
      description =
          "Metrics of counts look at n-grams of orders 1 to N, at most 5 (default: ${DEFAULT-VALUE}).")
  private int orders = 4;

  @Option(
      names = "--held-out",
      paramLabel = "SHARE",
      description = "Share of human documents kept as a control (default: ${DEFAULT-VALUE}).")
  private double heldOut = 0.1;

  @Option(
      names = "--tokens",
      paramLabel = "N",
      description = "Compare at most N tokens of each text (default: no limit).")
  private long tokens;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the choice of held-out documents (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Mixin private HadoopOption hadoop = new HadoopOption();

  @Option(names = "--overwrite", description = "Replace the measurement in the output folder.")
  private boolean overwrite;

  @Override
  public Integer call() {
    InputException.require(
        heldOut >= 0 && heldOut < 1, "--held-out must be in [0, 1), but was %s", heldOut);
    InputException.require(tokens >= 0, "--tokens must be at least 0, but was %s", tokens);
    Settings settings = settings();
    Storage storage = Location.folder(output, hadoop.configuration());
    MeasuredRun.requireFree(storage, overwrite);
    storage.requireWritable(); // before texts are read, which may take long
    MeasuredRun run =
        new MeasuredRun(
            source("--human", human, topicField),
            generated.stream().map(path -> source("--generated", path, "")).toList(),
            settings.arms().get(0).tokenizer(),
            settings.protocol().metrics(),
            settings.protocol().orders(),
            heldOut,
            seed,
            tokens);
    Events events = new Events(new ConsoleProgress(spec.commandLine().getErr()));
    summary(run.into(storage, hadoop.configuration(), events), storage);
    return Exit.DONE;
  }

  /** Returns tokenizer, metrics and orders, checked as in an experiment file. */
  private Settings settings() {
    String list = metrics.equals("all") ? "all" : "[" + metrics + "]";
    return OptionSettings.settings(tokenizer.yaml() + "metrics: " + list + "\norders: " + orders);
  }

  private CorpusSource source(String option, String path, String topics) {
    return TextOptions.source(option, path, textField, topics, featuresField);
  }

  private void summary(MeasuredRun.Found found, Storage storage) {
    var out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, "%,d tokens of each text compared%n%n", found.tokens());
    StringBuilder head = new StringBuilder(String.format("%-36s %12s", "", "held-out"));
    for (int t = 0; t < found.scores().size(); t++) {
      head.append(String.format(Locale.ROOT, " %12s", "generation " + t));
    }
    out.println(head);
    for (String name : Curves.HEADLINES) {
      line(name, name, found.heldOut(), found.scores()).ifPresent(out::println);
      line("  from generation 0", name, List.of(), found.drift()).ifPresent(out::println);
    }
    if (!found.verdicts().isEmpty()) {
      out.println();
      found.verdicts().forEach(out::println);
    }
    out.printf(
        "%nIn %s%n"
            + "  report.html    charts, verdicts with their evidence, half-lives, samples%n"
            + "  scores/        all scores; summary/ with intervals; spectra/ (Parquet)%n"
            + "  manifest.json  inputs with their hashes, settings, version%n",
        storage.display());
  }

  /** Returns a line of the table; empty if no text has the score. */
  private static Optional<String> line(
      String label, String name, List<Score> heldOut, List<List<Score>> generated) {
    StringBuilder line = new StringBuilder(value(heldOut, name));
    generated.forEach(scores -> line.append(value(scores, name)));
    return Optional.of(line.toString())
        .filter(values -> !values.isBlank())
        .map(values -> String.format("%-36s%s", label, values));
  }

  private static String value(List<Score> scores, String name) {
    return scores.stream()
        .filter(score -> score.metric().equals(name))
        .findFirst()
        .map(score -> String.format(Locale.ROOT, " %12.5g", score.value()))
        .orElse(String.format(" %12s", ""));
  }
}
