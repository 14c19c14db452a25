package org.collapselab.metrics.count;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.text.Documents;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * 200,000 tokens of WikiText-2 against other 1.4 million, orders 1 to 3; the system property {@code
 * golden} says where the text is.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JointSpectrumBenchmark {

  private Documents generated;
  private NGramCounts counts;
  private HumanReference reference;

  /** Reads and counts. */
  @Setup
  public void read() throws IOException {
    Path folder = Path.of(System.getProperty("golden")).resolve("../data/wikitext-2");
    Map<String, Integer> ids = new HashMap<>();
    Documents.Builder all = new Documents.Builder();
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().contains("train")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          for (String token : line.trim().split(" ")) {
            all.token(ids.computeIfAbsent(token, t -> ids.size() + 3));
          }
          all.end(true);
        }
      }
    }
    Documents text = all.build();
    Documents human = text.prefix(1_400_000);
    Documents.Builder rest = new Documents.Builder();
    for (int d = human.size(); d < text.size(); d++) {
      rest.add(text, d);
    }
    generated = rest.build().prefix(200_000);
    counts = NGramCounts.count(generated, 3, false);
    reference = HumanReference.of(human, 3);
  }

  /** Joint spectra from counts. */
  @Benchmark
  public List<JointSpectrum> join() {
    return reference.spectra(counts);
  }

  /** Counting and joint spectra. */
  @Benchmark
  public List<JointSpectrum> countAndJoin() {
    return reference.spectra(generated);
  }

  /** Duplicates and tokens. */
  @Benchmark
  public DocumentCounts documents() {
    return DocumentCounts.of(generated);
  }
}
