package org.collapselab.jobs.run;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.chain.ShardOutput;
import org.collapselab.jobs.chain.ShardTask;
import org.collapselab.jobs.chain.TaskContext;
import org.collapselab.jobs.human.HumanTexts;
import org.collapselab.jobs.layout.PartSizes;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.RunFile;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.settings.file.ExperimentFile;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.StorageRef;

/**
 * What each generation of one chain costs: the whole task of a generation (mix, train, generate,
 * measure, write), without Spark's part. A program and not JMH, for a generation needs the ones
 * before it. After {@code mvn package -DskipTests}
 *
 * <pre>{@code
 * java -Xmx3g -cp jobs/target/test-classes:jobs/target/collapselab.jar:$(cat jobs/target/classpath.txt) \
 *     org.collapselab.jobs.run.GenerationsBenchmark train.txt generations=20 regime=accumulate
 * }</pre>
 *
 * <p>Arguments: a corpus, then settings. Prints processor time of the process by generation, after
 * a chain of five generations that warms it up, distinct n-grams of all orders, and the last three
 * generations against 2 to 4.
 */
public final class GenerationsBenchmark {

  private static final String BASE =
      "{tokenizer: whitespace, model: {name: n-gram, order: 3}, budget: 2000000 tokens,"
          + " replicates: 1, human: {corpus: '%s', held_out: 0.1}}";

  private static final int WARM = 4; // last generation of the chain that warms up

  private final Settings settings;
  private final TaskContext context;

  private GenerationsBenchmark(Settings settings, Path output) {
    this.settings = settings;
    Configuration hadoop = new Configuration();
    HumanTexts human = HumanTexts.read(settings, PartSizes.USUAL, hadoop);
    this.context =
        new TaskContext(
            settings.protocol(),
            PartSizes.USUAL,
            Map.of(arm().name(), arm()),
            human.texts(),
            human.byArm(),
            new StorageRef(output.toString(), hadoop),
            "parts");
  }

  /** Runs chains in a folder of their own, which is deleted. */
  public static void main(String[] arguments) throws IOException {
    List<String> overrides = Arrays.asList(arguments).subList(1, arguments.length);
    Settings settings = ExperimentFile.parse(BASE.formatted(arguments[0]), "benchmark", overrides);
    Path output = Files.createTempDirectory("generations");
    try {
      GenerationsBenchmark benchmark = new GenerationsBenchmark(settings, output);
      benchmark.run(WARM, false);
      benchmark.run(settings.protocol().generations(), true);
    } finally {
      Storage.at(output.toString(), new Configuration()).delete("");
    }
  }

  private Arm arm() {
    return settings.arms().get(0);
  }

  private void run(int last, boolean prints) {
    Storage storage = context.storage();
    storage.delete("");
    double[] seconds = new double[last + 1];
    List<RunFile> past = new ArrayList<>();
    for (int generation = 0; generation <= last; generation++) {
      double start = processorSeconds();
      ShardOutput output =
          new ShardTask(context, new Shard(arm().name(), 0, 1), generation, List.copyOf(past))
              .run();
      past.addAll(output.files());
      storage.delete(RunDirectory.carried(generation - 1));
      seconds[generation] = processorSeconds() - start;
      var facts = output.rows().get(0).facts();
      print(
          prints,
          "generation %2d  %6.2f cpu-s  mix %,12.0f tokens  corpus %,10.0f tokens  %,11.0f types of all orders",
          generation,
          seconds[generation],
          facts.get("mix-tokens"),
          facts.get("corpus-tokens"),
          types(facts));
    }
    if (last >= 7) {
      double first = Arrays.stream(seconds, 2, 5).sum() / 3;
      double end = Arrays.stream(seconds, last - 2, last + 1).sum() / 3;
      print(prints, "generations %d to %d against 2 to 4: %.2f", last - 2, last, end / first);
    }
  }

  /** Distinct n-grams of all orders together. */
  private static double types(Map<String, Double> facts) {
    return facts.entrySet().stream()
        .filter(fact -> fact.getKey().startsWith("types|"))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private static void print(boolean prints, String format, Object... values) {
    if (prints) {
      System.out.printf(Locale.ROOT, format + "%n", values);
    }
  }

  private static double processorSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }
}
