package org.collapselab.metrics.score;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.count.Texts;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;
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
 * Spectra and scores of a text of independent draws, documents of 20 tokens, against a million
 * tokens of the same law. Token {@code 60000^u} for a uniform u: ranks by Zipf's law.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ScoreBenchmark {

  /** Tokens of the text that is scored. */
  @Param({"1000", "100000", "1000000"})
  public int tokens;

  /** Highest order of n-grams. */
  @Param({"3", "5"})
  public int orders;

  private final List<Metric> metrics =
      ServiceLoader.load(Metric.class).stream().map(ServiceLoader.Provider::get).toList();
  private HumanReference human;
  private Passage humanText;
  private Passage text;
  private NGramCounts counts;
  private Observation observation;

  /** Draws and counts. */
  @Setup
  public void draw() {
    humanText = Texts.passage(text(0, 1_000_000));
    human = HumanReference.of(humanText.tokens(), orders);
    text = Texts.passage(text(1, tokens));
    counts = NGramCounts.count(text.tokens(), orders, false);
    observation = Observation.of(human, humanText, text, Optional.empty());
  }

  private static Documents text(int item, int tokens) {
    Stream random = new Address(1, 0, Purpose.GENERATE, 0).stream(item);
    Documents.Builder text = new Documents.Builder();
    for (int i = 1; i <= tokens; i++) {
      text.token(2 + (int) Math.pow(60_000, random.nextDouble()));
      if (i % 20 == 0) {
        text.end(true);
      }
    }
    return text.build();
  }

  /** Joint spectra from counts. */
  @Benchmark
  public List<JointSpectrum> spectra() {
    return human.spectra(counts);
  }

  /** Every metric from spectra. */
  @Benchmark
  public List<Score> score() {
    return metrics.stream().flatMap(metric -> metric.measure(observation).stream()).toList();
  }

  /** Counting, spectra and every metric. */
  @Benchmark
  public List<Score> all() {
    Observation seen = Observation.of(human, humanText, text, Optional.empty());
    return metrics.stream().flatMap(metric -> metric.measure(seen).stream()).toList();
  }
}
