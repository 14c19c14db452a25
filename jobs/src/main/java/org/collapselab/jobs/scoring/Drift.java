package org.collapselab.jobs.scoring;

import java.util.List;
import java.util.Optional;
import org.collapselab.generator.mix.Size;
import org.collapselab.generator.write.Length;
import org.collapselab.generator.write.Writer;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.loop.PastTexts;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Protocol;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.score.Comparison;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;

/**
 * Drift of a chain: X_t against X_0 on as many first tokens, by the metrics that compare with human
 * text; what the chain has done to the text, apart from the misfit of X_0 against human text. At t
 * = 0 a second text that M_0 wrote stands for X_t: so far apart are two texts of one model.
 */
public record Drift(Protocol run, Arm arm, HumanText human, int replicate) {

  /** Stands for the generation in the address of the second text of M_0; no X_t draws there. */
  public static final int SECOND = -1;

  /**
   * Scores at t = 0.
   *
   * @param writer of M_0
   * @param size that X_0 was asked for
   * @param first the first tokens of X_0
   */
  public List<Score> ofSecond(Writer writer, Size size, CountedText first) {
    Documents second =
        writer.write(
            size(arm, size, first.tokens()),
            new Address(run.seed(), replicate, Purpose.GENERATE, SECOND));
    long common = Math.min(first.tokens(), second.tokens());
    return scores(counted(second.prefix(common)), first.text().prefix(common));
  }

  /**
   * Scores at t of 1 or more.
   *
   * @param text the first tokens of X_t
   */
  public List<Score> of(CountedText text, PastTexts history) {
    long common = Math.min(text.tokens(), history.corpus(0).tokens());
    return scores(
        common == text.tokens() ? text : counted(text.text().tokens().prefix(common)),
        history.start(human.spelling(), common));
  }

  /**
   * Size of the second text, of which so many tokens will be compared. A stream counts the ends of
   * documents, too, and is asked for what X_0 was.
   */
  public static Size size(Arm arm, Size first, long tokens) {
    return arm.length() instanceof Length.Streamed ? first : Size.tokens(tokens);
  }

  private CountedText counted(Documents text) {
    return CountedText.of(text, human.spelling(), run.orders());
  }

  private List<Score> scores(CountedText text, Passage start) {
    CountedText.Other other = CountedText.Other.of(start, run.orders());
    return scores(run, text.against(other, Optional.empty()));
  }

  /** Scores of a text observed beside X_0. */
  public static List<Score> scores(Protocol run, Observation observation) {
    return run.metrics().stream()
        .filter(Comparison.class::isInstance)
        .flatMap(metric -> metric.measure(observation).stream())
        .toList();
  }
}
