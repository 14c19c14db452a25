package org.collapselab.metrics.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.collapselab.metrics.replicate.Slope;
import org.collapselab.metrics.verdict.Decision.Rule;
import org.collapselab.metrics.verdict.Verdict.Answer;

/**
 * The eight definitions of collapse made operational: for each a primary measure declared
 * beforehand, and a Student interval over replicates of its change from generation 0 to the last,
 * paired within each chain, so that what generation 0 already lost is not counted as collapse. The
 * level of 5 % is shared out over all verdicts of an experiment (Bonferroni). Where nothing is the
 * point that a definition looks at, as in 'any increase', a change below {@link #NEGLIGIBLE} counts
 * as none.
 */
public final class Verdicts {

  /** With fewer replicates than this a verdict is only descriptive. */
  public static final int REPLICATES = 6;

  /** Probability of a wrong yes or no in a whole experiment. */
  public static final double LEVEL = 0.05;

  /**
   * The largest change that is negligible: a hundredth of a nat, of the effective types, of the
   * text, of an exponent.
   */
  public static final double NEGLIGIBLE = 0.01;

  /** The share of the way to a human unigram model that is catastrophic. */
  public static final double CATASTROPHE = 0.5;

  private static final String NO_LOSS =
      "needs the metric " + Evidence.LOSS + " and held-out human text";

  private static final int WINDOWS = 3; // fewest dyadic windows that a trend is read from

  private final Evidence evidence;
  private final Decision decision;

  private Verdicts(Evidence evidence, double level) {
    this.evidence = evidence;
    this.decision = new Decision(level);
  }

  /**
   * The verdicts on one arm that is alone, in the order of their numbers. What rests on one text a
   * generation with its jackknife interval is descriptive.
   */
  public static List<Verdict> of(Evidence evidence) {
    return of(Map.of("", evidence), List.of()).get("");
  }

  /**
   * The verdicts on the arms of an experiment, eight each in the order of their numbers.
   *
   * @param arms evidence by arm; the answer has its order
   * @param sweeps arms that differ in their budgets; each gives one verdict, which all of its arms
   *     share
   */
  public static Map<String, List<Verdict>> of(Map<String, Evidence> arms, List<Sweep> sweeps) {
    long tests = sweeps.size() + arms.values().stream().mapToLong(Verdicts::tests).sum();
    double level = LEVEL / Math.max(1, tests);
    Map<String, Verdict> scaling = new LinkedHashMap<>();
    for (Sweep sweep : sweeps) {
      Verdict verdict = scaling(arms, sweep, new Decision(level));
      sweep.budgets().keySet().forEach(arm -> scaling.put(arm, verdict));
    }
    Map<String, List<Verdict>> verdicts = new LinkedHashMap<>();
    arms.forEach(
        (arm, evidence) ->
            verdicts.put(
                arm,
                new Verdicts(evidence, level)
                    .all(
                        scaling.getOrDefault(
                            arm,
                            Verdict.undecided(
                                Definition.CHANGED_SCALING,
                                "needs a sweep over at least "
                                    + Sweep.BUDGETS
                                    + " values of budget.size")))));
    return verdicts;
  }

  /** The definitions that this evidence lets us test, without definition 5. */
  private static long tests(Evidence evidence) {
    return Stream.of(
            evidence.loss().filter(loss -> evidence.unigramLoss().isPresent()),
            evidence.loss(),
            evidence.loss().filter(loss -> windows(loss) >= WINDOWS),
            evidence.diversity(),
            evidence.lostTopics(),
            evidence.lostMass(),
            evidence.foreign())
        .filter(Optional::isPresent)
        .count();
  }

  private List<Verdict> all(Verdict scaling) {
    return List.of(
        catastrophic(),
        risen(),
        diverging(),
        change(
            Definition.COLLAPSING_VARIANCE,
            evidence.diversity(),
            -1,
            "fall of the logarithm of the Hill number of order 1",
            "needs the metric entropy"),
        scaling,
        change(
            Definition.LOST_MODES,
            evidence.lostTopics(),
            1,
            "rise of the human mass of topics that vanished",
            "needs the metric topics and human text with topics"),
        change(
            Definition.LOST_TAIL,
            evidence.lostMass(),
            1,
            "rise of lost human mass",
            "needs the metric lost-human-mass"),
        change(
            Definition.HALLUCINATION,
            evidence.foreign(),
            1,
            "rise of the share of " + evidence.foreignOrder() + "-grams that human text lacks",
            "needs the metric off-support-mass at order "
                + evidence.foreignOrder()
                + " (key orders)"));
  }

  private Verdict risen() {
    return change(
        Definition.ANY_RISK, evidence.loss(), 1, "rise of held-out loss in nats a token", NO_LOSS);
  }

  /** The excess of the loss as a share of what separates generation 0 from a unigram model. */
  private Verdict catastrophic() {
    if (evidence.loss().isEmpty() || evidence.unigramLoss().isEmpty()) {
      return Verdict.undecided(Definition.CATASTROPHIC_RISK, NO_LOSS);
    }
    Series loss = evidence.loss().get();
    double[] unigram = evidence.unigramLoss().get().at(0);
    double[] share = loss.rise(1);
    for (int r = 0; r < share.length; r++) {
      double room = unigram[Math.min(r, unigram.length - 1)] - loss.at(0)[r];
      if (!(room > 0)) {
        return Verdict.undecided(
            Definition.CATASTROPHIC_RISK,
            "the model of generation 0 must predict human text better than "
                + ceiling()
                + ", but does not");
      }
      share[r] /= room;
    }
    return decision.of(
        Definition.CATASTROPHIC_RISK,
        loss.metric(),
        share,
        Optional.empty(),
        Rule.above(CATASTROPHE, CATASTROPHE),
        "rise of held-out loss as a share of the way to " + ceiling());
  }

  /** Names the model that a share of 1 stands for. */
  private String ceiling() {
    return evidence.foreignOrder() == 2 ? "the uniform law" : "a human unigram model";
  }

  private Verdict change(
      Definition definition, Optional<Series> measured, int sign, String measure, String missing) {
    return measured
        .map(
            series ->
                decision.of(
                    definition,
                    series.metric(),
                    series.rise(sign),
                    series.riseMargin(),
                    Rule.above(0, NEGLIGIBLE),
                    measure))
        .orElse(Verdict.undecided(definition, missing));
  }

  /**
   * The increments of the loss behave as t^b: b above -1 diverges, below -1 is bounded. b is read
   * from the mean increments in windows 1, 2 to 3, 4 to 7, ... by least squares on logarithms; its
   * spread by leaving out one replicate at a time (Tukey's pseudo-values), because single chains
   * may fall by chance although all together rise. A loss that does not rise does not diverge.
   */
  private Verdict diverging() {
    if (evidence.loss().isEmpty()) {
      return Verdict.undecided(Definition.DIVERGING_RISK, NO_LOSS);
    }
    Verdict risen = risen();
    if (risen.answer() == Answer.NO) {
      return new Verdict(
          Definition.DIVERGING_RISK,
          Answer.NO,
          risen.descriptive(),
          risen.metric(),
          risen.n(),
          risen.interval(),
          "a loss that does not rise does not diverge: " + risen.evidence());
    }
    Series loss = evidence.loss().get();
    int windows = windows(loss);
    if (windows < WINDOWS) {
      return Verdict.undecided(Definition.DIVERGING_RISK, "needs at least 7 generations");
    }
    int replicates = loss.replicates();
    double[] none = new double[windows];
    double[] rises = new double[windows]; // of all replicates together
    for (int r = 0; r < replicates; r++) {
      for (int w = 0; w < windows; w++) {
        rises[w] += rise(loss, w, r);
      }
    }
    double all = exponent(rises, none);
    double[] pseudo = new double[replicates];
    double[] own = new double[windows];
    for (int r = 0; r < replicates; r++) {
      for (int w = 0; w < windows; w++) {
        own[w] = rise(loss, w, r);
      }
      double without = replicates == 1 ? all : exponent(rises, own);
      pseudo[r] = replicates * all - (replicates - 1) * without;
    }
    if (Arrays.stream(pseudo).anyMatch(Double::isNaN)) {
      return Verdict.undecided(
          Definition.DIVERGING_RISK,
          "the loss must rise in each of the generations 1, 2 to 3, 4 to 7, ..., but does not");
    }
    return decision.of(
        Definition.DIVERGING_RISK,
        loss.metric(),
        pseudo,
        Optional.empty(),
        Rule.above(-1, -1),
        "exponent of the loss's increments by generation");
  }

  /** Whole windows 2^w .. 2^(w+1) - 1 of generations. */
  private static int windows(Series loss) {
    int windows = 0;
    while (loss.at((2 << windows) - 1) != null) {
      windows++;
    }
    return windows;
  }

  /** How far the loss of a replicate rises in a window. */
  private static double rise(Series loss, int window, int replicate) {
    return loss.at((2 << window) - 1)[replicate] - loss.at((1 << window) - 1)[replicate];
  }

  /**
   * The exponent of increments; NaN if they do not all rise.
   *
   * @param rises by window, shape (windows)
   * @param without what is taken off, shape (windows)
   */
  private static double exponent(double[] rises, double[] without) {
    double[] x = new double[rises.length];
    double[] y = new double[rises.length];
    for (int w = 0; w < rises.length; w++) {
      int from = 1 << w;
      int to = (2 << w) - 1;
      double rise = rises[w] - without[w];
      x[w] = StrictMath.log((from + to) / 2.0);
      y[w] = rise > 0 ? StrictMath.log(rise / (to - from + 1)) : Double.NaN; // a factor is no slope
    }
    return Slope.of(x, y);
  }

  /**
   * Whether the exponent of the loss against the budget differs between the last generation and the
   * first that trains on a text of that budget; replicate by replicate.
   */
  private static Verdict scaling(Map<String, Evidence> arms, Sweep sweep, Decision decision) {
    List<Series> losses = new ArrayList<>();
    List<Double> logs = new ArrayList<>();
    new TreeMap<>(sweep.budgets())
        .forEach(
            (arm, budget) ->
                Optional.ofNullable(arms.get(arm))
                    .flatMap(Evidence::loss)
                    .ifPresent(
                        loss -> {
                          losses.add(loss);
                          logs.add(StrictMath.log(budget));
                        }));
    if (losses.size() < sweep.budgets().size()
        || losses.stream().anyMatch(l -> l.last() <= sweep.from() || l.at(sweep.from()) == null)) {
      return Verdict.undecided(
          Definition.CHANGED_SCALING,
          "needs the metric %s in every arm, and a generation after %s"
              .formatted(Evidence.LOSS, sweep.from()));
    }
    double[] x = logs.stream().mapToDouble(Double::doubleValue).toArray();
    int replicates = losses.stream().mapToInt(Series::replicates).min().orElseThrow();
    double[] change = new double[replicates];
    for (int r = 0; r < replicates; r++) {
      double[] first = new double[x.length];
      double[] last = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        first[i] = StrictMath.log(losses.get(i).at(sweep.from())[r]);
        last[i] = StrictMath.log(losses.get(i).at(losses.get(i).last())[r]);
      }
      change[r] = Slope.of(x, last) - Slope.of(x, first);
    }
    return decision.of(
        Definition.CHANGED_SCALING,
        losses.get(0).metric(),
        change,
        Optional.empty(),
        Rule.offZero(NEGLIGIBLE),
        "change of the exponent of loss against budget since generation " + sweep.from());
  }
}
