package org.collapselab.trainer.count;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.collapselab.trainer.ngram.NGram;
import org.collapselab.trainer.ngram.NGramFacts;
import org.collapselab.trainer.ngram.Smoothing;
import org.collapselab.trainer.ngram.Support;
import org.collapselab.trainer.ngram.Texts;
import org.collapselab.trainer.ngram.WikiText;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Counting, discounts, merging, joining and storing counts of WikiText-2 (2.05 million tokens) and
 * of noisy copies of it: in each copy one token in ten is replaced by one drawn from the text.
 * Compile the tests, then
 *
 * <pre>{@code
 * mvn -pl trainer dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -Dgolden=../shared/golden -cp trainer/target/test-classes:trainer/target/classes:$(cat trainer/target/classpath) \
 *     org.openjdk.jmh.Main CountBenchmark
 * }</pre>
 *
 * {@code -jvmArgsAppend -XX:+UseTransparentHugePages} shows what large pages are worth here.
 */
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CountBenchmark {

  private static final Address NOISE = new Address(11, 0, Purpose.GENERATE, 0);

  /** Text, and the highest order. */
  @State(Scope.Benchmark)
  public static class Text {
    @Param({"1", "10"})
    public int copies;

    @Param({"3", "5"})
    public int order;

    Documents documents;

    /** Writes the copies; a single one is the text itself. */
    @Setup(Level.Trial)
    public void write() {
      Documents text = WikiText.load().train();
      Documents.Builder noisy = new Documents.Builder();
      for (int copy = 0; copy < copies && copies > 1; copy++) {
        Stream random = NOISE.stream(copy);
        for (int d = 0; d < text.size(); d++) {
          for (int i = text.offset(d); i < text.offset(d + 1); i++) {
            boolean replaced = random.nextLong(10) == 0;
            noisy.token(text.token(replaced ? (int) random.nextLong(text.tokens()) : i));
          }
          noisy.end(text.closed(d));
        }
      }
      documents = copies == 1 ? text : noisy.build();
    }
  }

  /** Number of threads. */
  @State(Scope.Benchmark)
  public static class Threads {
    @Param({"1", "2"})
    public int threads;
  }

  /** All orders. */
  @Benchmark
  public NGramCounts count(Text text, Threads threads) {
    return NGramCounts.count(text.documents, text.order, true, threads.threads);
  }

  /** Counts of a text, of its first nine tenths and of the rest, and their binary form. */
  @State(Scope.Benchmark)
  public static class Counted {
    NGramCounts whole;
    NGramCounts most;
    NGramCounts rest;
    CountsSlice slice;
    byte[] stored;
    NGram kneserNey;

    /** Counts. */
    @Setup(Level.Trial)
    public void count(Text text) throws IOException {
      Documents documents = text.documents;
      int cut = documents.size() / 10 * 9;
      whole = NGramCounts.count(documents, text.order, true);
      most = NGramCounts.count(Texts.part(documents, 0, cut), text.order, true);
      rest = NGramCounts.count(Texts.part(documents, cut, documents.size()), text.order, true);
      slice = whole.slice(0, Integer.MAX_VALUE);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      CountsFormat.write(whole, out);
      stored = out.toByteArray();
      kneserNey = new NGram(text.order, new Smoothing.ModifiedKneserNey(), Support.OBSERVED);
    }
  }

  /** Sizes and Kneser-Ney's discounts of all orders, from adjusted counts. */
  @Benchmark
  public Map<String, Double> discounts(Counted counted) {
    return NGramFacts.of(counted.whole, counted.kneserNey);
  }

  /** Many counts and few: what accumulate does with a new corpus. */
  @Benchmark
  public NGramCounts mergeSmall(Counted counted) {
    return counted.most.merge(counted.rest);
  }

  /** Counts of equal size: what partial counts of one chain need. */
  @Benchmark
  public NGramCounts mergeLarge(Counted counted) {
    return counted.most.merge(counted.whole);
  }

  /** Whole counts from slices, suffixes looked up. */
  @Benchmark
  public NGramCounts join(Counted counted) {
    return NGramCounts.join(List.of(counted.slice));
  }

  /** From bytes. */
  @Benchmark
  public NGramCounts read(Counted counted) throws IOException {
    return CountsFormat.read(new ByteArrayInputStream(counted.stored));
  }
}
