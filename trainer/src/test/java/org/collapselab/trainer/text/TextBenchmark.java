package org.collapselab.trainer.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * WikiText-2 (2.05 million tokens between white space) into ids, over bytes and over strings; one
 * thread. Run as {@code NGramBenchmark} says; {@code -Dgolden} names the folder beside which the
 * text lies.
 */
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TextBenchmark {

  @Param({"whitespace", "word", "character", "byte"})
  public String name;

  private Tokenizer tokenizer;
  private byte[] text;

  /** Reads the text. */
  @Setup
  public void load() throws IOException {
    String golden = System.getProperty("golden", "../shared/golden");
    text = Files.readAllBytes(Path.of(golden, "..", "data", "wikitext-2", "train.txt"));
    tokenizer =
        switch (name) {
          case "word" -> new Tokenizer.Word();
          case "character" -> new Tokenizer.Characters();
          case "byte" -> new Tokenizer.Bytes();
          default -> new Tokenizer.Whitespace();
        };
  }

  /** As commands do. */
  @Benchmark
  public Documents bytes() {
    Lexicon lexicon = new Lexicon();
    Documents.Builder documents = new Documents.Builder();
    lines(
        (utf8, from, to) -> {
          tokenizer.tokens(utf8, from, to, (b, f, t) -> documents.token(lexicon.add(b, f, t)));
          documents.end(true);
        });
    return documents.build();
  }

  /** A string for each token and a map. */
  @Benchmark
  public Documents strings() {
    Map<String, Integer> ids = new HashMap<>();
    Documents.Builder documents = new Documents.Builder();
    lines(
        (utf8, from, to) -> {
          for (String token :
              tokenizer.tokens(new String(utf8, from, to - from, StandardCharsets.UTF_8))) {
            int next = ids.size();
            documents.token(ids.computeIfAbsent(token, t -> next));
          }
          documents.end(true);
        });
    return documents.build();
  }

  private void lines(Tokenizer.Sink sink) {
    int from = 0;
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '\n') {
        sink.token(text, from, i);
        from = i + 1;
      }
    }
  }
}
