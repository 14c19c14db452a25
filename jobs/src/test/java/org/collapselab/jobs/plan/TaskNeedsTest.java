package org.collapselab.jobs.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.file.ExperimentFile;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.LanguageModel;
import org.collapselab.trainer.model.Needs;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;

class TaskNeedsTest {

  private record Demanding(Needs needs) implements LanguageModel {
    @Override
    public String name() {
      return "demanding";
    }

    @Override
    public TrainedModel fit(
        Documents text, Alphabet alphabet, Optional<TrainedModel> previous, Address random) {
      throw new AssertionError("never fitted");
    }

    @Override
    public long memory(long tokens, Alphabet alphabet) {
      return 0;
    }
  }

  private static Arm arm(Needs needs) {
    Arm arm = ExperimentFile.parse("name: x", "x", List.of()).arms().get(0);
    return new Arm(
        "big",
        arm.human(),
        arm.tokenizer(),
        arm.vocabulary(),
        new Demanding(needs),
        arm.decoding(),
        arm.length(),
        arm.prompt(),
        arm.emitUnknown(),
        arm.regime(),
        arm.budget());
  }

  private static SparkConf conf(String master, String... settings) {
    SparkConf conf = new SparkConf(false).set("spark.master", master);
    for (int i = 0; i < settings.length; i += 2) {
      conf.set(settings[i], settings[i + 1]);
    }
    return conf;
  }

  private static void assertRefused(SparkConf conf, Needs needs, String remedy) {
    InputException refused =
        assertThrows(InputException.class, () -> TaskNeeds.require(conf, arm(needs)));
    assertTrue(refused.getMessage().contains(remedy), refused.getMessage());
    assertEquals(1, refused.getMessage().lines().count());
  }

  @Test
  void oneCoreIsAlwaysThere() {
    TaskNeeds.require(conf("local[4]"), arm(Needs.ONE_CORE));
    TaskNeeds.require(conf("spark://host:7077"), arm(Needs.ONE_CORE));
  }

  @Test
  void moreCoresAreAskedFor() {
    Needs needs = new Needs(2, 0, 0);
    assertRefused(conf("local[4]"), needs, "--conf spark.task.cpus=2");
    TaskNeeds.require(conf("local[4]", "spark.task.cpus", "2"), arm(needs));
  }

  @Test
  void gpusAreAskedForOnClusters() {
    Needs needs = new Needs(1, 0, 1);
    assertRefused(conf("spark://host:7077"), needs, "spark.task.resource.gpu.amount=1");
    TaskNeeds.require(conf("spark://host:7077", "spark.task.resource.gpu.amount", "1"), arm(needs));
    TaskNeeds.require(conf("local[4]"), arm(needs));
  }

  /** 4 tasks of 200 MB: 800 MB and not the usual 384. Rejects memory that all tasks share. */
  @Test
  void memoryOutsideTheHeapIsAskedForOnClusters() {
    Needs needs = new Needs(1, 200L << 20, 0);
    String[] cores = {"spark.executor.cores", "4"};
    assertRefused(
        conf("spark://host:7077", cores), needs, "--conf spark.executor.memoryOverhead=801m");
    TaskNeeds.require(
        conf(
            "spark://host:7077",
            "spark.executor.cores",
            "4",
            "spark.executor.memoryOverhead",
            "801m"),
        arm(needs));
    TaskNeeds.require(conf("spark://host:7077"), arm(needs));
  }
}
