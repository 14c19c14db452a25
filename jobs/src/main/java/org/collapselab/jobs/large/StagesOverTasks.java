package org.collapselab.jobs.large;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.broadcast.Broadcast;
import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.MixText;
import org.collapselab.generator.mix.Size;
import org.collapselab.jobs.chain.ChainFiles;
import org.collapselab.jobs.chain.CorpusParts;
import org.collapselab.jobs.chain.CorpusParts.HeldOutParts;
import org.collapselab.jobs.chain.CorpusParts.HumanParts;
import org.collapselab.jobs.chain.CorpusParts.WrittenParts;
import org.collapselab.jobs.chain.PastOnDisk;
import org.collapselab.jobs.chain.TaskContext;
import org.collapselab.jobs.chain.Tasks;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.human.StoredLengths;
import org.collapselab.jobs.human.UnigramCounts;
import org.collapselab.jobs.layout.RunFile;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.loop.ChainSources;
import org.collapselab.jobs.loop.ModelMeasurement;
import org.collapselab.jobs.loop.PastLengths;
import org.collapselab.jobs.loop.PastTexts;
import org.collapselab.jobs.loop.Stages;
import org.collapselab.jobs.loop.StepContext;
import org.collapselab.jobs.scoring.FloorText;
import org.collapselab.jobs.settings.Initial;
import org.collapselab.jobs.store.Storage;
import org.collapselab.metrics.count.DocumentCounts;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.replicate.Margins;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Observation.ModelFit;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.CountingModel;
import org.collapselab.trainer.model.LanguageModel;
import org.collapselab.trainer.ngram.NGram;
import org.collapselab.trainer.ngram.Smoothing;
import org.collapselab.trainer.ngram.Support;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Lengths;

/**
 * The stages of a step of a large chain, each as jobs of many tasks over parts of texts. The driver
 * holds lengths of documents and draws mixes by reference; counts are summed range by range of
 * first tokens; the model is read once by each executor; documents are written part by part.
 */
final class StagesOverTasks implements Stages<Broadcast<StoredModel>, StoredText, CountedParts> {

  private final Tasks tasks;
  private final TaskContext context;
  private final RunMemory memory;
  private final Shard shard;
  private final StepContext step;
  private final HumanText human;
  private final SliceSizes sizes;
  private final long mixTokens;
  private final ChainSources sources;
  private final ChainFiles files;
  private final List<RunFile> past;
  private final CountJob counting;
  private final LanguageModel ngrams; // counts as many n-grams as metrics do
  private final Storage storage;
  private final String work;
  private int counted; // texts of this step

  /**
   * The stages of one step.
   *
   * @param memory of the run
   * @param shard of the chain, which has it for itself
   * @param mixTokens most tokens that a generation of the arm trains on, about
   * @param past files of the tables corpora and mixes of the generations before
   * @param parts folder of the parts of tables
   */
  StagesOverTasks(
      Tasks tasks,
      RunMemory memory,
      Shard shard,
      StepContext step,
      SliceSizes sizes,
      long mixTokens,
      List<RunFile> past,
      String parts) {
    this.tasks = tasks;
    this.context = tasks.context();
    this.memory = memory;
    this.shard = shard;
    this.step = step;
    this.human = step.human();
    this.sizes = sizes;
    this.mixTokens = mixTokens;
    this.files = new ChainFiles(context, shard, step.generation(), parts);
    this.past = past;
    this.counting = new CountJob(tasks);
    this.ngrams = new NGram(orders(), new Smoothing.MaximumLikelihood(), Support.OBSERVED);
    this.storage = context.storage();
    this.work = context.work() + "/" + shard.label();
    this.sources = new ChainSources(step, new StoredPast());
  }

  /** The sources that the regime sees. */
  ChainSources sources() {
    return sources;
  }

  /** Deletes the files that only this step needed. */
  void close() {
    storage.delete(work + "/texts");
  }

  // the past

  /** The past of the chain: lengths on the driver, mixes on disk. */
  private final class StoredPast implements PastLengths {

    private final PastTexts stored = onDisk().of(step.replicate());

    @Override
    public Lengths corpus(int born) {
      return memory.once(new CorpusKey(shard, born), () -> storedLengths(born));
    }

    @Override
    public Mix mix(int generation) {
      return stored.mix(generation);
    }
  }

  /** The lengths of a corpus that an earlier run wrote. */
  private StoredLengths storedLengths(int born) {
    CorpusParts corpus = parts(born);
    int parts = onDisk().require(Tables.CORPORA, born, step.replicate()).size();
    return StoredLengths.join(
        tasks.map(
            shard.arm(), numbers(parts), (all, part) -> StoredLengths.of(corpus.part(all, part))));
  }

  private PastOnDisk onDisk() {
    return new PastOnDisk(storage, shard, human.trainingIds(), past);
  }

  private static List<Integer> numbers(int end) {
    return IntStream.range(0, end).boxed().toList();
  }

  /** The parts of a corpus of this chain; -1 for human text. */
  private CorpusParts parts(int born) {
    if (born < 0) {
      int wanted = CorpusParts.partDocuments(context.sizes(), step.arm(), human);
      return new HumanParts(shard.arm(), human.partDocuments(wanted));
    }
    StepContext then = context.step(shard.arm(), step.replicate(), born);
    WrittenParts parts =
        new ChainFiles(context, shard, born, context.work())
            .parts(new ChainSources(then, new StoredPast()).writes());
    return parts.parted()
        ? parts
        : parts.committed(onDisk().require(Tables.CORPORA, born, step.replicate()).get(0));
  }

  private IntFunction<CorpusParts> knownParts() {
    Map<Integer, CorpusParts> known = new HashMap<>();
    return born -> known.computeIfAbsent(born, this::parts);
  }

  @Override
  public StoredText corpus(int born) {
    return new StoredText(parts(born), sources.synthetic(born), List.of());
  }

  @Override
  public StoredText heldOut() {
    return new StoredText(new HeldOutParts(shard.arm()), human.heldOut(), List.of());
  }

  @Override
  public long documents(StoredText text) {
    return text.lengths().size();
  }

  @Override
  public long tokens(StoredText text) {
    return text.tokens();
  }

  // train

  /**
   * Trains on the mix; if it only adds to the mix of the generation before, only the rest is
   * counted.
   */
  @Override
  public Trained<Broadcast<StoredModel>> train(Mix mix) {
    Alphabet alphabet = step.alphabet();
    CountingModel settings = step.arm().model().counting().orElseThrow();
    Optional<Carried> before = memory.latest(shard);
    Optional<Mix> more = before.flatMap(carried -> mix.minus(carried.mix()));
    SlicedCounts counts =
        counting.of(
            CorpusSlice.of(more.orElse(mix), knownParts(), sizes.documents(settings)),
            new Counting.ModelCounting(settings, alphabet),
            sizes.bounds(mixTokens, settings),
            work + "/model-" + step.generation(),
            more.flatMap(present -> before).map(Carried::counts).stream().toList());
    memory.put(shard, new Carried(mix, counts));
    before.ifPresent(carried -> storage.delete(carried.counts().folder()));
    Broadcast<StoredModel> model = tasks.broadcast(new StoredModel(settings, alphabet, counts));
    tasks.one(shard.arm(), (all, arm) -> model.value().join(all.storage()));
    return new Trained<>(model, tokens(mix), Optional.empty());
  }

  private long tokens(Mix mix) {
    long tokens = 0;
    for (Mix.Span span : mix.spans()) {
      Lengths text = span.born() < 0 ? sources.human() : sources.synthetic(span.born());
      for (int d = 0; d < span.documents(); d++) {
        tokens += (long) span.multiplicity() * text.length(span.firstDocument() + d);
      }
    }
    return tokens;
  }

  /** Nothing: a model of counts starts from no other model. */
  @Override
  public Optional<byte[]> handOn(Broadcast<StoredModel> model) {
    return Optional.empty();
  }

  @Override
  public void release(Broadcast<StoredModel> model) {
    model.destroy();
  }

  // generate

  @Override
  public StoredText write(Broadcast<StoredModel> model, Size size, int address) {
    boolean corpus = address == step.generation();
    WrittenParts usual = files.parts(size);
    WrittenParts to = corpus ? usual : usual.in(work + "/texts");
    List<WriteJob.Part> parts =
        new WriteJob(tasks, model, shard, address, to)
            .write(size, CorpusParts.meanLength(step.arm(), human));
    StoredLengths lengths = StoredLengths.join(parts.stream().map(WriteJob.Part::lengths).toList());
    if (corpus) {
      memory.put(new CorpusKey(shard, address), lengths);
    }
    return new StoredText(to, lengths, parts);
  }

  // measure

  /** Measures the model in one task, so that reals are summed in their order. */
  @Override
  public ModelMeasurement measure(Broadcast<StoredModel> model, StoredText corpus, long heldOut) {
    Broadcast<int[]> firsts = tasks.broadcast(corpus.firsts());
    List<CorpusSlice> drawn =
        CorpusSlice.prefix(
            corpus.corpus(),
            corpus.lengths(),
            step.protocol().oracleDraws(),
            sizes.documents(step.arm().model()));
    int replicate = step.replicate();
    int generation = step.generation();
    ModelMeasurement measured =
        tasks.one(
            shard.arm(),
            (all, arm) ->
                ModelMeasurement.of(
                    all.step(arm, replicate, generation),
                    model.value().read(all.storage()),
                    firsts.value(),
                    CorpusSlice.text(all, drawn),
                    heldOut));
    firsts.destroy();
    return measured;
  }

  private int orders() {
    return step.protocol().orders();
  }

  @Override
  public CountedParts count(StoredText text, long tokens) {
    return count(text, tokens, work + "/texts/counts-" + counted++);
  }

  private CountedParts count(StoredText text, long tokens, String folder) {
    List<CorpusSlice> slices =
        CorpusSlice.prefix(text.corpus(), text.lengths(), tokens, sizes.documents(ngrams));
    long documents = CorpusSlice.prefixDocuments(text.lengths(), tokens);
    return new CountedParts(
        Passage.of(() -> CorpusSlice.text(context, slices).prefix(tokens), human.spelling()),
        text.lengths(),
        documents,
        tokens,
        count(slices, folder),
        memoized(() -> new DocumentJob(tasks).of(slices, documents, tokens)));
  }

  private SlicedCounts count(List<CorpusSlice> slices, String folder) {
    return counting.of(slices, new Counting.MetricCounting(orders()), bounds(), folder, List.of());
  }

  private int[] bounds() {
    return sizes.bounds(human.trainingTokens(), ngrams);
  }

  private static <X> Supplier<X> memoized(Supplier<X> compute) {
    RunMemory once = new RunMemory();
    return () -> once.once("value", compute);
  }

  @Override
  public CountedParts initial() {
    Passage text = human.passage(sources.order());
    return new CountedParts(
        text,
        human.lengths(),
        sources.order().initial(),
        Long.MAX_VALUE,
        once("initial", () -> count(initialSlices(), context.work() + "/human-" + memory.size())),
        () -> DocumentCounts.of(text.tokens()));
  }

  private List<CorpusSlice> initialSlices() {
    Mix initial = MixText.initial(sources::humanDocument, sources.initial());
    return CorpusSlice.of(initial, knownParts(), sizes.documents(ngrams));
  }

  @Override
  public CountedParts start(StoredText first, long tokens) {
    record Start(Shard chain) {}
    Start key = new Start(shard);
    CountedParts known = memory.<CountedParts>latest(key).orElse(null);
    if (known == null || known.tokens() != tokens) {
      String folder = context.work() + "/start-" + shard.label();
      storage.delete(folder);
      known = count(first, tokens, folder);
      memory.put(key, known);
    }
    return known;
  }

  @Override
  public UnigramCounts words() {
    int vocabulary = human.vocabulary().size();
    return once(
        "words",
        () ->
            tasks
                .map(
                    shard.arm(),
                    initialSlices(),
                    (all, slice) -> UnigramCounts.of(slice.text(all), vocabulary))
                .stream()
                .reduce(UnigramCounts::merge)
                .orElseGet(() -> UnigramCounts.of(Documents.NONE, vocabulary)));
  }

  @Override
  public <X> X once(Object key, Supplier<X> compute) {
    boolean redraws = step.arm().human().redraw();
    int replicate = redraws ? step.replicate() : Address.SHARED;
    return memory.once(
        new InitialKey(
            context.encodings().get(shard.arm()), step.arm().human().initial(), replicate, key),
        compute);
  }

  @Override
  public Observation observe(CountedParts text, CountedParts other, Optional<ModelFit> model) {
    return new Observation(
        other.text(),
        text.text(),
        spectra().spectra(other.counts(), text.counts()),
        text.documentCounts().get(),
        model);
  }

  private SpectraJob spectra() {
    return new SpectraJob(tasks, shard.arm(), bounds().length - 1, orders());
  }

  /** Counts the text of one type on the driver, because it is no larger than its word's range. */
  @Override
  public CountedParts oneType(CountedParts like) {
    Documents text =
        FloorText.of(like.lengths(), like.documents(), like.tokens(), human.vocabulary());
    return new CountedParts(
        Passage.of(text, human.spelling()),
        text,
        text.size(),
        text.tokens(),
        new RangeCounts.OneWord(NGramCounts.count(text, orders(), false), bounds()),
        () -> DocumentCounts.of(text));
  }

  /** Counts the blocks on the driver, which has the text; a job does the rest. */
  @Override
  public List<Score> margins(
      CountedParts text,
      CountedParts other,
      Observation seen,
      List<Score> scores,
      List<Metric> metrics,
      Address blocks) {
    var without =
        spectra()
            .without(
                other.counts(), text.counts(), Margins.blocks(seen.generated(), orders(), blocks));
    return Margins.of(metrics, scores, seen, without::get, blocks);
  }

  /** The counts of the mix of the generation before. */
  private record Carried(Mix mix, SlicedCounts counts) {}

  /** The key of a corpus whose lengths are remembered. */
  private record CorpusKey(Shard chain, int born) {}

  /** The key of a value that chains of one H_0 share. */
  private record InitialKey(int encoding, Initial initial, int replicate, Object key) {}
}
