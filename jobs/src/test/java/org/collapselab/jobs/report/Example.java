package org.collapselab.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.collapselab.jobs.report.Report.Curve;
import org.collapselab.jobs.report.Report.Fact;
import org.collapselab.jobs.report.Report.Family;
import org.collapselab.jobs.report.Report.Line;
import org.collapselab.jobs.report.Report.Member;
import org.collapselab.jobs.report.Report.Point;
import org.collapselab.jobs.report.Report.Sample;
import org.collapselab.jobs.report.Report.Table;

/** Reports with made-up but plausible numbers: decay per generation at a rate for each arm. */
final class Example {

  private static final List<String> HUMAN =
      List.of(
          "a small wooden boat used for fishing in shallow water",
          "the act of moving something from one place to another",
          "a person who studies the origins and forms of words",
          "having a sharp or sour taste, as of unripe fruit",
          "a tall perennial herb of temperate regions with yellow flowers",
          "he read the letter twice before he folded it away");

  private static final String[] WORN = {
    "of the", "a person who", "in the", "the act of", "a genus of", "used for", "or the", "with"
  };

  private final List<String> arms;
  private final double[] rates; // share of the way to collapse lost in a generation, by arm
  private final int generations;
  private final int replicates;
  private long state = 42; // of a small congruential generator: noise that is the same everywhere

  private Example(List<String> arms, double[] rates, int generations, int replicates) {
    this.arms = arms;
    this.rates = rates;
    this.generations = generations;
    this.replicates = replicates;
  }

  /** Three arms, eleven corpora, thirty measures. */
  static Report typical() {
    return new Example(
            List.of("replace", "accumulate", "fresh-10"), new double[] {.16, .025, .07}, 10, 5)
        .report();
  }

  /** The same with one replicate. */
  static Report singleReplicate() {
    return new Example(List.of("replace", "accumulate"), new double[] {.16, .025}, 10, 1).report();
  }

  /** As large as an experiment gets. */
  static Report large(int arms, int generations, int copies) {
    List<String> names = new ArrayList<>();
    double[] rates = new double[arms];
    for (int arm = 0; arm < arms; arm++) {
      names.add(String.format(Locale.ROOT, "order-%d|share-%.2f", arm % 5 + 1, arm / 5 * .08));
      rates[arm] = .18 / (1 + .25 * arm);
    }
    Example example = new Example(names, rates, generations, 10);
    Report one = example.report();
    List<Curve> curves = new ArrayList<>(one.curves());
    for (int copy = 1; copy < copies; copy++) {
      for (Curve c : one.curves()) {
        curves.add(
            new Curve(
                c.metric() + "|copy:" + copy,
                c.title(),
                c.unit(),
                c.meaning(),
                c.signature(),
                "More " + copy,
                false,
                c.lines(),
                c.human(),
                c.theory(),
                c.differences()));
      }
    }
    return with(one, curves);
  }

  static Report with(Report r, List<Curve> curves) {
    return new Report(
        r.title(),
        r.description(),
        r.arms(),
        r.baseline(),
        r.generations(),
        r.replicates(),
        r.tables(),
        curves,
        r.families(),
        r.samples(),
        r.human(),
        r.corpus(),
        r.provenance(),
        r.yaml(),
        r.command(),
        r.citation(),
        r.notes());
  }

  /** A matrix and a long folded list. */
  private List<Table> tables() {
    List<String> columns = new ArrayList<>(List.of("In the sense of"));
    columns.addAll(arms);
    List<List<String>> rows = new ArrayList<>();
    List<List<String>> evidence = new ArrayList<>();
    for (String answer : List.of("yes", "no", "undecided")) {
      List<String> row = new ArrayList<>(List.of("4 collapsing variance\nHill number of order 1"));
      for (String arm : arms) {
        row.add(answer + "\n0.41 [0.38, 0.44]");
        evidence.add(List.of(arm, "a long sentence that tells why it is " + answer + " here"));
      }
      rows.add(row);
    }
    return List.of(
        new Table("Does it collapse?", "Whether an arm collapses.", columns, rows),
        new Table("Evidence", "", List.of("arm", "evidence"), evidence, true));
  }

  private Report report() {
    List<Curve> curves = new ArrayList<>();
    String vocabulary = "Vocabulary and n-grams";
    curves.add(
        curve(
            "types",
            "Word types",
            "types",
            "Distinct words in a corpus of fixed token budget; falls as rare words die.",
            vocabulary,
            true,
            14210,
            2600,
            90,
            14380,
            true));
    curves.add(
        curve(
            "entropy|n:1",
            "Entropy of words",
            "nats",
            "Plug-in Shannon entropy of the word distribution; falls as the distribution narrows.",
            vocabulary,
            true,
            7.31,
            5.2,
            .012,
            7.35,
            false));
    curves.add(
        curve(
            "distinct-n|n:2",
            "Distinct-2",
            "",
            "Distinct bigrams over all bigrams (Li et al. 2016); falls as phrases repeat.",
            vocabulary,
            true,
            .512,
            .12,
            .004,
            .534,
            false));
    curves.add(
        curve(
            "js|n:1",
            "Jensen-Shannon divergence",
            "bits",
            "Between the corpus and human text, words; 0 where they agree, 1 where nothing is shared.",
            "Distance from human text",
            true,
            .071,
            .52,
            .004,
            .066,
            false));
    curves.add(
        curve(
            "lost-mass|n:1",
            "Lost human mass",
            "",
            "Share of human word occurrences whose word no longer occurs; rises as the tail is forgotten.",
            "Tail",
            true,
            .038,
            .31,
            .003,
            .036,
            false));
    curves.add(
        infinite(
            curve(
                "cross-entropy",
                "Cross-entropy on human text",
                "nats per token",
                "Of held-out human text under the model that wrote the corpus; infinite where the model gives a token probability 0.",
                "Model",
                true,
                6.82,
                9.4,
                .03,
                0,
                false)));
    for (int n = 1; n <= 4; n++) {
      if (n != 2) {
        curves.add(
            curve(
                "distinct-n|n:" + n,
                "Distinct-" + n,
                "",
                "Distinct " + n + "-grams over all " + n + "-grams.",
                vocabulary,
                false,
                .11 + .2 * n,
                .03 * n,
                .004,
                .13 + .2 * n,
                false));
      }
    }
    curves.add(
        curve(
            "entropy|n:2",
            "Entropy of bigrams",
            "nats",
            "Plug-in Shannon entropy of bigrams.",
            vocabulary,
            false,
            11.2,
            8.1,
            .02,
            11.3,
            false));
    curves.add(
        curve(
            "yule-k",
            "Yule's K",
            "",
            "Repeat rate, nearly free of corpus size; rises as few words dominate.",
            vocabulary,
            false,
            96,
            310,
            3,
            94,
            false));
    curves.add(
        curve(
            "mattr|w:50",
            "MATTR-50",
            "",
            "Mean type-token ratio in windows of 50 tokens.",
            vocabulary,
            false,
            .78,
            .70,
            .003,
            .79,
            false));
    curves.add(
        curve(
            "chao1",
            "Chao1 richness",
            "types",
            "Lower bound on the types of the source.",
            "Tail",
            false,
            31200,
            3900,
            700,
            31900,
            false));
    curves.add(
        curve(
            "missing-mass",
            "Good-Turing missing mass",
            "",
            "Share of mass of words not seen, estimated from words seen once.",
            "Tail",
            false,
            .041,
            .003,
            .001,
            .042,
            false));
    curves.add(
        curve(
            "hapax",
            "Words seen once",
            "types",
            "Falls first when the tail goes.",
            "Tail",
            false,
            6410,
            420,
            80,
            6500,
            false));
    for (String name :
        List.of(
            "Total variation", "Hellinger distance", "KL(model || human)", "KL(human || model)")) {
      curves.add(
          curve(
              name.toLowerCase(Locale.ROOT).replace(' ', '-'),
              name,
              name.startsWith("KL") ? "nats" : "",
              "Between the corpus and human text, words.",
              "Distance from human text",
              false,
              .14,
              .7,
              .006,
              .13,
              false));
    }
    for (int n = 2; n <= 5; n++) {
      curves.add(
          curve(
              "self-bleu|n:" + n,
              "Self-BLEU-" + n,
              "",
              "Overlap of a document with all others; rises as documents become alike.",
              "Documents",
              false,
              .9 - .13 * n,
              .98,
              .006,
              .88 - .13 * n,
              false));
    }
    curves.add(
        curve(
            "duplicates",
            "Exact duplicates",
            "",
            "Share of documents that repeat an earlier one.",
            "Documents",
            false,
            .0004,
            .21,
            .0002,
            .0003,
            false));
    curves.add(
        curve(
            "length",
            "Document length",
            "tokens",
            "Mean tokens of a document.",
            "Documents",
            false,
            9.13,
            9.4,
            .04,
            9.11,
            false));
    curves.add(
        curve(
            "compression|gzip",
            "Compression ratio (gzip)",
            "",
            "Bytes of the text over compressed bytes.",
            "Documents",
            false,
            2.71,
            4.4,
            .02,
            2.68,
            false));
    List<Member> classes = new ArrayList<>();
    for (int c = 0; c < 8; c++) {
      String metric = "survival|class:" + c;
      double floor = 1 - Math.exp(-.04 * Math.pow(1.9, c));
      double start = 1 - Math.exp(-.7 * Math.pow(1.8, c));
      curves.add(
          curve(
              metric,
              "Survival, human count " + label(c),
              "",
              "Share of the human words of a frequency class that still occur.",
              "Tail",
              false,
              start,
              floor * start,
              .004,
              Math.min(1, start * 1.02),
              false));
      classes.add(new Member("human count " + label(c), metric));
    }
    Family survival =
        new Family(
            "Survival by frequency class",
            "share of words",
            "Share of the human words of a frequency class that still occur in the corpus; collapse takes the rare words first.",
            "Tail",
            true,
            true,
            classes);
    List<Sample> samples = new ArrayList<>();
    for (int arm = 0; arm < arms.size(); arm++) {
      for (int g = 0; g <= generations; g++) {
        samples.add(new Sample(arms.get(arm), g, texts(g * rates[arm])));
      }
    }
    return new Report(
        "Replacing human text against keeping it",
        "Trigram models with Kneser-Ney smoothing, trained on WordNet definitions and then on what they wrote: does keeping the human text, or adding a tenth of new human text, hold the vocabulary?",
        arms,
        arms.get(0),
        generations,
        replicates,
        tables(),
        curves,
        List.of(survival),
        samples,
        HUMAN,
        List.of(
            new Fact("name", "builtin:wordnet (WordNet 3.1)"),
            new Fact("documents", "165,004"),
            new Fact("tokens", "1,503,220"),
            new Fact("word types", "61,870"),
            new Fact("held out", "10 % of documents, by content")),
        List.of(
            new Fact("CollapseLab", "0.1.0 (4c1d2aa)"),
            new Fact("Java", "17.0.15"),
            new Fact("Spark", "4.2.0"),
            new Fact("seed", "20260101"),
            new Fact("configuration", "sha256 9f2c41d0c7e1")),
        "name: replace-or-keep\nseed: 20260101\ncorpus: builtin:wordnet\ngenerations: 10\nreplicates: 5\nbudget:\n  tokens: 100000\nmodel:\n  name: n-gram\n  order: 3\n  smoothing:\n    name: kneser-ney\narms:\n  replace:\n    regime: replace\n  accumulate:\n    regime: accumulate\n  fresh-10:\n    regime:\n      name: fresh\n      share: 0.1\n",
        "./collapselab run experiment.yaml",
        "@software{collapselab,\n  title   = {CollapseLab: a laboratory for model collapse},\n  version = {0.1.0},\n  license = {Apache-2.0}\n}",
        List.of(
            "No 3-gram occurs exactly three times in corpus 9 of replace, so Kneser-Ney discounts are undefined there; the fallback 0.5, 1, 1.5 was used.",
            "All replicates start from the same human corpus: intervals are conditional on it.",
            "Arms share random streams, so paired differences are sharper than the intervals of the arms suggest."));
  }

  private static String label(int c) {
    return c == 0 ? "1" : (1 << c) + " to " + ((2 << c) - 1);
  }

  private Curve curve(
      String metric,
      String title,
      String unit,
      String meaning,
      String group,
      boolean headline,
      double start,
      double end,
      double noise,
      double human,
      boolean theory) {
    List<Line> lines = new ArrayList<>();
    List<Line> controls = new ArrayList<>();
    List<Line> laws = new ArrayList<>();
    List<Line> differences = new ArrayList<>();
    double[] base = new double[generations + 1];
    for (int arm = 0; arm < arms.size(); arm++) {
      List<Point> points = new ArrayList<>();
      List<Point> control = new ArrayList<>();
      List<Point> law = new ArrayList<>();
      List<Point> difference = new ArrayList<>();
      for (int g = 0; g <= generations; g++) {
        double exact = end + (start - end) * Math.exp(-rates[arm] * g);
        double mean = exact + (g == 0 ? 0 : noise * (uniform() - .5));
        double half = noise * (1 + .3 * uniform()) * (1 + .1 * g);
        points.add(point(g, mean, half));
        control.add(Point.of(g, 1, human * (1 + .002 * Math.sin(g))));
        law.add(Point.of(g, 1, exact));
        if (arm == 0) {
          base[g] = mean;
        } else {
          difference.add(point(g, mean - base[g], half * .6));
        }
      }
      lines.add(new Line(arms.get(arm), points));
      if (human != 0) {
        controls.add(new Line(arms.get(arm), control));
      }
      if (theory && arm == 0) {
        laws.add(new Line(arms.get(arm), law));
      }
      if (arm > 0) {
        differences.add(new Line(arms.get(arm), difference));
      }
    }
    return new Curve(
        metric,
        title,
        unit,
        meaning,
        metric + "|tok:word|tokens:100000|v:1",
        group,
        headline,
        lines,
        controls,
        laws,
        differences);
  }

  private Point point(int g, double mean, double half) {
    return replicates == 1
        ? Point.of(g, 1, mean)
        : Point.of(g, replicates, mean, mean - half, mean + half);
  }

  /** The first arm becomes infinite from corpus 4 on. */
  private Curve infinite(Curve c) {
    List<Line> lines = new ArrayList<>(c.lines());
    List<Point> points = new ArrayList<>();
    for (Point p : lines.get(0).points()) {
      points.add(
          p.generation() < 4 ? p : Point.of(p.generation(), p.n(), Double.POSITIVE_INFINITY));
    }
    lines.set(0, new Line(lines.get(0).arm(), points));
    return new Curve(
        c.metric(),
        c.title(),
        c.unit(),
        c.meaning(),
        c.signature(),
        c.group(),
        c.headline(),
        lines,
        c.human(),
        c.theory(),
        List.of());
  }

  private List<String> texts(double worn) {
    List<String> texts = new ArrayList<>();
    for (String text : HUMAN) {
      StringBuilder out = new StringBuilder();
      for (String word : text.split(" ")) {
        out.append(out.length() == 0 ? "" : " ");
        out.append(
            uniform() < Math.min(.85, worn * .8) ? WORN[(int) (uniform() * WORN.length)] : word);
      }
      texts.add(out.toString());
    }
    return texts;
  }

  private double uniform() {
    state = state * 6364136223846793005L + 1442695040888963407L;
    return (state >>> 11) * 0x1.0p-53;
  }
}
