package org.collapselab.jobs.scoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.collapselab.generator.mix.Size;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.human.UnigramCounts;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Protocol;
import org.collapselab.metrics.heldout.CrossEntropySmoothed;
import org.collapselab.metrics.score.Margins;
import org.collapselab.metrics.score.MetricName;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.Score;
import org.collapselab.metrics.score.ScoreSample;
import org.collapselab.metrics.verdict.Evidence;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.ngram.NGram;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Lengths;
import org.collapselab.trainer.text.Vocabulary;

/**
 * What is measured beside X_t, for verdicts, half-lives and intervals to look at: once a chain the
 * loss of a human unigram model, once an arm a text of one type that is as long as X_0, and where
 * an arm has a single replicate how its scores would vary.
 */
public record Aside(Protocol run, Arm arm, HumanText human, HumanText.Order order, int replicate) {

  /** The text of one type, in the table scores. */
  public static final String FLOOR = "floor";

  /** Half widths of intervals, in the table scores. */
  public static final String MARGIN = "margin";

  /**
   * Scores by the text that they are of.
   *
   * @param text the first tokens of X_t
   * @param observation of it
   * @param scores of it
   */
  Map<String, List<Score>> of(
      int generation, CountedText text, Observation observation, List<Score> scores) {
    Map<String, List<Score>> aside = new LinkedHashMap<>();
    if (generation == 0) {
      aside.put(VerdictScores.UNIGRAM, loss(this::unigrams, text.tokens()));
    }
    if (floor(generation, replicate)) {
      Documents tokens = text.text().tokens();
      Documents one = oneType(tokens, tokens.size(), tokens.tokens(), human);
      CountedText floor = CountedText.of(one, human.spelling(), run.orders());
      aside.put(
          FLOOR,
          Measurement.scores(
              run, floor.against(human.compared(order, run.orders()), Optional.empty())));
    }
    if (margins(run)) {
      aside.put(
          MARGIN,
          Margins.of(
              VerdictScores.metrics(run),
              scores,
              observation,
              human.compared(order, run.orders()).counts(),
              text.counts(),
              blocks(run, replicate, generation)));
    }
    return aside;
  }

  /** Whether a chain has the floor measured; all replicates of its arm share it. */
  public static boolean floor(int generation, int replicate) {
    return generation == 0 && replicate == 0;
  }

  /** Whether scores have margins of their own, for there are no other replicates. */
  public static boolean margins(Protocol run) {
    return run.replicates() == 1 && run.jackknife();
  }

  /** Address of the blocks that documents of X_t are left out in. */
  public static Address blocks(Protocol run, int replicate, int generation) {
    return new Address(run.seed(), replicate, Purpose.BLOCK, generation);
  }

  /**
   * The loss of held-out text that a catastrophe is measured by: of a unigram model of H_0, and for
   * a model of order 1 of the uniform law. None where no text is held out.
   *
   * @param unigrams counts H_0
   * @param tokens of held-out text
   */
  public List<Score> loss(Supplier<UnigramCounts> unigrams, long tokens) {
    Alphabet alphabet = new Alphabet(human.vocabulary().size(), arm.length().ends());
    boolean uniform = arm.model() instanceof NGram ngram && ngram.order() == 1;
    record Key(HumanText.Order order, Alphabet alphabet, boolean uniform, long tokens) {}
    Supplier<List<Score>> loss = () -> loss(unigrams, alphabet, uniform, tokens);
    // A budget of tokens gives all chains the same B; a budget of documents gives each its own.
    return order.shared() && arm.budget().size().unit() == Size.Unit.TOKENS
        ? human.derive(new Key(order, alphabet, uniform, tokens), loss)
        : loss.get();
  }

  private List<Score> loss(
      Supplier<UnigramCounts> unigrams, Alphabet alphabet, boolean uniform, long tokens) {
    Documents heldOut = human.heldOut().prefix(tokens);
    long events = heldOut.tokens() + (alphabet.ends() ? heldOut.ends() : 0L);
    if (events == 0) {
      return List.of();
    }
    double value;
    if (uniform) {
      value = StrictMath.log(alphabet.events());
    } else {
      record Key(HumanText.Order order, Alphabet alphabet) {}
      Supplier<double[]> law = () -> unigrams.get().surprisals(alphabet);
      double[] nats = order.shared() ? human.derive(new Key(order, alphabet), law) : law.get();
      value = UnigramCounts.surprisal(nats, heldOut, alphabet) / events;
    }
    ScoreSample sample =
        ScoreSample.tokens(human.spelling().label(), events)
            .with(Parameters.of("model", uniform ? "uniform" : "unigram"))
            .withVersion(new CrossEntropySmoothed().version());
    return List.of(new Score(MetricName.parse(Evidence.LOSS), sample, value));
  }

  private UnigramCounts unigrams() {
    return UnigramCounts.of(human.initial(order), human.vocabulary().size());
  }

  /** Documents of these lengths, each token the most frequent word of human text. */
  public static Documents oneType(Lengths lengths, long documents, long tokens, HumanText human) {
    int word = Math.min(Vocabulary.FIRST_WORD, human.vocabulary().size() - 1);
    Documents.Builder text = new Documents.Builder();
    long left = tokens;
    for (int d = 0; d < documents; d++) {
      long length = Math.min(left, lengths.length(d));
      for (int i = 0; i < length; i++) {
        text.token(word);
      }
      left -= length;
      text.end(true);
    }
    return text.build();
  }
}
