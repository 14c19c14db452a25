package org.collapselab.jobs.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.MixText;
import org.collapselab.generator.mix.Regime;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.loop.PastTexts;
import org.collapselab.jobs.loop.StepResult;
import org.collapselab.jobs.loop.StepsInMemory;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Protocol;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.settings.file.ExperimentFile;
import org.collapselab.metrics.oracle.Laws;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.model.LanguageModel;
import org.collapselab.trainer.text.Documents;

/**
 * Runs replicate chains of one arm by the step of the program, with the past in memory and without
 * measurements. Equal arguments give equal numbers, because draws are addressed.
 */
record Chains(
    List<String> overrides,
    Protocol protocol,
    Arm arm,
    HumanText human,
    UnaryOperator<Documents> handed) {

  private static final String BASE = "{metrics: [], generations: 1, tokenizer: whitespace}";

  /** Makes chains of the default experiment with overrides. */
  static Chains of(HumanText human, String... overrides) {
    Settings settings = settings(List.of(overrides));
    return new Chains(
        List.of(overrides),
        settings.protocol(),
        settings.arms().get(0),
        human,
        UnaryOperator.identity());
  }

  private static Settings settings(List<String> overrides) {
    return ExperimentFile.parse(BASE, "theory.yaml", overrides);
  }

  /**
   * Makes chains of documents of one token under a unigram model of maximum likelihood, which
   * resample types one by one.
   *
   * @param budget documents per generation
   */
  static Chains singles(HumanText human, String regime, int budget, String... overrides) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "model={name: n-gram, order: 1}",
                "length={name: fixed, tokens: 1}",
                "regime=" + regime,
                "budget=" + budget + " documents"));
    all.addAll(List.of(overrides));
    return of(human, all.toArray(String[]::new));
  }

  /** The same under a regime that experiment files cannot name. */
  Chains with(Regime regime) {
    return new Chains(overrides, protocol, changed(arm.model(), regime), human, handed);
  }

  /** The same with a model that experiment files cannot name. */
  Chains with(LanguageModel model) {
    return new Chains(overrides, protocol, changed(model, arm.regime()), human, handed);
  }

  /**
   * The same, but the text of a model is changed before it is passed on, as a wrong implementation
   * would.
   */
  Chains handing(UnaryOperator<Documents> change) {
    return new Chains(overrides, protocol, arm, human, change);
  }

  /** The same with other draws. */
  Chains seeded(long seed) {
    List<String> all = new ArrayList<>(overrides);
    all.add("seed=" + seed);
    return new Chains(all, settings(all).protocol(), arm, human, handed);
  }

  private Arm changed(LanguageModel model, Regime regime) {
    return new Arm(
        arm.name(),
        arm.human(),
        arm.tokenizer(),
        arm.vocabulary(),
        model,
        arm.decoding(),
        arm.length(),
        arm.prompt(),
        arm.emitUnknown(),
        regime,
        arm.budget());
  }

  /**
   * Runs replicates, each until generation {@code last} or until a condition holds.
   *
   * @param values numbers of one finished chain
   * @return shape (values, replicates)
   */
  double[][] run(
      int replicates, int last, Predicate<Chain> done, Function<Chain, double[]> values) {
    StepsInMemory steps = new StepsInMemory(protocol, arm, human, false);
    double[][] rows =
        IntStream.range(0, replicates)
            .parallel()
            .mapToObj(
                replicate -> {
                  Chain chain = new Chain();
                  for (int t = 0; t <= last && (t == 0 || !done.test(chain)); t++) {
                    chain.add(steps.run(replicate, t, chain));
                  }
                  return values.apply(chain);
                })
            .toArray(double[][]::new);
    double[][] columns = new double[rows[0].length][replicates];
    for (int r = 0; r < replicates; r++) {
      for (int i = 0; i < columns.length; i++) {
        columns[i][r] = rows[r][i];
      }
    }
    return columns;
  }

  /** A chain and its generations so far. */
  final class Chain implements PastTexts {

    private final List<Documents> corpora = new ArrayList<>();
    private final List<Mix> mixes = new ArrayList<>();
    private final Map<Integer, Documents> texts = new HashMap<>();
    private Optional<NGramCounts> carried = Optional.empty(); // by the last generation
    private Optional<byte[]> handedOn = Optional.empty(); // by the last generation

    private void add(StepResult<Documents> outcome) {
      mixes.add(outcome.mix());
      corpora.add(handed.apply(outcome.corpus()));
      carried = outcome.carried();
      handedOn = outcome.handedOn();
    }

    /** Number of generations so far; the last one is generation {@code generations() - 1}. */
    int generations() {
      return corpora.size();
    }

    @Override
    public Documents corpus(int born) {
      return corpora.get(born);
    }

    @Override
    public Mix mix(int generation) {
      return mixes.get(generation);
    }

    @Override
    public Optional<NGramCounts> counts(int generation) {
      return carried;
    }

    @Override
    public byte[] model(int generation) {
      return handedOn.orElseThrow();
    }

    /** The last X_t. */
    Documents last() {
      return corpora.get(corpora.size() - 1);
    }

    /** D_t. */
    Documents text(int t) {
      return texts.computeIfAbsent(
          t, at -> MixText.gather(mixes.get(at), human.training(), this::corpus));
    }
  }

  /** Relative frequencies of token ids, ends left out; shape (vocabulary). */
  double[] law(Documents text) {
    double[] law = new double[human.vocabulary().size()];
    for (int i = 0; i < text.tokens(); i++) {
      law[text.token(i)] += 1.0 / text.tokens();
    }
    return law;
  }

  /** Sum of squares of {@link #law}. */
  double s(Documents text) {
    return Laws.sumP2(law(text));
  }
}
