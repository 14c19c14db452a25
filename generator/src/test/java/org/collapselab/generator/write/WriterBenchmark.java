package org.collapselab.generator.write;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.collapselab.generator.decode.Ancestral;
import org.collapselab.generator.decode.Decoding;
import org.collapselab.generator.decode.MinP;
import org.collapselab.generator.decode.Nucleus;
import org.collapselab.generator.decode.Temperature;
import org.collapselab.generator.decode.TopK;
import org.collapselab.generator.mix.Size;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;
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
 * Tokens per second of the writer, over a model that costs nothing, so that what is measured is the
 * writer and the decoding. Run {@code org.openjdk.jmh.Main WriterBenchmark} on the test class path.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WriterBenchmark {

  private static final int ANCESTRAL = 200_000;
  private static final int RESHAPED = 500;
  private static final int TYPES = 40_000;
  private static final Address RANDOM = new Address(1, 0, Purpose.GENERATE, 0);

  /** Documents side by side. */
  @Param({"1", "8", "32"})
  public int rows;

  private Writer plain;

  /** Makes the writer. */
  @Setup
  public void make() {
    plain = writer(new Ancestral(), rows);
  }

  private static Writer writer(Decoding decoding, int rows) {
    WritingSettings writing = new WritingSettings(decoding, new Length.EndToken(1000), 0, true);
    return new Writer(new Zipf(TYPES), writing, Prompts.NONE, rows);
  }

  /** The writer's own work: rows, ends, order of documents. */
  @Benchmark
  @OperationsPerInvocation(ANCESTRAL)
  public Documents ancestral() {
    return plain.write(Size.tokens(ANCESTRAL), RANDOM);
  }

  /** The cost of the law and its reshaping over 40,000 types. */
  @State(Scope.Thread)
  public static class Shape {

    /** The decoding. */
    @Param({"ancestral-law", "temperature", "top-k", "nucleus", "min-p", "nucleus-tempered"})
    public String decoding;

    private Writer writer;

    /** Makes the writer. */
    @Setup
    public void make() {
      Decoding chosen =
          switch (decoding) {
            case "temperature" -> new Temperature(0.8);
            case "top-k" -> new TopK(50, 0.8);
            case "nucleus" -> new Nucleus(0.95, 1);
            case "min-p" -> new MinP(0.05, 0.8);
            case "nucleus-tempered" -> new Nucleus(0.95, 0.8);
            default -> new Unchanged();
          };
      writer = writer(chosen, 1);
    }
  }

  /** The law as it is, drawn through {@link Batch#law}: what a reshaping adds to. */
  private record Unchanged() implements Decoding {

    @Override
    public String name() {
      return "unchanged";
    }

    @Override
    public void reshape(Law law) {}
  }

  /** A reshaped law. */
  @Benchmark
  @OperationsPerInvocation(RESHAPED)
  public Documents reshaped(Shape shape) {
    return shape.writer.write(Size.tokens(RESHAPED), RANDOM);
  }

  /**
   * Zipf's law over all types in every context, every tenth token an end; drawn in constant time.
   */
  private static final class Zipf implements TrainedModel {

    private final double[] p;

    private Zipf(int types) {
      p = new double[types];
      double sum = 0;
      for (int i = Vocabulary.FIRST_WORD; i < types; i++) {
        p[i] = 1.0 / (1 + Math.floorMod(i * 7919L, types)); // not in the order of ids
        sum += p[i];
      }
      p[Vocabulary.END] = sum / 9;
      for (int i = 0; i < types; i++) {
        p[i] /= sum * 10 / 9;
      }
    }

    @Override
    public Alphabet alphabet() {
      return new Alphabet(p.length, true);
    }

    @Override
    public Map<String, Double> facts() {
      return Map.of();
    }

    @Override
    public int drawWidth() {
      return 64;
    }

    @Override
    public Batch batch(int rows) {
      return new Batch() {
        @Override
        public void start(int row) {}

        @Override
        public void advance(int row, int token) {}

        @Override
        public void copy(int from, int to) {}

        @Override
        public void law(int row, Law into) {
          into.clear(p.length);
          for (int token = 0; token < p.length; token++) {
            into.add(token, p[token]);
          }
        }

        @Override
        public double probability(int row, int token) {
          return p[token];
        }

        @Override
        public void draw(Stream[] streams, int[] tokens, int rowsInUse) {
          for (int row = 0; row < rowsInUse; row++) {
            long drawn = streams[row].nextLong(p.length);
            tokens[row] = drawn % 10 == 0 ? Vocabulary.END : (int) Math.max(3, drawn);
          }
        }
      };
    }
  }
}
