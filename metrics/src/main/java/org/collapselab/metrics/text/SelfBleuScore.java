package org.collapselab.metrics.text;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.settings.About;

/**
 * Self-BLEU-2 to self-BLEU-5 over all documents of the text, exact, in [0, 1]: the mean BLEU of
 * each document against all others. Zhu et al. (2018), arXiv:1802.01886. It rises with the number
 * of documents: compare at equal budgets. Undefined below 2 documents.
 */
@AutoService(Metric.class)
@About("Self-BLEU-2 to 5 over all documents, exact; in [0, 1], rises as documents grow alike.")
public record SelfBleuScore() implements OfText {

  private static final int HIGHEST = 5;

  @Override
  public String name() {
    return "self-bleu";
  }

  @Override
  public List<Score> measure(Observation observation) {
    List<Score> scores = new ArrayList<>();
    OptionalDouble[] values = SelfBleu.of(observation.text(), HIGHEST);
    for (int n = 2; n <= HIGHEST; n++) {
      add(scores, observation, "|n:" + n, values[n - 1]);
    }
    return scores;
  }

  @Override
  public boolean jackknifes() {
    return false;
  }

  @Override
  public Description describe() {
    return new Description(
        "Repetition",
        "Self-BLEU",
        "",
        "How much of each document can be found in the others; it rises as documents grow alike, and with their number.");
  }
}
