package org.collapselab.jobs.command.model;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.collapselab.generator.mix.Size;
import org.collapselab.generator.write.Prompts;
import org.collapselab.generator.write.Writer;
import org.collapselab.generator.write.WritingSettings;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.command.Exit;
import org.collapselab.jobs.command.Location;
import org.collapselab.jobs.command.OptionSettings;
import org.collapselab.jobs.layout.row.CorpusRow;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.store.TableWriter;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code collapselab generate}. */
@Command(
    name = "generate",
    description = "Generate text from a stored model, without Spark.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  collapselab generate --model kn5 --documents 10 --seed 1 --output ten.txt",
      "  collapselab generate --model kn5 --tokens 1000000 --seed 1 --output million.parquet --format parquet",
      "  collapselab generate --model kn5 --documents 10 --seed 1 --output cold.txt --decoding temperature --temperature 0.7",
      "",
      "Decodings: ancestral, temperature (--temperature), top-k (--k), nucleus (--p), min-p (--p), greedy. With top-k,",
      "nucleus and min-p, --temperature is applied first. In a text file a document is a line; its line breaks become \\n."
    })
public final class GenerateCommand implements Callable<Integer> {

  private static final Pattern LINE_BREAK = Pattern.compile("\\R");
  private static final String BREAKS = "\n\r\u000B\f\u0085\u2028\u2029"; // what begins one

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the model.")
  private String model;

  /** The amount of text to generate. */
  static final class Amount {

    /** The most that one packed collection of documents can hold. */
    private static final long MOST = Integer.MAX_VALUE - 8;

    @Option(names = "--documents", paramLabel = "N", description = "Write N documents.")
    private Long documents;

    @Option(
        names = "--tokens",
        paramLabel = "N",
        description = "Write documents until they have N tokens.")
    private Long tokens;

    Size size() {
      long amount = documents == null ? tokens : documents;
      InputException.require(
          amount >= 1 && amount <= MOST,
          "%s must be in [1, %s], but was %s%s",
          documents == null ? "--tokens" : "--documents",
          MOST,
          amount,
          amount < 1 ? "" : "; write several files with different seeds");
      return documents == null ? Size.tokens(amount) : Size.documents(amount);
    }
  }

  @ArgGroup(multiplicity = "1")
  private Amount amount;

  @Option(
      names = "--seed",
      required = true,
      paramLabel = "S",
      description = "Seed of the random draws.")
  private long seed;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "PATH",
      description = "File to write, a path or URI.")
  private String output;

  @Option(
      names = "--format",
      paramLabel = "text|parquet",
      description = "Format (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TEXT;

  @Option(
      names = "--decoding",
      paramLabel = "NAME",
      description = "Decoding (default: ${DEFAULT-VALUE}).")
  private String decoding = "ancestral";

  @Option(names = "--temperature", paramLabel = "T", description = "Temperature, above 0.")
  private Double temperature;

  @Option(names = "--k", paramLabel = "K", description = "The k of top-k.")
  private Integer k;

  @Option(names = "--p", paramLabel = "P", description = "The probability of nucleus or min-p.")
  private Double p;

  @Option(
      names = "--maximum",
      paramLabel = "N",
      description = "Cut documents at N tokens (default: ${DEFAULT-VALUE}).")
  private int maximum = 1000;

  @Option(names = "--no-unknown", description = "Never write <unk>.")
  private boolean noUnknown;

  @Option(names = "--overwrite", description = "Replace the output file.")
  private boolean overwrite;

  /** Formats of the output. */
  enum Format {
    TEXT,
    PARQUET
  }

  @Override
  public Integer call() {
    Size size = amount.size();
    Arm arm = OptionSettings.arm(settings());
    Location file = Location.file(output);
    file.requireFree("the output", overwrite);
    WritingSettings writing = new WritingSettings(arm.decoding(), arm.length(), 0, !noUnknown);
    try (ModelDirectory stored = ModelDirectory.read(model)) {
      DocumentPages pages =
          new DocumentPages(new Writer(stored.model(), writing, Prompts.NONE), stored, seed);
      write(pages, size, file);
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "%,d documents, %,d tokens in %s%n",
              pages.documents(),
              pages.tokens(),
              output);
    }
    return Exit.DONE;
  }

  private void write(DocumentPages pages, Size size, Location file) {
    if (format == Format.TEXT) {
      file.folder()
          .write(
              file.name(), out -> pages.write(size, (page, d) -> line(page.texts().get(d), out)));
    } else {
      TableWriter.write(
          file.storage(),
          file.name(),
          CorpusRow.class,
          out -> pages.write(size, (page, d) -> out.accept(row(page, d))));
    }
  }

  /** Returns the options as an experiment file, because its parser checks them. */
  private String settings() {
    List<String> choice = new ArrayList<>(List.of("name: " + OptionSettings.quoted(decoding)));
    add(choice, "temperature", temperature);
    add(choice, "k", k);
    add(choice, "p", p);
    return "decoding: {%s}\nlength: {name: end-token, maximum: %s}\n"
        .formatted(String.join(", ", choice), maximum);
  }

  private static void add(List<String> choice, String key, Number value) {
    if (value != null) {
      choice.add(key + ": " + value);
    }
  }

  private static void line(String text, OutputStream out) {
    boolean breaks = text.chars().anyMatch(c -> BREAKS.indexOf(c) >= 0); // rare: a token each
    String line = breaks ? LINE_BREAK.matcher(text).replaceAll("\\\\n") : text;
    try {
      out.write(line.getBytes(StandardCharsets.UTF_8));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CorpusRow row(DocumentPages.Page page, int d) {
    int[] tokens = page.documents().document(d);
    boolean closed = page.documents().closed(d);
    return new CorpusRow(
        "", 0, 0, Math.toIntExact(page.first() + d), tokens, closed, page.texts().get(d));
  }
}
