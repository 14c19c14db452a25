package org.collapselab.jobs.large;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.MixText;
import org.collapselab.generator.mix.Size;
import org.collapselab.generator.write.Length;
import org.collapselab.generator.write.Prompts;
import org.collapselab.generator.write.WritingSettings;
import org.collapselab.jobs.chain.ChainFiles;
import org.collapselab.jobs.chain.CorpusParts;
import org.collapselab.jobs.chain.Execution;
import org.collapselab.jobs.chain.PastOnDisk;
import org.collapselab.jobs.chain.StepRows;
import org.collapselab.jobs.chain.TaskAnswer;
import org.collapselab.jobs.chain.TaskContext;
import org.collapselab.jobs.check.FirstDraws;
import org.collapselab.jobs.check.FirstTokens;
import org.collapselab.jobs.check.FreeDraws;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.human.StoredLengths;
import org.collapselab.jobs.human.UnigramCounts;
import org.collapselab.jobs.layout.PartSizes;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.loop.ChainSources;
import org.collapselab.jobs.loop.PastLengths;
import org.collapselab.jobs.loop.PastTexts;
import org.collapselab.jobs.loop.Step;
import org.collapselab.jobs.plan.Plan;
import org.collapselab.jobs.plan.TaskMemory;
import org.collapselab.jobs.scoring.Aside;
import org.collapselab.jobs.scoring.Drift;
import org.collapselab.jobs.scoring.Measurement;
import org.collapselab.jobs.scoring.VerdictScores;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Initial;
import org.collapselab.jobs.settings.Protocol;
import org.collapselab.jobs.store.Schema;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableWriter;
import org.collapselab.metrics.count.DocumentCounts;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.score.Margins;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Observation.ModelFit;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.LanguageModel;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.ngram.CountingModel;
import org.collapselab.trainer.ngram.NGram;
import org.collapselab.trainer.ngram.Smoothing;
import org.collapselab.trainer.ngram.Support;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Lengths;
import org.collapselab.trainer.text.Vocabulary;

/**
 * Large chains: the steps of {@link Step}, each stage a job of many tasks over parts of texts. The
 * driver holds lengths of documents and draws mixes by reference; counts are summed range by range
 * of first tokens; the model is read once by each executor; documents are written part by part.
 * Numbers and files are those of a step in one task, byte for byte.
 */
public final class LargeChains {

  private static final String GENERATED = "/generated";
  private static final String HELD_OUT = "/held-out";
  private static final String SECOND = "/second";
  private static final String SHORTER = "/shorter";

  private final JavaSparkContext context;
  private final Broadcast<TaskContext> shared;
  private final TaskContext laboratory;
  private final Protocol run;
  private final Storage storage;
  private final CountJob counting;
  private final Map<String, Plan.ArmPlan> plans;
  private final TaskMemory memory;
  private final LanguageModel metrics; // counts as many n-grams as metrics do
  private final Map<Object, Object> remembered = new HashMap<>();

  /**
   * The large chains of a run.
   *
   * @param plans what their arms were planned with, by name
   * @param memory what a task has
   */
  public LargeChains(
      JavaSparkContext context,
      Broadcast<TaskContext> shared,
      Map<String, Plan.ArmPlan> plans,
      TaskMemory memory) {
    this.context = context;
    this.memory = memory;
    this.plans = plans;
    this.shared = shared;
    this.laboratory = shared.value();
    this.run = laboratory.run();
    this.metrics = new NGram(run.orders(), new Smoothing.MaximumLikelihood(), Support.OBSERVED);
    this.storage = laboratory.storage();
    this.counting = new CountJob(context, shared);
  }

  /** Why the chains of an arm cannot be spread; empty where they can. */
  public static String obstacle(Protocol run, Arm arm) {
    if (!(arm.model() instanceof CountingModel)) {
      return "its model is not one of counts";
    }
    if (arm.length() instanceof Length.Streamed) {
      return "length 'stream' is one piece"; // every document's place depends on all before it
    }
    if (Execution.of(run, arm) != Execution.STEPS) {
      return "its chains are small and run as wholes";
    }
    return Shard.chains(arm) > 1 ? "its chains share files, for their budgets are small" : "";
  }

  /** Tasks of a job over so many things. */
  static int partitions(JavaSparkContext context, int things) {
    return Math.max(
        1, Math.min(context.getConf().getInt("spark.default.parallelism", things), things));
  }

  /** Runs one generation of one chain and writes what it leaves. */
  public StepRows run(Shard shard, int generation) {
    return new Chain(shard, generation).run();
  }

  /** Forgets and deletes what only large chains need. */
  public void close() {
    storage.delete(RunDirectory.WORK);
  }

  @SuppressWarnings("unchecked")
  private <T> T remember(Object key, Supplier<T> compute) {
    if (!remembered.containsKey(key)) {
      remembered.put(key, compute.get());
    }
    return (T) remembered.get(key);
  }

  /** What a task with the model says of it. */
  private record Evaluated(Map<String, Double> facts, double[] fit, List<Score> check)
      implements Serializable {

    /** Empty where there is no held-out text. */
    Optional<ModelFit> modelFit() {
      return fit.length == 0
          ? Optional.empty()
          : Optional.of(new ModelFit((long) fit[0], (long) fit[1], fit[2], fit[3]));
    }
  }

  /** One generation of one chain. */
  private final class Chain {

    private final Shard shard;
    private final int generation;
    private final Arm arm;
    private final HumanText human;
    private final ChainFiles files;
    private final ChainSources sources;
    private final String work;

    Chain(Shard shard, int generation) {
      this.shard = shard;
      this.generation = generation;
      this.arm = laboratory.arms().get(shard.arm());
      this.human = laboratory.human(shard.arm());
      this.files = new ChainFiles(laboratory, shard, generation);
      this.sources = new ChainSources(run, arm, human, shard.from(), generation, past());
      this.work = RunDirectory.WORK + "/" + shard.fileName();
    }

    StepRows run() {
      // mix
      Mix mix = sources.mix();
      write(RunDirectory.Kind.MIXES, Tables.MIXES, out -> files.mix(out, shard.from(), mix));

      // train
      long mixTokens = tokens(mix);
      Broadcast<StoredModel> model = train(mix);

      // generate
      Size size = sources.writes();
      CorpusParts.WrittenParts shelf = files.shelf(size);
      List<WriteJob.Part> parts =
          new WriteJob(context, shared, model, shard, generation, shelf)
              .write(size, PartSizes.mean(arm, human));
      StoredLengths corpus = lengths(parts);
      long written = StoredLengths.tokens(corpus);
      long[] counts = counts(parts);
      write(
          RunDirectory.Kind.COUNTS, Tables.COUNTS, out -> files.counts(out, shard.from(), counts));

      // measure
      long budget = Measurement.tokens(run, human, written, size);
      List<CorpusSlice> drawn =
          CorpusSlice.prefix(shelf, corpus, run.oracleDraws(), documents(arm.model()));
      Evaluated evaluated = evaluate(model, budget, WriteJob.firsts(parts), drawn);
      Standing text = new Standing(shelf, corpus);
      Measured measured =
          run.metrics().isEmpty()
              ? new Measured(List.of(), List.of(), List.of(), List.of(), Map.of())
              : measure(
                  text,
                  run.drift() && generation == 0 ? second(model, budget) : text,
                  budget,
                  evaluated.modelFit());
      model.destroy();
      write(
          RunDirectory.Kind.SPECTRA,
          Tables.SPECTRA,
          out -> files.spectra(out, shard.from(), measured.spectra()));
      return new StepRows(
          shard.arm(),
          shard.from(),
          generation,
          Step.facts(mix.documents(), mixTokens, corpus.size(), written, evaluated.facts()),
          measured.generated(),
          measured.heldOut(),
          measured.drift(),
          measured.aside(),
          evaluated.check(),
          parts.get(0).samples());
    }

    private void write(RunDirectory.Kind kind, Schema table, Consumer<TableWriter> rows) {
      TableWriter.write(storage, RunDirectory.file(kind, generation, shard), table, rows);
    }

    // mix

    private PastLengths past() {
      PastTexts stored = new PastOnDisk(storage, shard, human.trainingIds()).of(shard.from());
      return new PastLengths() {
        @Override
        public Lengths corpus(int born) {
          return remember(new CorpusKey(shard, born), () -> storedLengths(born));
        }

        @Override
        public Mix mix(int at) {
          return stored.mix(at);
        }
      };
    }

    /** Lengths of a corpus that a run before this one wrote. */
    private StoredLengths storedLengths(int born) {
      CorpusParts.WrittenParts shelf = (CorpusParts.WrittenParts) shelf(born);
      List<String> stored =
          new PastOnDisk(storage, shard, human.trainingIds())
              .require(RunDirectory.Kind.CORPUS, born, shard.from());
      List<Integer> parts = IntStream.range(0, stored.size()).boxed().toList();
      Broadcast<TaskContext> all = shared; // a task must not carry this object
      return StoredLengths.join(
          context
              .parallelize(parts, partitions(context, parts.size()))
              .map(part -> StoredLengths.of(shelf.part(all.value(), part)))
              .collect());
    }

    /** Where a corpus of this chain stands; -1 for human text. */
    private CorpusSlice.Shelf shelf(int born) {
      if (born < 0) {
        int wanted = laboratory.scale().documents(arm, human);
        return new CorpusParts.HumanParts(shard.arm(), human.partDocuments(wanted));
      }
      ChainSources then = new ChainSources(run, arm, human, shard.from(), born, past());
      return new ChainFiles(laboratory, shard, born).shelf(then.writes());
    }

    private long tokens(Mix mix) {
      long tokens = 0;
      for (Mix.Span part : mix.spans()) {
        Lengths text = part.born() < 0 ? sources.human() : sources.synthetic(part.born());
        for (int d = 0; d < part.documents(); d++) {
          tokens += (long) part.multiplicity() * text.length(part.firstDocument() + d);
        }
      }
      return tokens;
    }

    // train

    /** Counts what the mix has more than that of the generation before, where it only adds. */
    private Broadcast<StoredModel> train(Mix mix) {
      Alphabet alphabet = new Alphabet(human.vocabulary().size(), arm.length().ends());
      CountingModel settings = (CountingModel) arm.model();
      Optional<Carried> before = Optional.ofNullable((Carried) remembered.get(shard));
      Optional<Mix> more = before.flatMap(carried -> mix.minus(carried.mix()));
      SlicedCounts counts =
          counting.of(
              CorpusSlice.of(more.orElse(mix), remembering(this::shelf), documents(settings)),
              new Counting.ModelCounting(settings, alphabet),
              bounds(plans.get(shard.arm()).mix(), settings),
              work + "/model-" + generation,
              more.flatMap(present -> before).map(Carried::counts).stream().toList());
      remembered.put(shard, new Carried(mix, counts));
      before.ifPresent(carried -> storage.delete(carried.counts().folder()));
      Broadcast<StoredModel> model = context.broadcast(new StoredModel(settings, alphabet, counts));
      Broadcast<TaskContext> all = shared; // a task must not carry this object
      TaskAnswer.all(
          context
              .parallelize(List.of(shard.arm()), 1)
              .map(name -> TaskAnswer.of(name, () -> model.value().join(all.value().storage())))
              .collect());
      return model;
    }

    private static IntFunction<CorpusSlice.Shelf> remembering(
        IntFunction<CorpusSlice.Shelf> shelves) {
      Map<Integer, CorpusSlice.Shelf> known = new HashMap<>();
      return born -> known.computeIfAbsent(born, shelves::apply);
    }

    /** Documents of a portion that is counted for a model. */
    private int documents(LanguageModel counted) {
      return (int) Math.max(1, tokens(counted) / PartSizes.mean(arm, human));
    }

    /** Tokens that a task counts for a model: a part, or less where a task's memory is small. */
    private long tokens(LanguageModel counted) {
      long part = laboratory.scale().partTokens();
      long need = counted.memory(part, new Alphabet(human.vocabulary().size(), true));
      return (long) Math.max(1, Math.min(1, 0.5 * memory.bytes() / need) * part);
    }

    /**
     * Ranges of first tokens whose n-grams are about as many as a portion has tokens; by the counts
     * of human text, and no other text: they steer effort, not results.
     */
    private int[] bounds(long tokens, LanguageModel counted) {
      Vocabulary vocabulary = human.vocabulary();
      int ranges = (int) Math.max(1, Math.min(10_000, (tokens - 1) / tokens(counted) + 1));
      double all = human.lengths().size(); // <s> begins as many n-grams as there are documents
      for (int id = 0; id < vocabulary.size(); id++) {
        all += vocabulary.count(id);
      }
      int[] bounds = new int[ranges + 1];
      int range = 0;
      double sum = 0;
      for (int id = 0; id < vocabulary.size() && range + 1 < ranges; id++) {
        sum += id == Vocabulary.BEGIN ? human.lengths().size() : vocabulary.count(id);
        while (range + 1 < ranges && sum >= all * (range + 1) / ranges) {
          bounds[++range] = id + 1;
        }
      }
      Arrays.fill(bounds, range + 1, ranges + 1, vocabulary.size());
      return bounds;
    }

    // generate

    private StoredLengths lengths(List<WriteJob.Part> parts) {
      StoredLengths corpus =
          StoredLengths.join(parts.stream().map(WriteJob.Part::lengths).toList());
      remembered.put(new CorpusKey(shard, generation), corpus);
      return corpus;
    }

    private long[] counts(List<WriteJob.Part> parts) {
      long[] counts = new long[human.vocabulary().size()];
      for (WriteJob.Part part : parts) {
        Arrays.setAll(counts, token -> counts[token] + part.counts()[token]);
      }
      return counts;
    }

    // measure

    /** All that needs the model: one task, so that reals are summed in their order. */
    private Evaluated evaluate(
        Broadcast<StoredModel> model, long budget, int[] firsts, List<CorpusSlice> drawn) {
      Broadcast<TaskContext> all = shared; // a task must not carry this object
      Broadcast<int[]> draws = context.broadcast(firsts);
      boolean measured = !run.metrics().isEmpty();
      Shard chain = shard;
      int t = generation;
      Evaluated evaluated =
          TaskAnswer.all(
                  context
                      .parallelize(List.of(shard.arm()), 1)
                      .map(
                          name ->
                              TaskAnswer.of(
                                  name,
                                  () ->
                                      evaluated(
                                          all.value(),
                                          chain,
                                          t,
                                          model.value(),
                                          measured ? budget : 0,
                                          draws.value(),
                                          drawn)))
                      .collect())
              .get(0);
      draws.destroy();
      return evaluated;
    }

    /** As {@link Measurement}; drift is that of {@code drifted}. */
    private Measured measure(Standing text, Standing drifted, long budget, Optional<ModelFit> fit) {
      Counted compared = counted(text, budget, work + GENERATED);
      Observation observation =
          observe(compared, human.passage(sources.order()), reference(), documents(compared), fit);
      List<Score> generated = Measurement.generated(run, arm, observation);
      Measured measured =
          new Measured(
              observation.spectra(),
              generated,
              control(budget),
              run.drift()
                  ? drift(
                      drifted,
                      drifted.equals(text) ? Optional.of(compared) : Optional.empty(),
                      budget)
                  : List.of(),
              aside(text, compared, observation, generated));
      List.of(GENERATED, HELD_OUT, SECOND, SHORTER)
          .forEach(folder -> storage.delete(work + folder));
      return measured;
    }

    /** As {@link Aside}. */
    private Map<String, List<Score>> aside(
        Standing text, Counted compared, Observation observation, List<Score> generated) {
      Map<String, List<Score>> scores = new LinkedHashMap<>();
      if (generation == 0) {
        Aside aside = new Aside(run, arm, human, sources.order(), shard.from());
        scores.put(VerdictScores.UNIGRAM, aside.loss(this::unigrams, compared.tokens()));
      }
      if (Aside.floor(generation, shard.from())) {
        scores.put(Aside.FLOOR, floor(text, compared));
      }
      if (Aside.margins(run)) {
        scores.put(Aside.MARGIN, margins(compared, observation, generated));
      }
      return scores;
    }

    private List<Score> floor(Standing text, Counted compared) {
      Documents one = Aside.oneType(text.lengths(), compared.documents(), compared.tokens(), human);
      return Measurement.scores(
          run,
          new Observation(
              human.passage(sources.order()),
              Passage.of(one, human.spelling()),
              spectra(NGramCounts.count(one, run.orders(), false)),
              DocumentCounts.of(one),
              Optional.empty()));
    }

    /** The blocks are counted on the driver, which has the text; what is left is a job. */
    private List<Score> margins(Counted compared, Observation observation, List<Score> generated) {
      Address random = Aside.blocks(run, shard.from(), generation);
      Broadcast<List<NGramCounts>> blocks =
          context.broadcast(Margins.blocks(observation.generated(), run.orders(), random));
      SlicedCounts reference = reference();
      SlicedCounts counted = compared.counts();
      Broadcast<TaskContext> all = shared; // a task must not carry this object
      List<List<List<JointSpectrum>>> without = // (range, block, order)
          context
              .parallelize(
                  IntStream.range(0, reference.slices().size()).boxed().toList(),
                  partitions(context, reference.slices().size()))
              .map(
                  range -> {
                    Storage files = all.value().storage();
                    var theirs = new HumanReference(reference.read(files, range).unlinked());
                    var ours = counted.read(files, range).unlinked();
                    List<JointSpectrum> whole = theirs.spectra(ours);
                    return blocks.value().stream()
                        .map(block -> theirs.without(ours, whole, block))
                        .toList();
                  })
              .collect();
      blocks.destroy();
      return Margins.of(
          VerdictScores.metrics(run),
          generated,
          observation,
          block -> merged(without.stream().map(range -> range.get(block)).toList()),
          random);
    }

    /** Words of H_0, counted once. */
    private UnigramCounts unigrams() {
      int replicate = arm.human().redraw() ? shard.from() : Address.SHARED;
      record Key(int encoding, Initial initial, int replicate) {}
      Key key = new Key(laboratory.encodings().get(shard.arm()), arm.human().initial(), replicate);
      return remember(
          key,
          () -> {
            Mix initial = MixText.initial(sources::humanDocument, sources.initial());
            List<CorpusSlice> portions =
                CorpusSlice.of(initial, remembering(this::shelf), documents(metrics));
            int vocabulary = human.vocabulary().size();
            Broadcast<TaskContext> all = shared; // a task must not carry this object
            return context
                .parallelize(portions, partitions(context, portions.size()))
                .map(portion -> UnigramCounts.of(portion.text(all.value()), vocabulary))
                .reduce(UnigramCounts::merge);
          });
    }

    /** A second text of M_0; as {@link Drift} has it. */
    private Standing second(Broadcast<StoredModel> model, long budget) {
      Size size = Drift.size(arm, sources.writes(), budget);
      CorpusParts.WrittenParts shelf = files.shelf(size).in(work + SECOND);
      List<WriteJob.Part> parts =
          new WriteJob(context, shared, model, shard, Drift.SECOND, shelf)
              .write(size, PartSizes.mean(arm, human));
      return new Standing(
          shelf, StoredLengths.join(parts.stream().map(WriteJob.Part::lengths).toList()));
    }

    /**
     * Scores of drift.
     *
     * @param compared its first tokens, where they are counted
     */
    private List<Score> drift(Standing text, Optional<Counted> compared, long budget) {
      Standing first = new Standing(shelf(0), past().corpus(0));
      long common = Math.min(budget, Math.min(text.tokens(), first.tokens()));
      Counted drifted =
          compared
              .filter(counted -> counted.tokens() == common)
              .orElseGet(() -> counted(text, common, work + SHORTER));
      Counted start = start(first, common);
      return Drift.scores(
          run,
          observe(drifted, passage(start), start.counts(), documents(drifted), Optional.empty()));
    }

    /** The first tokens of X_0; counted once where generations compare as many. */
    private Counted start(Standing first, long tokens) {
      record Key(Shard chain) {}
      Counted known = (Counted) remembered.get(new Key(shard));
      if (known == null || known.tokens() != tokens) {
        String folder = RunDirectory.WORK + "/start-" + shard.fileName();
        storage.delete(folder);
        known = counted(first, tokens, folder);
        remembered.put(new Key(shard), known);
      }
      return known;
    }

    private Counted counted(Standing text, long tokens, String folder) {
      List<CorpusSlice> portions =
          CorpusSlice.prefix(text.shelf(), text.lengths(), tokens, documents(metrics));
      int[] bounds = bounds(human.trainingTokens(), metrics);
      return new Counted(
          portions,
          CorpusSlice.prefixDocuments(text.lengths(), tokens),
          tokens,
          counting.of(
              portions, new Counting.MetricCounting(run.orders()), bounds, folder, List.of()));
    }

    private List<JointSpectrum> spectra(SlicedCounts reference, SlicedCounts counted) {
      return spectra(reference, (files, range) -> counted.read(files, range).unlinked());
    }

    /** Against H_0, of a text that is no larger than its first word's range. */
    private List<JointSpectrum> spectra(NGramCounts counts) {
      NGramCounts none = NGramCounts.count(Documents.NONE, counts.order(), false);
      int[] bounds = bounds(human.trainingTokens(), metrics);
      int word = counts.types(1) == 0 ? -1 : counts.token(1, 0);
      return spectra(
          reference(),
          (files, range) -> bounds[range] <= word && word < bounds[range + 1] ? counts : none);
    }

    /** The n-grams of a text that begin with the tokens of a range. */
    private interface Ranges extends Serializable {
      NGramCounts read(Storage files, int range);
    }

    private List<JointSpectrum> spectra(SlicedCounts reference, Ranges counted) {
      Broadcast<TaskContext> all = shared; // a task must not carry this object
      int ranges = reference.slices().size();
      List<Integer> numbers = IntStream.range(0, ranges).boxed().toList();
      List<List<JointSpectrum>> spectra =
          context
              .parallelize(numbers, partitions(context, ranges))
              .<List<JointSpectrum>>map(
                  range -> {
                    Storage files = all.value().storage();
                    var theirs = reference.read(files, range).unlinked();
                    var ours = counted.read(files, range);
                    return new ArrayList<>(new HumanReference(theirs).spectra(ours));
                  })
              .collect();
      return merged(spectra);
    }

    /** Spectra by order from those of ranges of first tokens. */
    private List<JointSpectrum> merged(List<List<JointSpectrum>> ranges) {
      return IntStream.range(0, run.orders())
          .mapToObj(
              n ->
                  ranges.stream()
                      .map(list -> list.get(n))
                      .reduce(JointSpectrum.EMPTY, JointSpectrum::merge))
          .toList();
    }

    /** H_0, counted once. */
    private SlicedCounts reference() {
      int replicate = arm.human().redraw() ? shard.from() : Address.SHARED;
      record Key(int encoding, Initial initial, int replicate) {}
      Key key = new Key(laboratory.encodings().get(shard.arm()), arm.human().initial(), replicate);
      return remember(
          key,
          () -> {
            Mix initial = MixText.initial(sources::humanDocument, sources.initial());
            return counting.of(
                CorpusSlice.of(initial, remembering(this::shelf), documents(metrics)),
                new Counting.MetricCounting(run.orders()),
                bounds(human.trainingTokens(), metrics),
                RunDirectory.WORK + "/human-" + remembered.size(),
                List.of());
          });
    }

    private Observation observe(
        Counted text,
        Passage other,
        SlicedCounts reference,
        DocumentCounts documents,
        Optional<ModelFit> fit) {
      return new Observation(
          other, passage(text), spectra(reference, text.counts()), documents, fit);
    }

    /** A text on the driver, for metrics that look at the order of tokens. */
    private Passage passage(Counted of) {
      return Passage.of(
          () -> text(laboratory, of.portions()).prefix(of.tokens()), human.spelling());
    }

    /** Held-out human text; it is in memory, and the same for most generations. */
    private List<Score> control(long budget) {
      if (human.heldOut().tokens() == 0) {
        return List.of();
      }
      int replicate = arm.human().redraw() ? shard.from() : Address.SHARED;
      record Key(int encoding, Initial initial, int replicate, long budget) {}
      Key key =
          new Key(
              laboratory.encodings().get(shard.arm()), arm.human().initial(), replicate, budget);
      return remember(
          key,
          () -> {
            Standing heldOut =
                new Standing(new CorpusParts.HeldOutParts(shard.arm()), human.heldOut());
            return Measurement.scores(
                run,
                observe(
                    counted(heldOut, budget, work + HELD_OUT),
                    human.passage(sources.order()),
                    reference(),
                    DocumentCounts.of(human.heldOut().prefix(budget)),
                    Optional.empty()));
          });
    }

    private DocumentCounts documents(Counted text) {
      return new DocumentJob(context, shared).of(text.portions(), text.documents(), text.tokens());
    }
  }

  private static Evaluated evaluated(
      TaskContext laboratory,
      Shard shard,
      int generation,
      StoredModel stored,
      long budget,
      int[] firsts,
      List<CorpusSlice> drawn) {
    String name = shard.arm();
    Arm arm = laboratory.arms().get(name);
    HumanText human = laboratory.human(name);
    TrainedModel model = stored.read(laboratory.storage());
    WritingSettings writing =
        new WritingSettings(arm.decoding(), arm.length(), arm.prompt(), arm.emitUnknown());
    double[] fit =
        Measurement.fit(arm, model, human.heldOut().prefix(budget))
            .map(
                found ->
                    new double[] {
                      found.events(), found.zeros(), found.surprisal(), found.smoothedSurprisal()
                    })
            .orElse(new double[0]);
    List<Score> check = new ArrayList<>(FirstDraws.check(model, writing, firsts).scores());
    check.addAll(
        FreeDraws.scores(
            FreeDraws.sum(
                model,
                writing,
                arm.prompt() > 0 ? new Prompts(human.training()) : Prompts.NONE,
                text(laboratory, drawn),
                new Address(laboratory.run().seed(), shard.from(), Purpose.GENERATE, generation),
                laboratory.run().oracleDraws())));
    check.addAll(FirstTokens.scores(arm, firsts));
    return new Evaluated(new LinkedHashMap<>(model.facts()), fit, check);
  }

  /** The text of portions in one piece, for what looks at the order of tokens. */
  private static Documents text(TaskContext laboratory, List<CorpusSlice> portions) {
    Documents.Builder text = new Documents.Builder();
    for (CorpusSlice portion : portions) {
      Documents part = portion.text(laboratory);
      for (int d = 0; d < part.size(); d++) {
        text.add(part, d);
      }
    }
    return text.build();
  }

  /** Where a text of a chain stands, and how long its documents are. */
  private record Standing(CorpusSlice.Shelf shelf, Lengths lengths) {

    long tokens() {
      return StoredLengths.tokens(lengths);
    }
  }

  /** The first tokens of such a text. */
  private record Counted(
      List<CorpusSlice> portions, long documents, long tokens, SlicedCounts counts) {}

  /** What the measure stage leaves. */
  private record Measured(
      List<JointSpectrum> spectra,
      List<Score> generated,
      List<Score> heldOut,
      List<Score> drift,
      Map<String, List<Score>> aside) {}

  /** Counts of the mix of the generation before. */
  private record Carried(Mix mix, SlicedCounts counts) {}

  /** A corpus whose lengths are remembered. */
  private record CorpusKey(Shard chain, int born) {}
}
