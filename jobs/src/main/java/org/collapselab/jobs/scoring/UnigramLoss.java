package org.collapselab.jobs.scoring;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.human.UnigramCounts;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.metrics.heldout.CrossEntropySmoothed;
import org.collapselab.metrics.score.MetricName;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.Score;
import org.collapselab.metrics.score.ScoreSample;
import org.collapselab.metrics.verdict.Evidence;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.text.Documents;

/**
 * The loss of held-out text that defines a catastrophe: that of a unigram model of H_0, and for a
 * model without context that of the uniform law.
 *
 * @param alphabet what is an event
 * @param uniform whether the law is the uniform one
 * @param tokens of held-out text
 */
public record UnigramLoss(Alphabet alphabet, boolean uniform, long tokens) {

  /** The loss that the chains of an arm are measured by. */
  public static UnigramLoss of(Arm arm, HumanText human, long tokens) {
    return new UnigramLoss(
        new Alphabet(human.vocabulary().size(), arm.length().ends()),
        arm.model().context().equals(OptionalInt.of(0)),
        tokens);
  }

  /**
   * The loss as a score; empty if no text is held out.
   *
   * @param surprisals of each token under a unigram model of H_0, see {@link
   *     UnigramCounts#surprisals}; called if it is needed
   */
  public List<Score> scores(HumanText human, Supplier<double[]> surprisals) {
    Documents heldOut = human.heldOut().prefix(tokens);
    long events = heldOut.tokens() + (alphabet.ends() ? heldOut.ends() : 0L);
    if (events == 0) {
      return List.of();
    }
    double value =
        uniform
            ? StrictMath.log(alphabet.events())
            : UnigramCounts.surprisal(surprisals.get(), heldOut, alphabet) / events;
    ScoreSample sample =
        ScoreSample.tokens(human.spelling().label(), events)
            .with(Parameters.of("model", uniform ? "uniform" : "unigram"))
            .withVersion(new CrossEntropySmoothed().version());
    return List.of(new Score(MetricName.parse(Evidence.LOSS), sample, value));
  }
}
