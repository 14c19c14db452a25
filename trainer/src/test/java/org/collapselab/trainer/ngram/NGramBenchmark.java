package org.collapselab.trainer.ngram;

import java.util.concurrent.TimeUnit;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.model.Evaluation;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Vocabulary;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Counting, sampling and evaluating on WikiText-2; one thread. Compile the tests, then
 *
 * <pre>{@code
 * mvn -pl trainer dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -Dgolden=../shared/golden -cp trainer/target/test-classes:trainer/target/classes:$(cat trainer/target/classpath) \
 *     org.openjdk.jmh.Main NGramBenchmark
 * }</pre>
 */
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class NGramBenchmark {

  private static final Address ADDRESS = new Address(5, 0, Purpose.GENERATE, 0);
  private static final int TOKENS = 1 << 18;

  private WikiText text;

  /** Loads the text. */
  @Setup
  public void load() {
    text = WikiText.load();
  }

  /** Orders to count. */
  @State(Scope.Benchmark)
  public static class Counting {
    @Param({"3", "5"})
    public int order;
  }

  /** From documents to a Kneser-Ney model that can sample. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public NGramModel fitKneserNey(Counting counting) {
    NGram settings = new NGram(counting.order, new Smoothing.ModifiedKneserNey(), Support.OBSERVED);
    return NGramModel.of(
        NGramCounts.count(text.train(), counting.order, true), settings, text.alphabet());
  }

  /** From documents to a maximum-likelihood model that can sample. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public NGramModel fitMaximumLikelihood(Counting counting) {
    NGram settings = new NGram(counting.order, new Smoothing.MaximumLikelihood(), Support.OBSERVED);
    return NGramModel.of(
        NGramCounts.count(text.train(), counting.order, true), settings, text.alphabet());
  }

  /** A model, and documents under way. */
  @State(Scope.Benchmark)
  public static class Writing {
    @Param({"maximum-likelihood-3", "maximum-likelihood-5", "witten-bell-5", "kneser-ney-5"})
    public String model;

    @Param({"1", "16", "32", "64"})
    public int rows;

    NGramModel fitted;
    Batch batch;
    Stream[] streams;
    int[] tokens;

    /** Fits the model. */
    @Setup
    public void fit(NGramBenchmark benchmark) {
      int order = model.charAt(model.length() - 1) - '0';
      Smoothing smoothing =
          switch (model.charAt(0)) {
            case 'k' -> new Smoothing.ModifiedKneserNey();
            case 'w' -> new Smoothing.WittenBell();
            default -> new Smoothing.MaximumLikelihood();
          };
      fitted =
          NGramModel.of(
              NGramCounts.count(benchmark.text.train(), order, true),
              new NGram(order, smoothing, Support.OBSERVED),
              benchmark.text.alphabet());
      batch = fitted.batch(rows);
      tokens = new int[rows];
      streams = new Stream[rows];
      for (int row = 0; row < rows; row++) {
        streams[row] = ADDRESS.stream(row);
      }
    }
  }

  /** What a first draw costs beside the fit: the urns of a model. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public int urns(Writing writing) {
    return Urns.of(writing.fitted.law).length();
  }

  /** 2^18 tokens, ends included. */
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  @OperationsPerInvocation(TOKENS)
  public int sample(Writing writing) {
    int sum = 0;
    for (int i = 0; i < TOKENS; i += writing.rows) {
      writing.batch.extend(writing.streams, writing.tokens, writing.rows);
      for (int row = 0; row < writing.rows; row++) {
        int token = writing.tokens[row];
        sum += token;
        if (token == Vocabulary.END) {
          writing.batch.start(row);
        }
      }
    }
    return sum;
  }

  /** A model to evaluate. */
  @State(Scope.Benchmark)
  public static class Evaluating {
    NGramModel fitted;

    /** Fits the model. */
    @Setup
    public void fit(NGramBenchmark benchmark) {
      fitted =
          NGramModel.of(
              NGramCounts.count(benchmark.text.train(), 5, true),
              new NGram(5, new Smoothing.ModifiedKneserNey(), Support.OBSERVED),
              benchmark.text.alphabet());
    }
  }

  /** Kneser-Ney-5 on the 244,102 events of the test text. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public Evaluation evaluate(Evaluating evaluating) {
    return Evaluation.of(evaluating.fitted, text.test());
  }
}
