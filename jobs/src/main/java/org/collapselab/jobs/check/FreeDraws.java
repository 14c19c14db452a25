package org.collapselab.jobs.check;

import java.util.List;
import org.collapselab.generator.write.Prompts;
import org.collapselab.generator.write.WritingSettings;
import org.collapselab.metrics.oracle.SurprisalLaw;
import org.collapselab.metrics.oracle.SurprisalSum;
import org.collapselab.metrics.score.MetricName;
import org.collapselab.metrics.score.SampleUnit;
import org.collapselab.metrics.score.Score;
import org.collapselab.metrics.score.ScoreSample;
import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/**
 * A check of law H22 on a corpus, valid for any model and any decoding: the first free draws,
 * document by document, each compared with the law that it was drawn from. That is the model's law
 * in its context, without {@code <unk>} if that may not be written, after decoding. Prompts and
 * forced ends are no draws; an end token that was drawn is one. Unlike {@link FirstDraws} it sees
 * every context, at the cost of a whole law for each draw.
 */
public final class FreeDraws {

  public static final String Z = "surprisal-z";
  public static final String BOUND = "surprisal-bound";

  private FreeDraws() {}

  /**
   * Sums the first draws.
   *
   * @param model M_t
   * @param corpus X_t, or as many of its first documents as have these draws
   * @param random address of the draws of X_t
   * @param most draws, at least 0
   */
  public static SurprisalSum sum(
      TrainedModel model,
      WritingSettings writing,
      Prompts prompts,
      Documents corpus,
      Address random,
      long most) {
    SurprisalSum sum = new SurprisalSum();
    add(sum, model, writing, prompts, corpus, random, most);
    return sum;
  }

  /** Adds all free draws of a corpus that was written without prompts. */
  public static void add(
      SurprisalSum sum, TrainedModel model, WritingSettings writing, Documents corpus) {
    Address none = new Address(0, 0, Purpose.GENERATE, 0);
    add(sum, model, writing, Prompts.NONE, corpus, none, Long.MAX_VALUE);
  }

  private static void add(
      SurprisalSum sum,
      TrainedModel model,
      WritingSettings writing,
      Prompts prompts,
      Documents corpus,
      Address random,
      long most) {
    Law law = new Law();
    SurprisalLaw surprisal = new SurprisalLaw();
    Stream scratch = new Stream();
    try (Batch batch = model.batch(1)) {
      for (int d = 0; d < corpus.size() && sum.draws() < most; d++) {
        prompts.start(batch, 0, writing.prompt(), d, random, scratch);
        int end = corpus.offset(d + 1);
        int draws = corpus.closed(d) ? end + 1 : end;
        for (int i = corpus.offset(d); i < draws && sum.draws() < most; i++) {
          int token = i < end ? corpus.token(i) : Vocabulary.END;
          FirstDraws.sampled(batch, writing, law);
          surprisal.of(law);
          sum.add(surprisal, token);
          if (i < end) {
            batch.advance(0, token);
          }
        }
      }
    }
  }

  /** The scores of a check; there are none if nothing was drawn. */
  public static List<Score> scores(SurprisalSum sum) {
    if (sum.draws() == 0) {
      return List.of();
    }
    ScoreSample sample = ScoreSample.of(SampleUnit.DRAWS, sum.draws());
    return List.of(
        new Score(MetricName.of(Z), sample, sum.z()),
        new Score(MetricName.of(BOUND), sample, sum.bound()));
  }
}
