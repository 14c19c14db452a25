package org.collapselab.jobs.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.generator.mix.Size;
import org.collapselab.generator.write.Length;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.base.MemoryException;
import org.collapselab.jobs.chain.Execution;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.human.HumanTexts;
import org.collapselab.jobs.layout.PartSizes;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Protocol;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.CountingModel;
import org.collapselab.trainer.model.Needs;
import org.collapselab.trainer.random.Address;

/**
 * The cost of an experiment, estimated from its settings and its human text; nothing is run.
 *
 * @param settings the experiment
 * @param arms by arm, in order
 * @param human a line on each human corpus
 */
public record Plan(Settings settings, List<ArmPlan> arms, List<String> human) {

  private static final int MOST_TOKENS = Integer.MAX_VALUE - 8; // of texts that one task holds
  private static final int MOST_DOCUMENTS = Integer.MAX_VALUE - 8;
  private static final double MOST = 1e15; // numbers above it are given in words
  private static final String MORE = "more than ";

  private static final double DISK_BYTES =
      5; // a stored token: ids, text, mixes, counts and spectra, compressed

  /**
   * One arm.
   *
   * @param initial tokens of H_0
   * @param first tokens that model 0 writes, about
   * @param last tokens that model G writes, about
   * @param written tokens that one chain writes in all generations, about
   * @param mix most tokens that a generation trains on, at most
   * @param memory bytes that one step of one chain needs, at most
   * @param shards tasks of one generation, or of all if chains run as wholes
   * @param text tokens of the largest X_t, at least; an empty document counts as one
   * @param document tokens of a document, at least
   * @param obstacle why its chains cannot be spread over tasks; empty if they can
   */
  public record ArmPlan(
      Arm arm,
      long initial,
      long first,
      long last,
      long written,
      long mix,
      long memory,
      int shards,
      long text,
      int document,
      String obstacle) {

    /** Whether each stage of the arm's steps is jobs of many tasks. */
    public boolean large(LargeChainMode mode, TaskMemory task) {
      boolean wanted =
          mode == LargeChainMode.ALWAYS || (mode == LargeChainMode.AUTO && memory > task.bytes());
      return wanted && obstacle.isEmpty();
    }

    /** How the chains of the arm run, and why. */
    public String describe(LargeChainMode mode, TaskMemory task) {
      String numbers = "a step may need " + bytes(memory) + ", a task has " + bytes(task.bytes());
      if (large(mode, task)) {
        return "a step is jobs of many tasks: " + numbers;
      }
      boolean obstructed = memory > task.bytes() && !obstacle.isEmpty();
      return "a step is one task: "
          + numbers
          + (obstructed ? "; it cannot be spread: " + obstacle : "");
    }

    /**
     * Refuses texts that no task can hold, however little a step needs besides.
     *
     * @throws InputException if a task would hold more tokens at once than there can be
     * @throws MemoryException if the tokens alone are more than the memory of a task that is alone
     */
    public void requireText(LargeChainMode mode, TaskMemory task) {
      boolean large = large(mode, task);
      long tokens = large ? document : text;
      String held =
          String.format(
              Locale.ROOT,
              "a task must hold %s that it writes, but %s of arm '%s' has %,d tokens",
              large ? "each document" : "the text",
              large ? "one" : "that",
              arm.name(),
              tokens);
      if (tokens > MOST_TOKENS) {
        throw new InputException(
            held
                + String.format(Locale.ROOT, " and there can be at most %,d", MOST_TOKENS)
                + "; lower budget or length");
      }
      if (Integer.BYTES * tokens > task.alone()) {
        throw new MemoryException(
            held
                + ", which take "
                + bytes(Integer.BYTES * tokens)
                + " of memory, and there are "
                + bytes(task.alone())
                + "; "
                + MemoryException.remedy());
      }
    }

    /** How its chains run if a step is one task. */
    Execution execution(Protocol protocol) {
      return Execution.of(protocol, arm);
    }
  }

  /** Plans an experiment; reads its human text. */
  public static Plan of(Settings settings, Configuration hadoop) {
    return of(settings, HumanTexts.read(settings, PartSizes.USUAL, hadoop));
  }

  /** Plans an experiment on human text that has been read. */
  public static Plan of(Settings settings, HumanTexts encodings) {
    List<ArmPlan> arms = new ArrayList<>();
    for (Arm arm : settings.arms()) {
      arms.add(plan(settings, arm, encodings.texts().get(encodings.byArm().get(arm.name()))));
    }
    List<String> human =
        encodings.facts().stream()
            .map(
                facts ->
                    String.format(
                        Locale.ROOT,
                        "%s: %,d documents, %,d tokens (%,d held out), vocabulary %,d",
                        facts.get("corpus"),
                        ((Number) facts.get("documents")).longValue(),
                        ((Number) facts.get("tokens")).longValue(),
                        ((Number) facts.get("held_out_tokens")).longValue(),
                        ((Number) facts.get("vocabulary")).longValue()))
            .toList();
    return new Plan(settings, arms, human);
  }

  private static ArmPlan plan(Settings settings, Arm arm, HumanText human) {
    int generations = settings.protocol().generations();
    HumanText.Order order =
        human.order(settings.protocol().seed(), Address.SHARED, arm.human().initial());
    long initialTokens = 0;
    for (int rank = 0; rank < order.initial(); rank++) {
      initialTokens += human.lengths().length(order.documents()[rank]);
    }
    double mean = Math.min(arm.length().maximum(), human.meanLength());
    long initial = arm.budget().at(0).unit() == Size.Unit.TOKENS ? initialTokens : order.initial();
    double written = 0;
    double mix = initialTokens;
    long text = 0;
    for (int generation = 0; generation <= generations; generation++) {
      Size size = arm.regime().writes(generation, arm.budget(), initial);
      requireDocuments(arm, size);
      double tokens = tokens(size, arm.length(), mean);
      boolean fixed = size.unit() == Size.Unit.TOKENS || arm.length() instanceof Length.Fixed;
      text = Math.max(text, fixed ? (long) tokens : size.amount());
      if (generation < generations) {
        mix =
            Math.max(
                mix,
                arm.regime().rereads() ? initialTokens + written + tokens : initialTokens + tokens);
      }
      written += tokens;
    }
    double first = tokens(arm.regime().writes(0, arm.budget(), initial), arm.length(), mean);
    double last =
        tokens(arm.regime().writes(generations, arm.budget(), initial), arm.length(), mean);
    double counted = addsNoTypes(arm) ? Math.min(mix, initialTokens + first) : mix;
    double memory =
        arm.model()
                .memory(
                    (long) counted, new Alphabet(human.vocabulary().size(), arm.length().ends()))
            + 8 * counted;
    int chains = Execution.of(settings.protocol(), arm).shard(arm);
    int shards = (settings.protocol().replicates() + chains - 1) / chains;
    return new ArmPlan(
        arm,
        initialTokens,
        (long) first,
        (long) last,
        (long) written,
        (long) mix,
        (long) memory,
        shards,
        text,
        arm.length() instanceof Length.Fixed fixed ? fixed.tokens() : 1,
        obstacle(settings.protocol(), arm));
  }

  /**
   * Whether mixes only grow, counts are carried on and generated text has no n-gram that they lack:
   * then the text that is counted at once, D_1, bounds them.
   */
  private static boolean addsNoTypes(Arm arm) {
    return arm.regime().accumulates()
        && arm.prompt() == 0
        && arm.model().counting().filter(CountingModel::writesItsCounts).isPresent();
  }

  /** Why the chains of an arm cannot run as jobs of many tasks; empty if they can. */
  private static String obstacle(Protocol protocol, Arm arm) {
    if (arm.model().counting().isEmpty()) {
      return "its model is not one of counts";
    }
    if (arm.length() instanceof Length.Streamed) {
      return "length 'stream' is one piece"; // every document's place depends on all before it
    }
    if (Execution.of(protocol, arm) != Execution.STEPS) {
      return "its chains are small and run as wholes";
    }
    return Shard.chains(arm) > 1 ? "its chains share files, for their budgets are small" : "";
  }

  /**
   * The tokens of a text, about; exactly if the length of a document is fixed.
   *
   * @param mean tokens of other documents, about
   */
  private static double tokens(Size size, Length length, double mean) {
    boolean tokens = size.unit() == Size.Unit.TOKENS;
    if (length instanceof Length.Fixed fixed) {
      double document = fixed.tokens();
      return document * (tokens ? Math.ceil(size.amount() / document) : size.amount());
    }
    return tokens ? size.amount() : Math.rint(size.amount() * mean);
  }

  /**
   * Refuses a text of more documents than can have numbers.
   *
   * @throws InputException if it surely has more
   */
  private static void requireDocuments(Arm arm, Size size) {
    double most = arm.length().maximum(); // tokens of a document
    double documents =
        size.unit() == Size.Unit.TOKENS ? Math.ceil(size.amount() / most) : size.amount();
    if (documents > MOST_DOCUMENTS) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "a text must have at most %,d documents, but %s of arm '%s' are at least %,.0f; lower"
                  + " the budget%s",
              MOST_DOCUMENTS,
              size,
              arm.name(),
              documents,
              size.unit() == Size.Unit.TOKENS ? " or let documents be longer" : ""));
    }
  }

  /** The bytes that the largest step needs, at most. */
  long memory() {
    return arms.stream().mapToLong(ArmPlan::memory).max().orElse(0);
  }

  /** The number of tasks of all arms, if a step is one task. */
  public int tasks() {
    return arms.stream().mapToInt(ArmPlan::shards).sum();
  }

  /** Formats bytes for people. */
  public static String bytes(double bytes) {
    if (bytes >= MOST) {
      return MORE + "1,000 TB";
    }
    return bytes < 1e9
        ? String.format(Locale.ROOT, "%.0f MB", bytes / 1e6)
        : bytes < 1e13
            ? String.format(Locale.ROOT, "%.1f GB", bytes / 1e9)
            : String.format(Locale.ROOT, "%,.0f TB", bytes / 1e12);
  }

  private static String about(String size) {
    return size.startsWith(MORE) ? size : "about " + size;
  }

  private static String count(double tokens) {
    return tokens >= MOST ? MORE + "10^15" : String.format(Locale.ROOT, "%,.0f", tokens);
  }

  /** Formats the plan for people. */
  public String text(LargeChainMode largeChains, TaskMemory memoryOfAll) {
    var protocol = settings.protocol();
    TaskMemory task = memoryOfAll.atMost(tasks());
    long chains = (long) arms.size() * protocol.replicates();
    double written = arms.stream().mapToDouble(ArmPlan::written).sum() * protocol.replicates();
    long memory = memory();
    StringBuilder text = new StringBuilder();
    line(
        text,
        "%s: %,d arms x %,d replicates x generations 0 to %,d = %,d steps",
        protocol.name(),
        arms.size(),
        protocol.replicates(),
        protocol.generations(),
        chains * (protocol.generations() + 1));
    human.forEach(corpus -> line(text, "  human text   %s", corpus));
    line(text, "  written      %s tokens in all", about(count(written)));
    line(
        text,
        "  disk         %s (keep: %s)",
        about(bytes(written * DISK_BYTES)),
        protocol.keep().name().toLowerCase(Locale.ROOT));
    line(
        text,
        "  memory       up to %s for one step, times the steps that run at once (one a core), and the human text",
        bytes(memory));
    for (Execution execution : Execution.values()) {
      List<ArmPlan> matching =
          arms.stream().filter(arm -> arm.execution(protocol) == execution).toList();
      int tasks = matching.stream().mapToInt(ArmPlan::shards).sum();
      if (!matching.isEmpty()) {
        line(
            text,
            "  execution    %,d arms: %,d tasks %s",
            matching.size(),
            tasks,
            execution.describe());
      }
    }
    for (ArmPlan arm : arms) {
      if (arm.memory() > task.bytes() || arm.large(largeChains, task)) {
        line(
            text, "               arm '%s': %s", arm.arm().name(), arm.describe(largeChains, task));
      }
      Needs needs = arm.arm().model().needs();
      if (!needs.equals(Needs.ONE_CORE)) {
        line(
            text,
            "               arm '%s': a step needs %s",
            arm.arm().name(),
            TaskNeeds.text(needs));
      }
      try {
        arm.requireText(largeChains, task);
      } catch (InputException | MemoryException e) {
        line(text, "  refused      %s", e.getMessage());
      }
    }
    line(text, "");
    line(text, "  %-40s %14s %14s %14s %14s", "arm", "initial", "X_0", "X_G", "mix, at most");
    for (ArmPlan arm : arms) {
      line(
          text,
          "  %-40s %14s %14s %14s %14s",
          arm.arm().name(),
          count(arm.initial()),
          count(arm.first()),
          count(arm.last()),
          count(arm.mix()));
    }
    line(
        text,
        "  (tokens; sizes in documents are converted by the mean length of a human document)");
    return text.toString();
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
