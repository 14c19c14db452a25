package org.collapselab.jobs.check;

import java.util.List;
import org.collapselab.generator.write.WritingSettings;
import org.collapselab.metrics.oracle.SurprisalLaw;
import org.collapselab.metrics.score.MetricName;
import org.collapselab.metrics.score.SampleUnit;
import org.collapselab.metrics.score.Score;
import org.collapselab.metrics.score.ScoreSample;
import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/**
 * A check that every step makes of its own draws, for any model and any decoding: the first draws
 * of documents are independent draws from one known law q, so their surprisal -ln q has the law's
 * entropy as mean and its varentropy as variance (the first context of H22 in docs/theory.md).
 *
 * @param draws number of documents
 * @param z (sum of surprisal - draws x entropy) / sqrt(draws x varentropy); 0 if q has one
 *     surprisal only
 * @param bound upper bound, by Bernstein's inequality, of the probability of so large a deviation
 *     under q; 0 if a token was drawn that q excludes. Valid for any number of draws, unlike a
 *     normal tail.
 */
public record FirstDraws(long draws, double z, double bound) {

  /** A run is invalid when a step has a bound below this (a false alarm in 10^9 steps). */
  public static final double INVALID = 1e-9;

  private static final int NONE = -1;

  /** The name of the score {@link #z}. */
  public static final String Z = "first-draw-surprisal-z";

  /** The name of the score {@link #bound}. */
  public static final String BOUND = "first-draw-surprisal-bound";

  /** The first draw of every document: its first token, or its end; -1 if it was cut before. */
  public static int[] firsts(Documents corpus) {
    int[] firsts = new int[corpus.size()];
    for (int d = 0; d < firsts.length; d++) {
      boolean empty = corpus.length(d) == 0;
      firsts[d] =
          !empty ? corpus.token(corpus.offset(d)) : corpus.closed(d) ? Vocabulary.END : NONE;
    }
    return firsts;
  }

  /** Checks first draws that were made in this order. */
  public static FirstDraws check(TrainedModel model, WritingSettings writing, int[] firsts) {
    if (writing.prompt() > 0) {
      return new FirstDraws(0, 0, 1); // documents start in different contexts
    }
    Law law = new Law();
    try (Batch batch = model.batch(1)) {
      batch.start(0);
      sampled(batch, writing, law);
    }
    SurprisalLaw surprisal = new SurprisalLaw();
    surprisal.of(law);
    return of(surprisal, firsts);
  }

  /** The law that the next token of row 0 is drawn from. */
  static void sampled(Batch batch, WritingSettings writing, Law law) {
    batch.law(0, law);
    if (!writing.emitUnknown() && law.size > 0 && law.tokens[0] == Vocabulary.UNKNOWN) {
      law.p[0] = 0;
      law.normalise();
    }
    writing.decoding().reshape(law);
  }

  private static FirstDraws of(SurprisalLaw law, int[] firsts) {
    long draws = 0;
    double sum = 0;
    for (int first : firsts) {
      if (first != NONE) {
        sum += law.deviation(first);
        draws++;
      }
    }
    if (Double.isInfinite(sum)) {
      return new FirstDraws(firsts.length, Double.POSITIVE_INFINITY, 0);
    }
    double total = draws * law.variance();
    double largest = Math.max(law.rise(), law.fall());
    // Rounding in the entropy of a law whose surprisals are all equal is no deviation.
    double slack = 1e-9 * draws * (1 + law.entropy());
    double excess = Math.max(0, Math.abs(sum) - slack);
    if (excess == 0) {
      return new FirstDraws(draws, 0, 1);
    }
    double bound = 2 * StrictMath.exp(-excess * excess / (2 * (total + largest * excess / 3)));
    return new FirstDraws(draws, sum / Math.sqrt(total), Math.min(1, bound));
  }

  /** The check as scores. */
  public List<Score> scores() {
    if (draws == 0) {
      return List.of();
    }
    ScoreSample sample = ScoreSample.of(SampleUnit.DOCUMENTS, draws);
    return List.of(
        new Score(MetricName.of(Z), sample, z), new Score(MetricName.of(BOUND), sample, bound));
  }
}
