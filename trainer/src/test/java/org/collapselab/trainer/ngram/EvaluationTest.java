package org.collapselab.trainer.ngram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.model.Evaluation;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  private static final Documents TRAINING = Texts.random(1, 400, 900);
  private static final Documents TEST = Texts.random(2, 300, 1000);

  private static NGramModel model(int order, Smoothing smoothing, boolean ends) {
    NGram settings = new NGram(order, smoothing, Support.VOCABULARY);
    return (NGramModel)
        settings.fit(
            ends ? TRAINING : TRAINING.open(),
            new Alphabet(1100, ends),
            Optional.empty(),
            new Address(1, 0, Purpose.FIT, 0));
  }

  /** Token by token, one logarithm each. */
  private static Evaluation plainly(TrainedModel model) {
    Evaluation sum = Evaluation.NONE;
    Batch batch = model.batch(1);
    for (int d = 0; d < TEST.size(); d++) {
      batch.start(0);
      for (int i = TEST.offset(d); i < TEST.offset(d + 1) + (TEST.closed(d) ? 1 : 0); i++) {
        int token = i < TEST.offset(d + 1) ? TEST.token(i) : Vocabulary.END;
        double p = batch.probability(0, token);
        int zero = p > 0 ? 0 : 1;
        double nats = p > 0 ? -StrictMath.log(p) : 0;
        int unknown = token == Vocabulary.UNKNOWN ? 1 : 0;
        sum =
            sum.merge(
                new Evaluation(1, zero, nats, unknown, zero * unknown, unknown > 0 ? nats : 0));
        if (token != Vocabulary.END) {
          batch.advance(0, token);
        }
      }
    }
    return sum;
  }

  /**
   * Bit for bit. Rejects a remembered logarithm of another probability, and heads that share one
   * context.
   */
  @Test
  void modelsEvaluatedTogetherScoreAsAlone() {
    List<NGramModel> models =
        List.of(
            model(3, new Smoothing.MaximumLikelihood(), true),
            model(3, new Smoothing.WittenBell(), true),
            model(1, new Smoothing.ModifiedKneserNey(), true));
    assertEquals(
        models.stream().map(EvaluationTest::plainly).toList(), Evaluation.of(models, TEST));
  }

  @Test
  void modelsThatDisagreeOnEndsAreRefused() {
    Smoothing smoothing = new Smoothing.WittenBell();
    List<NGramModel> models = List.of(model(1, smoothing, true), model(1, smoothing, false));
    assertThrows(IllegalArgumentException.class, () -> Evaluation.of(models, TEST));
  }
}
