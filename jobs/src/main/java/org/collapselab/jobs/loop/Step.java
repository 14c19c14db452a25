package org.collapselab.jobs.loop;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.Size;
import org.collapselab.generator.write.Length;
import org.collapselab.jobs.event.Work;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.jobs.scoring.Measurement;
import org.collapselab.jobs.scoring.TextScorer;
import org.collapselab.jobs.scoring.UnigramLoss;
import org.collapselab.jobs.scoring.VerdictScores;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Protocol;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.random.Purpose;

/**
 * The body of the main loop: mix, train, generate, measure, for one generation of one chain. It is
 * written here and nowhere else; {@link Stages} decide where a stage runs.
 *
 * @param <M> a trained model
 * @param <T> a text, in memory or in files
 * @param <C> the first tokens of a text, counted
 */
public final class Step<M, T, C> {

  /**
   * The number that stands for the generation in the address of the second text of M_0; no X_t
   * draws there.
   */
  public static final int SECOND = -1;

  private final Protocol protocol;
  private final Arm arm;
  private final HumanText human;
  private final int generation;
  private final StepContext context;
  private final ChainSources sources;
  private final Stages<M, T, C> stages;

  /**
   * A step.
   *
   * @param sources what the regime sees
   */
  public Step(StepContext context, ChainSources sources, Stages<M, T, C> stages) {
    this.protocol = context.protocol();
    this.arm = context.arm();
    this.human = context.human();
    this.generation = context.generation();
    this.context = context;
    this.sources = sources;
    this.stages = stages;
  }

  /** Runs the step. */
  public StepResult<T> run() {
    // mix
    Mix mix = sources.mix();

    // train
    Stages.Trained<M> trained = stages.train(mix);
    M model = trained.model();
    try (Release whenDone = () -> stages.release(model)) {
      // generate
      Size size = sources.writes();
      T corpus = stages.write(model, size, generation);

      // curate: nothing is taken out of X_t

      // measure
      boolean measures = !protocol.metrics().isEmpty();
      long budget = measures ? budget(size, stages.tokens(corpus)) : 0;
      ModelMeasurement ofModel = stages.measure(model, corpus, budget);
      Measurement ofText =
          measures ? measure(model, size, corpus, budget, ofModel) : Measurement.NOTHING;

      return new StepResult<>(
          mix,
          size,
          facts(mix, trained.tokens(), corpus, ofModel),
          corpus,
          ofText.with(TextKind.CHECK, ofModel.check()),
          work(trained.tokens(), stages.tokens(corpus), budget, ofModel),
          trained.carried(),
          stages.handOn(model));
    }
  }

  /** The release of a model, also if a stage fails. */
  private interface Release extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * B, the first tokens of X_t that are compared with as many of held-out text and with H_0: the
   * least of held-out tokens, generated tokens, the token budget and comparison_tokens.
   */
  private long budget(Size size, long written) {
    long tokens = written;
    if (size.unit() == Size.Unit.TOKENS) {
      tokens =
          Math.min(
              tokens, size.amount()); // the last document is kept whole and may exceed the budget
    }
    if (human.heldOut().tokens() > 0) {
      tokens = Math.min(tokens, human.heldOut().tokens());
    }
    return protocol.comparisonTokens() > 0 ? Math.min(tokens, protocol.comparisonTokens()) : tokens;
  }

  private Measurement measure(M model, Size size, T corpus, long budget, ModelMeasurement ofModel) {
    TextScorer<T, C> scorer = new TextScorer<>(stages, protocol.metrics(), stages.initial());
    C text = stages.count(corpus, budget);
    Observation seen = scorer.observe(text, ofModel.fit().stream().findFirst());
    List<Score> generated = VerdictScores.added(protocol, arm, scorer.scores(seen), seen);
    Map<TextKind, List<Score>> scores = new EnumMap<>(TextKind.class);
    scores.put(TextKind.GENERATED, generated);
    scores.put(TextKind.HELD_OUT, control(scorer, budget));
    if (protocol.drift()) {
      scores.put(TextKind.DRIFT, drift(scorer, model, size, corpus, text, budget));
    }
    if (generation == 0) {
      scores.put(TextKind.UNIGRAM, unigramLoss(budget));
    }
    if (generation == 0 && context.replicate() == 0) { // all replicates of an arm share it
      scores.put(TextKind.FLOOR, scorer.alone(stages.oneType(text)));
    }
    if (protocol.margins()) {
      scores.put(TextKind.MARGIN, margins(scorer, text, seen, generated));
    }
    return new Measurement(seen.spectra(), scores);
  }

  /** The scores of as much held-out human text. */
  private List<Score> control(TextScorer<T, C> scorer, long budget) {
    record Control(long budget) {}
    T heldOut = stages.heldOut();
    return stages.tokens(heldOut) == 0
        ? List.of()
        : shared(new Control(budget), () -> scorer.alone(stages.count(heldOut, budget)));
  }

  /**
   * The scores of X_t against X_0 on as many first tokens; at t = 0 a second text of M_0 stands for
   * X_t and shows how far apart two texts of one model are.
   */
  private List<Score> drift(
      TextScorer<T, C> scorer, M model, Size size, T corpus, C counted, long budget) {
    boolean begins = generation == 0;
    T text = begins ? stages.write(model, ofSecond(size, budget), SECOND) : corpus;
    T first = begins ? corpus : stages.corpus(0);
    long common = Math.min(budget, Math.min(stages.tokens(text), stages.tokens(first)));
    boolean whole = common == budget;
    return scorer.drift(
        whole && !begins ? counted : stages.count(text, common),
        whole && begins ? counted : stages.start(first, common));
  }

  /**
   * The size of the second text, of which {@code tokens} will be compared. A stream counts the ends
   * of documents, too, and gets the size of X_0.
   */
  private Size ofSecond(Size first, long tokens) {
    return arm.length() instanceof Length.Streamed ? first : Size.tokens(tokens);
  }

  private List<Score> unigramLoss(long budget) {
    record Surprisals(Alphabet alphabet) {}
    UnigramLoss loss = UnigramLoss.of(arm, human, budget);
    Alphabet alphabet = loss.alphabet();
    Supplier<double[]> surprisals =
        () -> stages.once(new Surprisals(alphabet), () -> stages.words().surprisals(alphabet));
    return shared(loss, () -> loss.scores(human, surprisals));
  }

  /** Half widths of the intervals of single replicates. */
  private List<Score> margins(
      TextScorer<T, C> scorer, C text, Observation seen, List<Score> generated) {
    return stages.margins(
        text,
        scorer.human(),
        seen,
        generated,
        VerdictScores.metrics(protocol),
        context.random(Purpose.BLOCK));
  }

  /** A budget of tokens gives all chains the same B; a budget of documents gives each its own. */
  private List<Score> shared(Object key, Supplier<List<Score>> scores) {
    return arm.budget().size().unit() == Size.Unit.TOKENS ? stages.once(key, scores) : scores.get();
  }

  private static Work work(long trained, long written, long compared, ModelMeasurement ofModel) {
    double operations = ofModel.facts().getOrDefault(TrainedModel.OPERATIONS, 0.0);
    return new Work(1, trained, written, compared, operations);
  }

  /** The facts of the fit, after the sizes of mix and corpus. */
  private Map<String, Double> facts(Mix mix, long mixTokens, T corpus, ModelMeasurement ofModel) {
    Map<String, Double> facts = new LinkedHashMap<>();
    facts.put("mix-documents", (double) mix.documents());
    facts.put("mix-tokens", (double) mixTokens);
    facts.put("corpus-documents", (double) stages.documents(corpus));
    facts.put("corpus-tokens", (double) stages.tokens(corpus));
    facts.putAll(ofModel.facts());
    return facts;
  }
}
