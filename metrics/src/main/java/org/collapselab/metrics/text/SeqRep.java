package org.collapselab.metrics.text;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.settings.About;

/**
 * seq-rep-1 to seq-rep-4: mean over documents of at least 4 tokens of the share of n-grams that
 * repeat an earlier one of the same document, in [0, 1). Welleck et al. (2020), arXiv:1908.04319.
 * Undefined where no document has 4 tokens.
 */
@AutoService(Metric.class)
@About(
    "Share of n-grams that repeat within their document, n 1 to 4, mean over documents; in [0, 1).")
public record SeqRep() implements OfText {

  private static final int HIGHEST = 4;

  @Override
  public String name() {
    return "seq-rep";
  }

  @Override
  public List<Score> measure(Observation observation) {
    List<Score> scores = new ArrayList<>();
    for (int n = 1; n <= HIGHEST; n++) {
      add(scores, observation, "|n:" + n, Repetition.within(observation.text(), n, HIGHEST));
    }
    return scores;
  }

  @Override
  public Description describe() {
    return new Description(
        "Repetition",
        "seq-rep-n",
        "",
        "How much documents repeat themselves; loops of a model make it rise.");
  }
}
