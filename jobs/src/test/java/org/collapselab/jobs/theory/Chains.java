package org.collapselab.jobs.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.MixText;
import org.collapselab.generator.mix.Regime;
import org.collapselab.jobs.corpus.CorpusSource;
import org.collapselab.jobs.corpus.HumanCorpus;
import org.collapselab.jobs.run.History;
import org.collapselab.jobs.run.HumanText;
import org.collapselab.jobs.run.Outcome;
import org.collapselab.jobs.run.Step;
import org.collapselab.jobs.run.Tokenised;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.metrics.oracle.Laws;
import org.collapselab.trainer.model.LanguageModel;
import org.collapselab.trainer.ngram.NGramCounts;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;

/**
 * Replicate chains of one arm through the program's own step, with the history in memory and
 * nothing measured. Equal arguments give equal numbers: draws are addressed.
 */
final class Chains {

  private static final String BASE = "{metrics: [], generations: 1, tokenizer: whitespace}";

  private final Settings settings;
  private final Arm arm;
  private final HumanText human;
  private final UnaryOperator<Documents> handed;

  private Chains(Settings settings, Arm arm, HumanText human, UnaryOperator<Documents> handed) {
    this.settings = settings;
    this.arm = arm;
    this.human = human;
    this.handed = handed;
  }

  /** Chains of the experiment that these overrides of the defaults make. */
  static Chains of(HumanText human, String... overrides) {
    Settings settings = Settings.parse(BASE, "theory.yaml", List.of(overrides));
    return new Chains(settings, settings.arms().get(0), human, UnaryOperator.identity());
  }

  /**
   * Chains of documents of one token and a unigram model under maximum likelihood: types are
   * resampled one by one.
   *
   * @param budget documents a generation
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

  /** The same under a regime that no experiment file can name. */
  Chains with(Regime regime) {
    return new Chains(settings, changed(arm.model(), regime), human, handed);
  }

  /** The same with a model that no experiment file can name. */
  Chains with(LanguageModel model) {
    return new Chains(settings, changed(model, arm.regime()), human, handed);
  }

  /** The same, but what a model wrote is changed before it is handed on: a wrong implementation. */
  Chains handing(UnaryOperator<Documents> change) {
    return new Chains(settings, arm, human, change);
  }

  Arm arm() {
    return arm;
  }

  HumanText human() {
    return human;
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
   * Runs replicates of generations 0 .. last.
   *
   * @param values numbers of one finished chain
   * @return shape (values, replicates)
   */
  double[][] run(int replicates, int last, Function<Chain, double[]> values) {
    return run(replicates, last, chain -> false, values);
  }

  /** Runs replicates, each until generation {@code last} or until it is done. */
  double[][] run(
      int replicates, int last, Predicate<Chain> done, Function<Chain, double[]> values) {
    Step step = new Step(settings.run(), arm, human);
    double[][] rows =
        IntStream.range(0, replicates)
            .parallel()
            .mapToObj(
                replicate -> {
                  Chain chain = new Chain();
                  for (int t = 0; t <= last && (t == 0 || !done.test(chain)); t++) {
                    chain.add(step.run(replicate, t, chain));
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

  /** S of what M_t was fitted on, for some t: shape (generations, replicates). */
  double[][] sumP2(int replicates, int... generations) {
    int last = Arrays.stream(generations).max().orElseThrow();
    return run(
        replicates,
        last,
        chain -> Arrays.stream(generations).mapToDouble(t -> s(chain.text(t))).toArray());
  }

  /** One chain so far. */
  final class Chain implements History {

    private final List<Documents> corpora = new ArrayList<>();
    private final List<Mix> mixes = new ArrayList<>();
    private Optional<NGramCounts> carried = Optional.empty(); // by the last generation

    private void add(Outcome outcome) {
      mixes.add(outcome.mix());
      corpora.add(handed.apply(outcome.corpus()));
      carried = outcome.carried();
    }

    /** Generations run so far; the last is one less. */
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

    /** D_t. */
    Documents text(int t) {
      return MixText.gather(mixes.get(t), human.training(), this::corpus);
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

  // Human text.

  /** Documents of one token: type i, most frequent first, {@code counts[i]} times. */
  static HumanText words(int... counts) {
    Documents.Builder documents = new Documents.Builder();
    Map<String, Long> types = new TreeMap<>();
    for (int i = 0; i < counts.length; i++) {
      types.put("w%03d".formatted(i), (long) counts[i]);
      for (int c = 0; c < counts[i]; c++) {
        documents.add(new int[] {Vocabulary.FIRST_WORD + i}, true);
      }
    }
    return text(documents.build(), Vocabulary.of(types, 1, 0), new Tokenizer.Whitespace());
  }

  /** Documents of one token, as near to Zipf's law as whole counts come. */
  static HumanText zipf(int types, int documents) {
    double[] law = Laws.zipf(types, 1);
    return words(Arrays.stream(law).mapToInt(p -> (int) Math.round(p * documents)).toArray());
  }

  /** Every so many-th document of WordNet, as the word tokenizer cuts it. */
  static HumanText wordNet(int every) {
    Tokenizer tokenizer = new Tokenizer.Word();
    Tokenised tokenised = new Tokenised(tokenizer);
    int[] seen = {0};
    HumanCorpus.read(
        new CorpusSource("builtin:wordnet", "auto", "text", ""),
        new Configuration(),
        document -> {
          if (seen[0]++ % every == 0) {
            tokenised.add(document.text());
          }
        });
    Tokenised.Whole whole = tokenised.whole();
    Vocabulary vocabulary = Vocabulary.of(whole.counts(), 1, 0);
    Documents.Builder encoded = new Documents.Builder();
    whole.encode(vocabulary, encoded);
    return text(encoded.build(), vocabulary, tokenizer);
  }

  static HumanText text(Documents documents, Vocabulary vocabulary, Tokenizer tokenizer) {
    int[] ids = IntStream.range(0, documents.size()).toArray();
    return new HumanText(tokenizer, vocabulary, documents, ids, Documents.NONE);
  }
}
