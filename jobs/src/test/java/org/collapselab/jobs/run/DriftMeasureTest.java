package org.collapselab.jobs.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.human.HumanTexts;
import org.collapselab.jobs.layout.PartSizes;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.jobs.loop.PastInMemory;
import org.collapselab.jobs.loop.StepResult;
import org.collapselab.jobs.loop.StepsInMemory;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.metrics.replicate.Summary;
import org.collapselab.metrics.replicate.ZScore;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** X_t against X_0. */
final class DriftMeasureTest {

  @TempDir static Path shared;
  @TempDir Path folder;

  private static Path corpus;

  @BeforeAll
  static void text() {
    corpus = SmallExperiment.corpus(shared);
  }

  private static HumanText human(Settings settings) {
    PartSizes scale = PartSizes.USUAL;
    return HumanTexts.read(settings, scale, new Configuration()).texts().get(0);
  }

  private static List<StepResult<Documents>> chain(
      Settings settings, HumanText human, int replicate) {
    StepsInMemory steps =
        new StepsInMemory(settings.protocol(), settings.arms().get(0), human, false);
    PastInMemory history = new PastInMemory(settings.protocol(), settings.arms().get(0));
    List<StepResult<Documents>> chain = new ArrayList<>();
    for (int generation = 0; generation <= settings.protocol().generations(); generation++) {
      chain.add(steps.run(replicate, generation, history));
      history.add(generation, chain.get(generation));
    }
    return chain;
  }

  /**
   * Texts that grow and that shrink, against a count by hand. Rejects X_{t-1} or H_0 in the place
   * of X_0, and texts of unequal size.
   */
  @ParameterizedTest
  @ValueSource(strings = {"0", "0.7", "-0.7"})
  void driftIsTheDistanceToGenerationZeroOnAsManyTokens(String growth) {
    Settings settings =
        SmallExperiment.settings(
            corpus, "sweep.regime=[replace]", "metrics=all", "budget.growth=" + growth);
    List<StepResult<Documents>> chain = chain(settings, human(settings), 1);
    for (int t = 1; t <= 3; t++) {
      Documents first = chain.get(0).corpus();
      Documents text = chain.get(t).corpus();
      Map<String, Score> drift = byName(chain.get(t).measured().scores(TextKind.DRIFT));
      Score score = drift.get("total-variation|n:2");
      long tokens = Long.parseLong(score.signature().replaceAll(".*tokens:(\\d+).*", "$1"));
      assertTrue(tokens <= Math.min(first.tokens(), text.tokens()), score.signature());
      assertTrue(tokens > 100, score.signature());
      double byHand = distance(bigrams(first.prefix(tokens)), bigrams(text.prefix(tokens)));
      assertEquals(byHand, score.value(), 1e-12);
      assertFalse(drift.containsKey("types|n:1"), "it is not compared with anything");
    }
  }

  private static Map<String, Score> byName(List<Score> scores) {
    Map<String, Score> byName = new TreeMap<>();
    scores.forEach(score -> byName.put(score.metric(), score));
    return byName;
  }

  private static Map<String, Double> bigrams(Documents text) {
    List<String> all = new ArrayList<>();
    for (int d = 0; d < text.size(); d++) {
      int[] tokens = text.document(d);
      for (int i = 1; i < tokens.length; i++) {
        all.add(tokens[i - 1] + " " + tokens[i]);
      }
    }
    Map<String, Double> law = new HashMap<>();
    all.forEach(bigram -> law.merge(bigram, 1.0 / all.size(), Double::sum));
    return law;
  }

  private static double distance(Map<String, Double> p, Map<String, Double> q) {
    Map<String, Double> union = new HashMap<>(p);
    q.forEach((type, mass) -> union.merge(type, -mass, Double::sum));
    return union.values().stream().mapToDouble(Math::abs).sum() / 2;
  }

  /**
   * Replicates share M_0, so that the texts X_0 of two of them are as far apart as X_0 and the
   * second text: z below 4.5. Rejects a second text with draws of X_0 (distance 0) or of another
   * length, which shift it by more than 0.03.
   */
  @Test
  void theSecondTextIsAsFarFromGenerationZeroAsAnotherReplicateIs() {
    Settings settings =
        SmallExperiment.settings(
            corpus, "sweep.regime=[replace]", "metrics=[total-variation]", "generations=0");
    HumanText human = human(settings);
    int pairs = 300;
    double[] differences = new double[pairs];
    for (int pair = 0; pair < pairs; pair++) {
      StepResult<Documents> one = chain(settings, human, 2 * pair).get(0);
      StepResult<Documents> other = chain(settings, human, 2 * pair + 1).get(0);
      long tokens =
          Long.parseLong(
              one.measured()
                  .scores(TextKind.DRIFT)
                  .get(1)
                  .signature()
                  .replaceAll(".*tokens:(\\d+).*", "$1"));
      double independent =
          distance(bigrams(one.corpus().prefix(tokens)), bigrams(other.corpus().prefix(tokens)));
      assertEquals("total-variation|n:2", one.measured().scores(TextKind.DRIFT).get(1).metric());
      differences[pair] =
          (one.measured().scores(TextKind.DRIFT).get(1).value()
                      + other.measured().scores(TextKind.DRIFT).get(1).value())
                  / 2
              - independent;
    }
    assertTrue(ZScore.of(differences, 0).accepts(), Arrays.toString(differences));
    assertTrue(
        ZScore.of(differences, -0.03).rejects(), "too few to tell " + Summary.of(differences));
  }

  /** Rejects a generation 0 that is deleted before the last generation was compared with it. */
  @Test
  void generationZeroStaysUntilTheEndWhereTextIsNotKept() {
    String[] steps = {"human.redraw=true", "human.initial=all", "sweep.regime=[replace]", "keep="};
    Map<String, List<String>> summaries = new HashMap<>();
    for (String keep : List.of("all", "none")) {
      String[] overrides = steps.clone();
      overrides[3] += keep;
      Path output = folder.resolve(keep);
      SmallExperiment.run(SmallExperiment.settings(corpus, overrides), output, "local[2]", 2);
      TreeMap<String, String> files = SmallExperiment.files(output);
      assertTrue(files.containsKey("scores/generation-003.parquet"), "the test needs steps");
      summaries.put(keep, SmallExperiment.summary(output));
      boolean text = files.keySet().stream().anyMatch(f -> f.startsWith("corpora/generation-000"));
      assertEquals(keep.equals("all"), text);
    }
    assertEquals(summaries.get("all"), summaries.get("none"));
  }
}
