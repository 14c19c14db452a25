package org.collapselab.jobs.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import org.collapselab.jobs.CollapseLab;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Every mistake is one line on standard error with exit code 2 (1 where the machine is to blame),
 * and leaves every file as it was: rejects commands that write before they have checked, that print
 * a stack trace, or that call a user's mistake a bug.
 */
class WrongInputTest {

  @TempDir static Path folder;

  @BeforeAll
  static void files() throws IOException {
    Files.writeString(folder.resolve("text.txt"), "the cat sat\nthe dog sat on the log\n");
    Files.writeString(folder.resolve("empty.txt"), "");
    Files.writeString(folder.resolve("blank.txt"), "\n  \n\t\n");
    Files.writeString(folder.resolve("reserved.txt"), "one\na <s> b\n");
    Files.write(folder.resolve("latin.txt"), "caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    Files.write(folder.resolve("binary.txt"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2});
    Files.write(folder.resolve("broken.gz"), new byte[] {0x1F, (byte) 0x8B, 8, 0, 1, 2, 3});
    Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2});
    Files.writeString(folder.resolve("malformed.yaml"), "seed: [1\ngenerations: 2\n");
    Files.writeString(folder.resolve("unknown.yaml"), "generatons: 3\n");
    Files.createDirectory(folder.resolve("nothing"));
    Files.createDirectory(folder.resolve("folder.yaml"));
    Files.createDirectory(folder.resolve("foreign"));
    Files.writeString(folder.resolve("foreign/thesis.tex"), "years of work");
    String text = folder.resolve("text.txt").toString();
    for (String model :
        new String[] {"model", "lacking", "damaged", "mixed", "cut", "typeless", "short"}) {
      Ran.command("train", "--text", text, "--model", folder.resolve(model).toString()).done();
    }
    Files.delete(folder.resolve("lacking/ngrams.counts"));
    Files.writeString(folder.resolve("damaged/ngrams.counts"), "no counts at all");
    Files.copy(
        folder.resolve("model/ngrams.counts"),
        folder.resolve("mixed/vocabulary.tsv"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.write(
        folder.resolve("cut/ngrams.counts"),
        Arrays.copyOf(Files.readAllBytes(folder.resolve("model/ngrams.counts")), 100));
    String types = Files.readString(folder.resolve("model/vocabulary.tsv"));
    Files.writeString(folder.resolve("typeless/vocabulary.tsv"), types.replace("\tsat", ""));
    Files.writeString(folder.resolve("short/vocabulary.tsv"), types.replaceAll("[^\n]+\n$", ""));
  }

  private static void refused(int code, String command, String fragments) throws IOException {
    Map<String, String> before = Ran.everything(folder);
    String[] arguments =
        Arrays.stream(command.split(" +"))
            .map(word -> word.equals("''") ? "" : word.replace("@", folder + "/"))
            .toArray(String[]::new);
    Ran.command(arguments).failed(code, fragments.split("\\|"));
    assertEquals(before, Ran.everything(folder), "nothing may be written or lost");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "trian;unknown command 'trian'|train, perplexity, generate|--help",
        "--frob;Unknown option: '--frob'",
        "train --txt @text.txt --model @m;--text|collapselab train --help",
        "train;--text|--model|--help",
        "train --text @text.txt --model @m surplus;surplus|--help",
        "train --text @text.txt --model @m --order 9;--order must be in [1, 7], but was 9",
        "train --text @text.txt --model @m --order five;--order|five|--help",
        "train --text @text.txt --model @m --smoothing modifed-kneser-ney;unknown smoothing 'modifed-kneser-ney'; did you mean 'modified-kneser-ney'?",
        "train --text @text.txt --model @m --smoothing {;unknown smoothing '{'",
        "train --text @text.txt --model @m --k 0.1;--k belongs to --smoothing add-k|modified-kneser-ney|leave --k out",
        "train --text @text.txt --model @m --smoothing add-k --k 0;--k must be a number above 0, but was 0.0",
        "train --text @text.txt --model @m --smoothing add-k --k NaN;--k must be a number|NaN",
        "train --text @text.txt --model @m --smoothing add-k --arpa @a.arpa;add-k|leave --arpa out",
        "train --text @text.txt --model @m --arpa @text.txt;must be new|text.txt exists|--overwrite",
        "train --text @text.txt --model @m --arpa @nothing;must be a file|nothing is a folder",
        "train --text @text.txt --model @m --arpa /;--arpa must name a file",
        "train --text @text.txt --model @m --arpa '';--arpa must name a file",
        "train --text @text.txt --model @m --support some;--support must be one of observed, vocabulary",
        "train --text @text.txt --model @m --tokenizer words;unknown tokenizer 'words'; did you mean 'word'?",
        "train --text @text.txt --model @m --minimum-count 0;--minimum-count must be at least 1, but was 0",
        "train --text @text.txt --model @m --maximum-size -1;--maximum-size must be at least 0|-1",
        "train --text @text.txt --model @model;must be new|holds a model|--overwrite",
        "train --text @text.txt --model @foreign;holds other files|another --model",
        "train --text @text.txt --model @foreign --overwrite;holds other files|another --model",
        "train --text @text.txt --model @text.txt --overwrite;needs a folder|text.txt is a file",
        "train --text @text.txt --model '';path must be",
        "train --text @text.txt --model a:b;path must be|'a:b'",
        "train --text @text.txt --model nosuch://host/m;nosuch://host/m|No FileSystem for scheme",
        "train --text '' --model @m;--text|empty",
        "train --text builtin:moby --model @m;builtin:wordnet|builtin:moby",
        "train --text @missing.txt --model @m;nothing is at|missing.txt|check the path",
        "train --text @nothing --model @m;nothing is at|check the path",
        "train --text @empty.txt --model @m;document with text|empty.txt",
        "train --text @blank.txt --model @m;document with text|blank.txt",
        "train --text @latin.txt --model @m;must be UTF-8|line 1, byte 4 is 0xE9|iconv",
        "train --text @binary.txt --model @m;must be UTF-8|0x89",
        "train --text @broken.gz --model @m;readable to its end|damaged",
        "train --text @reserved.txt --model @m;reserved token <s>|another tokenizer",
        "train --text @empty.txt --model @model --overwrite;document with text",
        "perplexity --model @none --text @text.txt;no model in|collapselab train",
        "perplexity --model @text.txt --text @text.txt;no model in",
        "perplexity --model @lacking --text @text.txt;damaged|does not exist|train it again",
        "perplexity --model @damaged --text @text.txt;damaged|must start with 'n-counts'|train it again",
        "perplexity --model @mixed --text @text.txt;damaged|must begin with the names|train it again",
        "perplexity --model @cut --text @text.txt;damaged|cut off|train it again",
        "perplexity --model @typeless --text @text.txt;damaged|must be a count, a tab and a new type|train it again",
        "perplexity --model @short --text @text.txt;damaged|below the vocabulary's size|train it again",
        "perplexity --model @model --text @missing.txt;nothing is at",
        "perplexity --model @model --text @empty.txt;document with text",
        "perplexity --model @model --text @latin.txt;must be UTF-8",
        "perplexity --model @model --text @reserved.txt;reserved token <s>, but document 2",
        "generate --model @model --output @o.txt --seed 1;--documents|--tokens",
        "generate --model @model --output @o.txt --seed 1 --documents 0;--documents must be in [1, |but was 0",
        "generate --model @model --output @o.txt --seed 1 --tokens -1;--tokens must be in [1, |but was -1",
        "generate --model @model --output @o.txt --seed 1 --tokens 99999999999;--tokens must be in|several files",
        "generate --model @model --output @o.txt --seed 1 --documents 1 --tokens 1;mutually exclusive",
        "generate --model @model --output @o.txt --documents 1;--seed",
        "generate --model @model --output @text.txt --seed 1 --documents 1;must be new|text.txt exists|--overwrite",
        "generate --model @model --output @nothing --seed 1 --documents 1 --overwrite;must be a file|folder",
        "generate --model @model --output /dev/null --seed 1 --documents 1 --overwrite;must be a file|device",
        "generate --model @model --output / --seed 1 --documents 1;names no file",
        "generate --model @model --output @o.txt --seed 1 --documents 1 --format csv;--format|csv|PARQUET",
        "generate --model @model --output @o.txt --seed 1 --documents 1 --decoding nuclues;did you mean 'nucleus'?",
        "generate --model @model --output @o.txt --seed 1 --documents 1 --decoding nucleus --p 2;--p must be in (0, 1], but was 2.0",
        "generate --model @model --output @o.txt --seed 1 --documents 1 --decoding top-k --k 0;--k must be at least 1, but was 0",
        "generate --model @model --output @o.txt --seed 1 --documents 1 --k 5;--k does not belong|ancestral",
        "generate --model @model --output @o.txt --seed 1 --documents 1 --decoding temperature --temperature 0;--temperature must be above 0|greedy",
        "generate --model @model --output @o.txt --seed 1 --documents 1 --maximum 0;--maximum must be at least 1, but was 0",
        "generate --model @none --output @o.txt --seed 1 --documents 1;no model in",
        "experiments all;all|--help",
        "init;NAME|--help",
        "init quikstart --output @;unknown experiment 'quikstart'; did you mean 'quickstart'?",
        "report;DIR|--help",
        "report @none;no run in|collapselab run",
        "report @model;no run in",
        "run;NAME|--help",
        "run quikstart --plan;did you mean 'quickstart'?",
        "run @missing.yaml --plan;no experiment file|collapselab experiments",
        "run missing.yaml --plan;no experiment file missing.yaml",
        "run @folder.yaml --plan;must be a file|folder",
        "run @malformed.yaml --plan;must be YAML|line 2",
        "run @unknown.yaml --plan;unknown key 'generatons' (line 1); did you mean 'generations'?",
        "run @binary.yaml --plan;must be UTF-8",
        "run quickstart --plan --set model.order;must be key=value|model.order",
        "run quickstart --plan --set generatons=3;unknown key 'generatons'|did you mean 'generations'?",
        "run quickstart --plan --set model.order=9;order must be in [1, 7], but was 9",
        "run quickstart --plan --set human.corpus=@missing.txt;nothing is at",
        "run quickstart --output @foreign;holds files but no run|--output",
        "run quickstart --output a:b;path must be|'a:b'"
      })
  void mistakeIsOneLineAndTouchesNothing(String command, String fragments) throws IOException {
    refused(Exit.MISTAKE, command, fragments);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "run quickstart --set human.corpus=@missing.txt --output @text.txt/run;reading or writing failed|text.txt",
        "measure --human @missing.txt --generated @missing.txt --output @text.txt/m;reading or writing failed|text.txt",
        "train --text @text.txt --model @text.txt/m;reading or writing failed|text.txt",
        "train --text @text.txt --model @m --arpa @text.txt/a.arpa;reading or writing failed|text.txt",
        "generate --model @model --output @text.txt/o.txt --seed 1 --documents 1;reading or writing failed|text.txt",
        "init quickstart --output @text.txt;reading or writing failed|text.txt"
      })
  void placeThatCannotBeWrittenIsTheEnvironment(String command, String fragments)
      throws IOException {
    refused(Exit.ENVIRONMENT, command, fragments);
  }

  @Test
  void deniedPermissionIsTheEnvironment() throws IOException {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeFalse(Files.isWritable(locked), "the superuser may write everywhere");
      refused(
          Exit.ENVIRONMENT,
          "generate --model @model --output @locked/o.txt --seed 1 --documents 1",
          "reading or writing failed|ermission|locked");
    } finally {
      Files.delete(locked);
    }
  }

  @Test
  void fullDiskIsTheEnvironmentHoweverItIsWrapped() {
    StringWriter err = new StringWriter();
    IOException full = new IOException("No space left on device");
    int exit =
        Exit.report(
            new IllegalStateException(new UncheckedIOException(full)), new PrintWriter(err, true));
    new Ran(exit, "", err.toString()).failed(Exit.ENVIRONMENT, "the disk is full", "free space");
  }

  /**
   * Hadoop reports a full local disk by an Error, Java a full heap: rejects handlers of Exception
   * only.
   */
  @Test
  void errorsOfTheMachineAreOneLineToo() {
    ended(new Error(new IOException("No space left on device")), "the disk is full");
    ended(new OutOfMemoryError("Java heap space"), "the heap of", "COLLAPSELAB_JAVA_OPTS=-Xmx");
  }

  private static void ended(Error error, String... fragments) {
    @Command(name = "fail")
    class Failing implements Runnable {
      @Override
      public void run() {
        throw error;
      }
    }
    StringWriter err = new StringWriter();
    CommandLine line = CollapseLab.commandLine().addSubcommand(new Failing());
    line.setErr(new PrintWriter(err, true));
    new Ran(line.execute("fail"), "", err.toString()).failed(Exit.ENVIRONMENT, fragments);
  }

  @Test
  void modelIsReplacedWholeAndOnlyWhenAsked() throws IOException {
    Path model = folder.resolve("replaced");
    String[] train = {
      "train", "--text", folder.resolve("text.txt").toString(), "--model", model.toString()
    };
    Ran.command(train).done();
    Files.writeString(model.resolve("notes.txt"), "mine");
    String[] again = Arrays.copyOf(train, train.length + 3);
    again[train.length] = "--overwrite";
    again[train.length + 1] = "--order";
    again[train.length + 2] = "1";
    Ran.command(again).done();
    assertEquals("mine", Files.readString(model.resolve("notes.txt")));
    assertEquals(
        "[, model.yaml, ngrams.counts, notes.txt, vocabulary.tsv]",
        Ran.everything(model).keySet().toString());
    Files.delete(model.resolve("notes.txt"));
    Files.delete(model.resolve("model.yaml")); // as a command killed at the end would leave it
    Ran.command(train).done();
  }
}
