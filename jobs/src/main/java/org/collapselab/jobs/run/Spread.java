package org.collapselab.jobs.run;

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
import org.collapselab.generator.write.Writing;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Initial;
import org.collapselab.jobs.settings.Run;
import org.collapselab.jobs.store.Schema;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableWriter;
import org.collapselab.jobs.store.Tables;
import org.collapselab.metrics.count.DocumentCounts;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Observation.ModelFit;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.LanguageModel;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.ngram.CountingModel;
import org.collapselab.trainer.ngram.NGram;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Lengths;
import org.collapselab.trainer.text.Vocabulary;

/**
 * Large chains: the steps of {@link Step}, each stage a job of many tasks over parts of texts. The
 * driver holds lengths of documents and draws mixes by reference; counts are summed range by range
 * of first tokens; the model is read once by each executor; documents are written part by part.
 * Numbers and files are those of a step in one task, byte for byte.
 */
final class Spread {

  /** Counts as many n-grams as metrics do. */
  private static final LanguageModel METRICS =
      new NGram(HumanText.ORDERS, new NGram.Smoothing.MaximumLikelihood(), NGram.Support.OBSERVED);

  private static final String GENERATED = "/generated";
  private static final String HELD_OUT = "/held-out";

  private final JavaSparkContext context;
  private final Broadcast<Laboratory> shared;
  private final Laboratory laboratory;
  private final Run run;
  private final Storage storage;
  private final CountJob counting;
  private final Map<String, Plan.ArmPlan> plans;
  private final TaskMemory memory;
  private final Map<Object, Object> remembered = new HashMap<>();

  /**
   * The large chains of a run.
   *
   * @param plans what their arms were planned with, by name
   * @param memory what a task has
   */
  Spread(
      JavaSparkContext context,
      Broadcast<Laboratory> shared,
      Map<String, Plan.ArmPlan> plans,
      TaskMemory memory) {
    this.context = context;
    this.memory = memory;
    this.plans = plans;
    this.shared = shared;
    this.laboratory = shared.value();
    this.run = laboratory.run();
    this.storage = laboratory.storage();
    this.counting = new CountJob(context, shared);
  }

  /** Why the chains of an arm cannot be spread; empty where they can. */
  static String obstacle(Run run, Arm arm) {
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
  Result run(Shard shard, int generation) {
    return new Chain(shard, generation).run();
  }

  /** Forgets and deletes what only large chains need. */
  void close() {
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

    Result run() {
      // mix
      Mix mix = sources.mix();
      write(RunDirectory.Kind.MIXES, Tables.MIXES, out -> files.mix(out, shard.from(), mix));

      // train
      long mixTokens = tokens(mix);
      Broadcast<StoredModel> model = train(mix);

      // generate
      Size size = sources.writes();
      Shelves.Written shelf = files.shelf(size);
      List<WriteJob.Part> parts =
          new WriteJob(context, shared, model, shard, generation, shelf)
              .write(size, Scale.mean(arm, human));
      StoredLengths corpus = lengths(parts);
      long written = StoredLengths.tokens(corpus);
      long[] counts = counts(parts);
      write(
          RunDirectory.Kind.COUNTS, Tables.COUNTS, out -> files.counts(out, shard.from(), counts));

      // measure
      long budget = Measurement.tokens(run, human, written, size);
      Evaluated evaluated = evaluate(model, budget, WriteJob.firsts(parts));
      model.destroy();
      boolean measured = !run.metrics().isEmpty();
      List<Portion> prefix = Portion.prefix(shelf, corpus, budget, documents(METRICS));
      List<JointSpectrum> spectra = measured ? spectra(prefix, work + GENERATED) : List.of();
      write(
          RunDirectory.Kind.SPECTRA,
          Tables.SPECTRA,
          out -> files.spectra(out, shard.from(), spectra));
      List<Score> generated =
          measured
              ? scores(
                  spectra,
                  documents(prefix, corpus, budget),
                  () -> text(prefix, budget),
                  evaluated.modelFit())
              : List.of();
      List<Score> control = measured ? control(budget) : List.of();
      storage.delete(work + GENERATED);
      storage.delete(work + HELD_OUT);
      return new Result(
          shard.arm(),
          shard.from(),
          generation,
          Step.facts(mix.documents(), mixTokens, corpus.size(), written, evaluated.facts()),
          generated,
          control,
          evaluated.check(),
          parts.get(0).samples());
    }

    private void write(RunDirectory.Kind kind, Schema table, Consumer<TableWriter> rows) {
      TableWriter.write(storage, RunDirectory.file(kind, generation, shard), table, rows);
    }

    // mix

    private Past past() {
      History stored = new StoredHistory(storage, shard, human.trainingIds()).of(shard.from());
      return new Past() {
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
      Shelves.Written shelf = (Shelves.Written) shelf(born);
      List<String> stored =
          new StoredHistory(storage, shard, human.trainingIds())
              .require(RunDirectory.Kind.CORPUS, born, shard.from());
      List<Integer> parts = IntStream.range(0, stored.size()).boxed().toList();
      Broadcast<Laboratory> all = shared; // a task must not carry this object
      return StoredLengths.join(
          context
              .parallelize(parts, partitions(context, parts.size()))
              .map(part -> StoredLengths.of(shelf.part(all.value(), part)))
              .collect());
    }

    /** Where a corpus of this chain stands; -1 for human text. */
    private Portion.Shelf shelf(int born) {
      if (born < 0) {
        int wanted = laboratory.scale().documents(arm, human);
        return new Shelves.Human(shard.arm(), human.partDocuments(wanted));
      }
      ChainSources then = new ChainSources(run, arm, human, shard.from(), born, past());
      return new ChainFiles(laboratory, shard, born).shelf(then.writes());
    }

    private long tokens(Mix mix) {
      long tokens = 0;
      for (Mix.Run part : mix.runs()) {
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
              Portion.of(more.orElse(mix), remembering(this::shelf), documents(settings)),
              new Counter.OfModel(settings, alphabet),
              bounds(plans.get(shard.arm()).mix(), settings),
              work + "/model-" + generation,
              more.flatMap(present -> before).map(Carried::counts).stream().toList());
      remembered.put(shard, new Carried(mix, counts));
      before.ifPresent(carried -> storage.delete(carried.counts().folder()));
      Broadcast<StoredModel> model = context.broadcast(new StoredModel(settings, alphabet, counts));
      Broadcast<Laboratory> all = shared; // a task must not carry this object
      Answered.all(
          context
              .parallelize(List.of(shard.arm()), 1)
              .map(name -> Answered.of(name, () -> model.value().join(all.value().storage())))
              .collect());
      return model;
    }

    private static IntFunction<Portion.Shelf> remembering(IntFunction<Portion.Shelf> shelves) {
      Map<Integer, Portion.Shelf> known = new HashMap<>();
      return born -> known.computeIfAbsent(born, shelves::apply);
    }

    /** Documents of a portion that is counted for a model. */
    private int documents(LanguageModel counted) {
      return (int) Math.max(1, tokens(counted) / Scale.mean(arm, human));
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
    private Evaluated evaluate(Broadcast<StoredModel> model, long budget, int[] firsts) {
      Broadcast<Laboratory> all = shared; // a task must not carry this object
      Broadcast<int[]> draws = context.broadcast(firsts);
      boolean measured = !run.metrics().isEmpty();
      Evaluated evaluated =
          Answered.all(
                  context
                      .parallelize(List.of(shard.arm()), 1)
                      .map(
                          name ->
                              Answered.of(
                                  name,
                                  () ->
                                      evaluated(
                                          all.value(),
                                          name,
                                          model.value(),
                                          measured ? budget : 0,
                                          draws.value())))
                      .collect())
              .get(0);
      draws.destroy();
      return evaluated;
    }

    private List<JointSpectrum> spectra(List<Portion> text, String folder) {
      SlicedCounts reference = reference();
      int[] bounds = bounds(human.trainingTokens(), METRICS);
      SlicedCounts counted = counting.of(text, new Counter.OfMetrics(), bounds, folder, List.of());
      Broadcast<Laboratory> all = shared; // a task must not carry this object
      int ranges = bounds.length - 1;
      List<Integer> numbers = IntStream.range(0, ranges).boxed().toList();
      List<List<JointSpectrum>> spectra =
          context
              .parallelize(numbers, partitions(context, ranges))
              .<List<JointSpectrum>>map(
                  range -> {
                    Storage files = all.value().storage();
                    var theirs = reference.read(files, range).unlinked();
                    var ours = counted.read(files, range).unlinked();
                    return new ArrayList<>(new HumanReference(theirs).spectra(ours));
                  })
              .collect();
      return IntStream.range(0, HumanText.ORDERS)
          .mapToObj(
              n ->
                  spectra.stream()
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
                Portion.of(initial, remembering(this::shelf), documents(METRICS)),
                new Counter.OfMetrics(),
                bounds(human.trainingTokens(), METRICS),
                RunDirectory.WORK + "/human-" + remembered.size(),
                List.of());
          });
    }

    private List<Score> scores(
        List<JointSpectrum> spectra,
        DocumentCounts documents,
        Supplier<Documents> text,
        Optional<ModelFit> fit) {
      return Measurement.scores(
          run,
          new Observation(
              human.passage(sources.order()),
              Passage.of(text, human.spelling()),
              spectra,
              documents,
              fit));
    }

    /** The compared text on the driver, for metrics that look at the order of tokens. */
    private Documents text(List<Portion> prefix, long budget) {
      Documents.Builder text = new Documents.Builder();
      for (Portion portion : prefix) {
        Documents part = portion.text(laboratory);
        for (int d = 0; d < part.size(); d++) {
          text.add(part, d);
        }
      }
      return text.build().prefix(budget);
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
            List<Portion> prefix =
                Portion.prefix(
                    new Shelves.HeldOut(shard.arm()), human.heldOut(), budget, documents(METRICS));
            return scores(
                spectra(prefix, work + HELD_OUT),
                DocumentCounts.of(human.heldOut().prefix(budget)),
                () -> human.heldOut().prefix(budget),
                Optional.empty());
          });
    }

    private DocumentCounts documents(List<Portion> prefix, Lengths corpus, long budget) {
      return new DocumentJob(context, shared)
          .of(prefix, Portion.prefixDocuments(corpus, budget), budget);
    }
  }

  private static Evaluated evaluated(
      Laboratory laboratory, String name, StoredModel stored, long budget, int[] firsts) {
    Arm arm = laboratory.arms().get(name);
    TrainedModel model = stored.read(laboratory.storage());
    Writing writing = new Writing(arm.decoding(), arm.length(), arm.prompt(), arm.emitUnknown());
    double[] fit =
        Measurement.fit(arm, model, laboratory.human(name).heldOut().prefix(budget))
            .map(
                found ->
                    new double[] {
                      found.events(), found.zeros(), found.surprisal(), found.smoothedSurprisal()
                    })
            .orElse(new double[0]);
    List<Score> check = new ArrayList<>(FirstDraws.check(model, writing, firsts).scores());
    check.addAll(Beginnings.scores(arm, firsts));
    return new Evaluated(new LinkedHashMap<>(model.facts()), fit, check);
  }

  /** Counts of the mix of the generation before. */
  private record Carried(Mix mix, SlicedCounts counts) {}

  /** A corpus whose lengths are remembered. */
  private record CorpusKey(Shard chain, int born) {}
}
