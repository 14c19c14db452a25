package org.collapselab.jobs.check;

import java.util.Arrays;
import java.util.List;
import org.collapselab.generator.mix.Size;
import org.collapselab.generator.write.Length;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.metrics.score.MetricName;
import org.collapselab.metrics.score.SampleUnit;
import org.collapselab.metrics.score.Score;
import org.collapselab.metrics.score.ScoreSample;

/**
 * The law of the first draws of documents if the model sees earlier tokens: with an order of 2 or
 * more, maximum likelihood and a budget of documents, the first draws of documents (ends included)
 * are resampled as if they were documents of one token (H21), on real text, too.
 */
public final class FirstTokens {

  public static final String METRIC = "first-token-sum-p2";

  private FirstTokens() {}

  /** Whether first draws of an arm obey the laws of its regime, for any human text. */
  public static boolean possible(Arm arm) {
    return arm.model()
            .exact()
            .filter(estimate -> estimate.order() > 1 && estimate.maximumLikelihood())
            .isPresent()
        && arm.decoding().ancestral()
        && arm.prompt() == 0
        && arm.length() instanceof Length.EndToken
        && arm.budget().size().unit() == Size.Unit.DOCUMENTS
        && ExpectedDiversity.known(arm);
  }

  /**
   * The score S of the first draws, if it has a law for the arm.
   *
   * @param firsts first draw of every document, as {@link FirstDraws#firsts} has them
   */
  public static List<Score> scores(Arm arm, int[] firsts) {
    if (!possible(arm) || firsts.length == 0) {
      return List.of();
    }
    int[] sorted = firsts.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (int from = 0, to; from < sorted.length; from = to) {
      to = from + 1;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      double p = (double) (to - from) / sorted.length;
      sum += p * p;
    }
    return List.of(
        new Score(MetricName.of(METRIC), ScoreSample.of(SampleUnit.DOCUMENTS, sorted.length), sum));
  }
}
