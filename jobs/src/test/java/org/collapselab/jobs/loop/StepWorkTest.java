package org.collapselab.jobs.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collapselab.jobs.event.Work;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.settings.file.ExperimentFile;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.model.LanguageModel;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.ngram.NGram;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;

/** The work that a step says it has done. */
class StepWorkTest {

  /** The usual model, which says that it takes six operations a token. */
  private record Saying() implements LanguageModel {

    @Override
    public String name() {
      return "saying";
    }

    @Override
    public TrainedModel fit(
        Documents text, Alphabet alphabet, Optional<TrainedModel> previous, Address random) {
      TrainedModel model = new NGram().fit(text, alphabet, Optional.empty(), random);
      return new Said(model, 6.0 * text.tokens());
    }

    @Override
    public long memory(long tokens, Alphabet alphabet) {
      return new NGram().memory(tokens, alphabet);
    }
  }

  private record Said(TrainedModel model, double operations) implements TrainedModel {

    @Override
    public Alphabet alphabet() {
      return model.alphabet();
    }

    @Override
    public Batch batch(int rows) {
      return model.batch(rows);
    }

    @Override
    public Map<String, Double> facts() {
      return Map.of(OPERATIONS, operations);
    }
  }

  /** Rejects tokens asked for in the place of those there are, and operations that get lost. */
  @Test
  void isTokensTrainedOnWrittenAndEvaluatedAndOperations() {
    Settings settings =
        ExperimentFile.parse(
            "{generations: 1, tokenizer: whitespace, human: {initial: 20 documents},"
                + " budget: 40 tokens, comparison_tokens: 30}",
            "work.yaml",
            List.of());
    Arm arm = settings.arms().get(0);
    assertEquals(0, work(settings, arm).operations(), "n-grams do not say");
    Arm saying =
        new Arm(
            arm.name(),
            arm.human(),
            arm.tokenizer(),
            arm.vocabulary(),
            new Saying(),
            arm.decoding(),
            arm.length(),
            arm.prompt(),
            arm.emitUnknown(),
            arm.regime(),
            arm.budget());
    Work work = work(settings, saying);
    assertEquals(6.0 * work.trained(), work.operations());
  }

  private static Work work(Settings settings, Arm arm) {
    StepsInMemory steps = new StepsInMemory(settings.protocol(), arm, TrainingTest.HUMAN, false);
    PastInMemory past = new PastInMemory(settings.protocol(), arm);
    Work sum = Work.NONE;
    for (int t = 0; t <= 1; t++) {
      StepResult<Documents> step = steps.run(0, t, past);
      past.add(t, step);
      Work work = step.work();
      assertEquals(1, work.steps());
      assertEquals(step.facts().get("mix-tokens"), work.trained());
      assertEquals(step.corpus().tokens(), work.written());
      assertEquals(30, work.evaluated());
      sum = sum.plus(work);
    }
    assertEquals(2, sum.steps());
    return sum;
  }
}
