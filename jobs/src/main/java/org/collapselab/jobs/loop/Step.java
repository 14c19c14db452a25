package org.collapselab.jobs.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.Size;
import org.collapselab.generator.write.Prompts;
import org.collapselab.generator.write.Writer;
import org.collapselab.generator.write.WritingSettings;
import org.collapselab.jobs.chain.Execution;
import org.collapselab.jobs.check.FirstDraws;
import org.collapselab.jobs.check.FirstTokens;
import org.collapselab.jobs.check.FreeDraws;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.scoring.Drift;
import org.collapselab.jobs.scoring.Measurement;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Protocol;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;

/**
 * The loop's body: mix, train, generate, measure, for one generation of one chain. Plain Java; an
 * outcome depends on the settings, the human text, the replicate, the generation and the chain's
 * history, and on nothing else.
 */
public final class Step {

  private final Protocol run;
  private final Arm arm;
  private final HumanText human;
  private final boolean beginsOften; // a task runs chain after chain from generation 0 on

  /** The steps of one arm. */
  public Step(Protocol run, Arm arm, HumanText human) {
    this.run = run;
    this.arm = arm;
    this.human = human;
    this.beginsOften = Execution.of(run, arm) == Execution.CHAINS;
  }

  /** Runs generation {@code generation} of a replicate. */
  public StepResult run(int replicate, int generation, PastTexts history) {
    ChainSources sources = new ChainSources(run, arm, human, replicate, generation, history);
    Address address = new Address(run.seed(), replicate, Purpose.GENERATE, generation);

    // mix
    Mix mix = sources.mix();

    // train
    Address fit = sources.random(Purpose.FIT);
    Training training =
        generation == 0 && beginsOften && sources.order().shared()
            ? Training.shared(arm, human, sources.order(), mix, history, fit)
            : Training.of(arm, human, generation, mix, history, fit);
    TrainedModel model = training.model();

    // generate
    WritingSettings writing =
        new WritingSettings(arm.decoding(), arm.length(), arm.prompt(), arm.emitUnknown());
    Prompts prompts = arm.prompt() > 0 ? new Prompts(human.training()) : Prompts.NONE;
    Size size = sources.writes();
    Writer writer = new Writer(model, writing, prompts);
    Documents corpus = writer.write(size, address);

    // measure
    Measurement measurement =
        Measurement.of(
            run, arm, human, sources.order(), replicate, generation, model, corpus, size);
    Drift drift = new Drift(run, arm, human, replicate);
    List<Score> drifted =
        measurement
            .compared()
            .filter(text -> run.drift())
            .map(
                text ->
                    generation == 0 ? drift.ofSecond(writer, size, text) : drift.of(text, history))
            .orElse(List.of());
    return new StepResult(
        mix,
        size,
        facts(mix.documents(), training.tokens(), corpus.size(), corpus.tokens(), model.facts()),
        corpus,
        measurement.spectra(),
        measurement.generated(),
        measurement.heldOut(),
        drifted,
        measurement.aside(),
        check(model, writing, prompts, corpus, address),
        training.carried());
  }

  private List<Score> check(
      TrainedModel model,
      WritingSettings writing,
      Prompts prompts,
      Documents corpus,
      Address address) {
    List<Score> check = new ArrayList<>(FirstDraws.check(model, writing, corpus).scores());
    check.addAll(
        FreeDraws.scores(
            FreeDraws.sum(model, writing, prompts, corpus, address, run.oracleDraws())));
    check.addAll(FirstTokens.scores(arm, FirstDraws.firsts(corpus)));
    return check;
  }

  /** What the fit found, after the sizes of what went in and came out. */
  public static Map<String, Double> facts(
      long mixDocuments, long mixTokens, long documents, long tokens, Map<String, Double> fit) {
    Map<String, Double> facts = new LinkedHashMap<>();
    facts.put("mix-documents", (double) mixDocuments);
    facts.put("mix-tokens", (double) mixTokens);
    facts.put("corpus-documents", (double) documents);
    facts.put("corpus-tokens", (double) tokens);
    facts.putAll(fit);
    return facts;
  }
}
