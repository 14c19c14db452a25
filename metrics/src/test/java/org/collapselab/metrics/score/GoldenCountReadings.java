package org.collapselab.metrics.score;

import static org.collapselab.metrics.score.GoldenReadings.map;
import static org.collapselab.metrics.score.GoldenReadings.orZero;
import static org.collapselab.metrics.score.GoldenReadings.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.collapselab.metrics.count.FrequencySpectrum;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.count.SpectrumRow;
import org.collapselab.metrics.divergence.KullbackLeibler;
import org.collapselab.metrics.divergence.Mauve;
import org.collapselab.metrics.lexical.ExpectationAdjustedDistinct;
import org.collapselab.metrics.richness.Hill;
import org.collapselab.metrics.richness.HillAtCoverage;
import org.collapselab.metrics.richness.Rarefaction;
import org.collapselab.metrics.richness.RarefiedTypes;
import org.collapselab.metrics.score.GoldenReadings.Compared;
import org.collapselab.metrics.score.GoldenReadings.Value;
import org.collapselab.metrics.text.Msttr;
import org.collapselab.metrics.text.NGramDiversity;
import org.collapselab.metrics.zipf.Zipf;
import org.collapselab.metrics.zipf.ZipfExponent;

/** Golden metrics that are functions of counts. */
final class GoldenCountReadings {

  private GoldenCountReadings() {}

  static GoldenReadings readings() {
    GoldenReadings readings = new GoldenReadings();
    sizes(readings);
    lexicalRichness(readings);
    productivity(readings);
    diversity(readings);
    richness(readings);
    zipf(readings);
    distances(readings);
    tails(readings);
    return readings;
  }

  private static void sizes(GoldenReadings readings) {
    readings
        .reads("tokens", (o, c) -> OptionalDouble.of(o.tokens()))
        .reads(List.of("types", "ngram_types", "S_obs"), (o, c) -> score(o, "types|n:" + c.n()))
        .reads("ngram_total", (o, c) -> OptionalDouble.of(total(o, c)))
        .reads("ttr", (o, c) -> score(o, "type-token-ratio"))
        .reads("edge:lr.ttr", (o, c) -> score(o, "type-token-ratio"))
        .reads("edge:ld.ttr", (o, c) -> orZero(score(o, "type-token-ratio")))
        .reads("distinct_n", (o, c) -> score(o, "distinct-n|n:" + c.n()))
        .reads("edge:distinct2", (o, c) -> score(o, "distinct-n|n:2"))
        .reads(
            "ngram_diversity_joined",
            (o, c) -> score(o, new NGramDiversity(c.parameter("max_n").asInt()), ""))
        .reads("distinct_n_sentence", (o, c) -> score(o, "distinct-n-sentence|n:" + c.n()))
        .reads(
            "expectation_adjusted_distinct",
            (o, c) ->
                score(
                    o,
                    new ExpectationAdjustedDistinct(c.parameter("V").asLong()),
                    "expectation-adjusted-distinct|n:" + c.n()));
  }

  private static void lexicalRichness(GoldenReadings readings) {
    readings
        .reads(List.of("rttr", "prod_R"), (o, c) -> score(o, "guiraud"))
        .reads("cttr", (o, c) -> score(o, "carroll"))
        .reads(List.of("herdan", "log_ttr", "prod_C"), (o, c) -> score(o, "herdan-c"))
        .reads("maas", (o, c) -> score(o, "maas"))
        .reads("maas_log10", (o, c) -> map(score(o, "maas"), a -> a * Math.log(10)))
        .reads(List.of("dugast", "prod_U"), (o, c) -> score(o, "dugast-u"))
        .reads(List.of("yulek", "edge:lr.yulek"), (o, c) -> score(o, "yule-k"))
        .reads("prod_K", (o, c) -> map(score(o, "yule-k"), k -> 10 * k)) // 1e5 there
        .reads(
            List.of("simpsond", "prod_D"), // without replacement
            (o, c) -> map(score(o, "yule-k"), k -> k / 1e4 * total(o, c) / (total(o, c) - 1)))
        .reads(
            "herdanvm", (o, c) -> map(score(o, "sum-p2|n:1"), s -> Math.sqrt(s - 1 / types(o, c))))
        .reads(
            "yulei",
            (o, c) ->
                map(
                    score(o, "sum-p2|n:1"),
                    s -> {
                      double squares = s * total(o, c) * total(o, c);
                      return types(o, c) * types(o, c) / (squares - types(o, c));
                    }))
        .reads(
            "summer",
            (o, c) ->
                OptionalDouble.of(
                    Math.log(Math.log(types(o, c))) / Math.log(Math.log(total(o, c)))))
        .reads(List.of("hdd", "edge:lr.hdd"), GoldenCountReadings::hdd)
        .reads(List.of("hdd_lexdiv", "edge:ld.hdd"), (o, c) -> orZero(hdd(o, c)))
        .reads("msttr", (o, c) -> msttr(o, c.parameter("segment").asInt(), "mj"))
        .reads("msttr_lexdiv", (o, c) -> msttr(o, c.parameter("segment").asInt(), "taaled"))
        .reads("edge:lr.msttr20", (o, c) -> msttr(o, 20, "mj"));
  }

  private static OptionalDouble msttr(Observation o, int segment, String variant) {
    return score(o, new Msttr(segment), "msttr|w:" + segment + "|variant:" + variant);
  }

  private static OptionalDouble hdd(Observation o, GoldenCase c) {
    int draws = c.parameter("draws").asInt(42);
    if (draws == 42) {
      return score(o, "hd-d");
    }
    return map(score(o, new RarefiedTypes(draws), "rarefied-types|n:1"), s -> s / draws);
  }

  /** What the package zipfR calls productivity measures, and readings of hapaxes. */
  private static void productivity(GoldenReadings readings) {
    readings
        .reads("menhinick", (o, c) -> OptionalDouble.of(types(o, c) / Math.sqrt(total(o, c))))
        .reads("margalef", (o, c) -> OptionalDouble.of((types(o, c) - 1) / Math.log(total(o, c))))
        .reads(
            "prod_k",
            (o, c) -> OptionalDouble.of(Math.log(types(o, c)) / Math.log(Math.log(total(o, c)))))
        .reads(
            "prod_W",
            (o, c) -> OptionalDouble.of(Math.pow(total(o, c), Math.pow(types(o, c), -0.172))))
        .reads("prod_Hapax", (o, c) -> OptionalDouble.of(having(o, c, 1) / types(o, c)))
        .reads(
            "prod_H",
            (o, c) ->
                OptionalDouble.of(
                    100 * Math.log(total(o, c)) / (1 - having(o, c, 1) / types(o, c))))
        .reads("prod_S", (o, c) -> OptionalDouble.of(having(o, c, 2) / types(o, c)))
        .reads(
            "prod_alpha2",
            (o, c) ->
                having(o, c, 1) == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(1 - 2 * having(o, c, 2) / having(o, c, 1)))
        .reads(
            List.of("missing_mass_good_turing", "robbins", "prod_P", "hapax_ratio_n"),
            (o, c) -> map(score(o, "coverage|n:" + c.n() + "|estimator:good"), g -> 1 - g))
        .compares(
            "edge:degen.hapax1",
            (o, c) ->
                List.of(
                    new Compared("/0", c.value().get(0), OptionalDouble.of(having(o, c, 1))),
                    new Compared("/1", c.value().get(1), OptionalDouble.of(total(o, c)))))
        .compares(
            "osd",
            (o, c) ->
                List.of(
                    new Compared("/0", c.value().get(0), score(o, "types|n:" + c.n())),
                    new Compared("/1", c.value().get(1), OptionalDouble.of(having(o, c, 1))),
                    new Compared("/2", c.value().get(2), OptionalDouble.of(having(o, c, 2)))));
  }

  private static void diversity(GoldenReadings readings) {
    readings
        .reads(List.of("shannon_nats", "entropy_plugin_nats"), entropy("plug-in", 1))
        .reads(List.of("shannon_bits", "entropy_plugin_bits"), entropy("plug-in", Math.log(2)))
        .reads("entropy_miller_madow_nats", entropy("miller-madow", 1))
        .reads("entropy_chao_shen_nats", entropy("chao-shen", 1))
        .reads("pielou_e", (o, c) -> score(o, "pielou|n:" + c.n()))
        .reads("simpson_gini", (o, c) -> map(score(o, "sum-p2|n:" + c.n()), s -> 1 - s))
        .reads("hill_q2", (o, c) -> map(score(o, "sum-p2|n:" + c.n()), s -> 1 / s))
        .reads("hill_q1", (o, c) -> map(entropy("plug-in", 1).apply(o, c), Math::exp))
        .reads("hill_q0", (o, c) -> score(o, "hill|n:" + c.n() + "|q:0"))
        .reads("hill_q0.5", (o, c) -> OptionalDouble.of(Hill.of(frequencies(o, c), 0.5)))
        .reads("hill_q3", (o, c) -> OptionalDouble.of(Hill.of(frequencies(o, c), 3)))
        .reads("berger_parker", (o, c) -> map(score(o, "hill|n:" + c.n() + "|q:inf"), d -> 1 / d))
        .compares(
            "hill_profile", (o, c) -> profile(o, c, 0, 0.5, 1, 2, 4, Double.POSITIVE_INFINITY))
        .compares(
            "hill_at_size",
            (o, c) -> {
              long m = c.parameter("m").asLong();
              List<Compared> all = new ArrayList<>();
              for (int q = 0; q <= 2; q++) {
                double value = Rarefaction.hill(frequencies(o, c), q, m);
                all.add(new Compared("/" + q, c.value().get(q), OptionalDouble.of(value)));
              }
              return all;
            })
        .compares(
            "hill_at_coverage",
            (o, c) -> {
              double coverage = c.parameter("C").asDouble();
              String score = "hill-at-coverage|n:" + c.n() + "|q:" + c.parameter("q").asInt();
              return List.of(
                  new Compared(
                      "/0", c.value().get(0), score(o, new HillAtCoverage(coverage), score)),
                  new Compared(
                      "/1", c.value().get(1), Rarefaction.sizeAt(frequencies(o, c), coverage)));
            })
        .leavesOut(
            "another estimator of entropy than the suite's three",
            "entropy_shrink_nats",
            "entropy_dirichlet_half_nats",
            "chao_shannon_entropy")
        .leavesOut(
            "an index of ecology that the suite lacks: Hill numbers and Pielou's say the same",
            "brillouin",
            "fisher_alpha",
            "fisher_alpha_vegan",
            "gini_index");
  }

  private static Value entropy(String estimator, double unit) {
    return (o, c) ->
        map(score(o, "entropy|n:" + c.n() + "|estimator:" + estimator), nats -> nats / unit);
  }

  private static List<Compared> profile(Observation o, GoldenCase c, double... orders) {
    List<Compared> all = new ArrayList<>();
    for (int i = 0; i < orders.length; i++) {
      OptionalDouble value =
          Double.isInfinite(orders[i])
              ? score(o, "hill|n:" + c.n() + "|q:inf")
              : OptionalDouble.of(Hill.of(frequencies(o, c), orders[i]));
      all.add(new Compared("/" + i, c.value().path(i), value));
    }
    return all;
  }

  private static void richness(GoldenReadings readings) {
    readings
        .reads(
            List.of("chao1_bias_corrected", "chao1_vegan"), (o, c) -> score(o, "chao1|n:" + c.n()))
        .reads("chao1_classic", (o, c) -> score(o, "chao1|n:" + c.n() + "|form:classic"))
        .reads("chao1_inext", (o, c) -> score(o, "chao1|n:" + c.n() + "|form:finite"))
        .reads(List.of("ace_rare10", "ace_vegan"), (o, c) -> score(o, "ace|n:" + c.n()))
        .reads("goods_coverage", (o, c) -> score(o, "coverage|n:" + c.n() + "|estimator:good"))
        .reads(
            List.of("sample_coverage_exact", "sample_coverage_inext"),
            (o, c) -> score(o, "coverage|n:" + c.n() + "|estimator:chao-jost"))
        .reads(
            "coverage_at_m",
            (o, c) ->
                OptionalDouble.of(
                    Rarefaction.coverage(frequencies(o, c), c.parameter("m").asLong())))
        .reads(
            "rarefied_types",
            (o, c) ->
                score(
                    o,
                    new RarefiedTypes(c.parameter("sample").asLong()),
                    "rarefied-types|n:" + c.n()));
  }

  private static void zipf(GoldenReadings readings) {
    readings
        .readsPart(
            "zipf_ols",
            "/0", // the other is a correlation
            (o, c) -> score(o, new ZipfExponent(c.parameter("N").asInt()), "zipf|estimator:ols"))
        .compares("powerlaw_alpha", GoldenCountReadings::powerLaw)
        .compares("lnre_zm", (o, c) -> mandelbrot(o, c, "zm"))
        .compares("lnre_fzm", (o, c) -> mandelbrot(o, c, "fzm"));
  }

  /** Alpha, the smallest count fitted, the distance, the standard error of alpha. */
  private static List<Compared> powerLaw(Observation o, GoldenCase c) {
    String fit = c.parameter("fit").asText();
    Zipf.Tail tail =
        (fit.equals("xmin_ks")
                ? Zipf.tail(frequencies(o, c))
                : Zipf.tail(frequencies(o, c), Long.parseLong(fit.replace("xmin", ""))))
            .orElseThrow();
    double error = (tail.alpha() - 1) / Math.sqrt(tail.types());
    double[] ours = {tail.alpha(), tail.from(), tail.gap(), error};
    List<Compared> all = new ArrayList<>();
    for (int i = 0; i < ours.length; i++) {
      all.add(new Compared("/" + i, c.value().get(i), OptionalDouble.of(ours[i])));
    }
    if (!fit.equals("xmin2")) { // the others are scores of ours
      String estimator = fit.equals("xmin1") ? "mle-continuous" : "mle-tail";
      all.add(new Compared("/0", c.value().get(0), score(o, "zipf|estimator:" + estimator)));
    }
    return all;
  }

  /** Alpha, B and the number of types, which is infinite in a law without a rarest one. */
  private static List<Compared> mandelbrot(Observation o, GoldenCase c, String law) {
    String score = "zipf-mandelbrot|law:" + law + "|value:";
    OptionalDouble alpha = score(o, score + "alpha");
    JsonNode expected = c.value().get(0);
    // Alpha at its bound: both programs stop at some tiny number.
    boolean bound = expected.asDouble() < 1e-5 && alpha.orElse(1) < 1e-5;
    OptionalDouble types =
        law.equals("zm") ? OptionalDouble.of(Double.POSITIVE_INFINITY) : score(o, score + "types");
    return List.of(
        bound ? new Compared("/0", 0, OptionalDouble.of(0)) : new Compared("/0", expected, alpha),
        new Compared("/1", c.value().get(1), score(o, score + "b")),
        new Compared("/2", c.value().get(2), types));
  }

  private static void distances(GoldenReadings readings) {
    readings
        .reads("union_vocab", (o, c) -> OptionalDouble.of(unionTypes(o.spectrum(c.n()))))
        .reads("js_divergence_bits", (o, c) -> score(o, "jensen-shannon|n:" + c.n()))
        .reads(
            "js_distance_nats",
            (o, c) ->
                map(score(o, "jensen-shannon|n:" + c.n()), bits -> Math.sqrt(bits * Math.log(2))))
        .reads("total_variation", (o, c) -> score(o, "total-variation|n:" + c.n()))
        .reads("hellinger", (o, c) -> score(o, "hellinger|n:" + c.n()))
        .reads(
            "bhattacharyya_coef", (o, c) -> map(score(o, "hellinger|n:" + c.n()), h -> 1 - h * h))
        .reads("vocab_overlap_jaccard", (o, c) -> score(o, "vocabulary-overlap|n:" + c.n()))
        .reads("kl_p_q", kullbackLeibler("human", "plug-in"))
        .reads("kl_q_p", kullbackLeibler("generated", "plug-in"))
        .reads("kl_q_p_restricted", kullbackLeibler("generated", "on-support"))
        .reads("kl_p_q_smoothed", smoothed("alpha", "human"))
        .reads("kl_q_p_smoothed", smoothed("alpha", "generated"))
        .reads("kl_p_q_dirichlet", smoothed("a", "human"))
        .reads("kl_q_p_dirichlet", smoothed("a", "generated"))
        .reads("kl_q_p_kt", kullbackLeibler("generated", "smoothed|a:0.5"))
        .reads("mauve_from_hist", mauve("mauve|"))
        .reads("mauve_star_from_hist", mauve("mauve-star|"))
        .reads(
            List.of("frontier_integral", "frontier_integral_from_hist"), mauve("frontier-integral"))
        .reads("frontier_integral_star_from_hist", mauve("frontier-integral-star"))
        .leavesOut("points on the way to MAUVE, which is compared", "divergence_curve")
        .leavesOut("another estimator than the suite's three", "kl_p_q_shrink")
        .leavesOut(
            "a distance that the suite lacks", "cosine_distance", "chi2_divergence_smoothed");
  }

  private static Value kullbackLeibler(String from, String form) {
    return (o, c) -> score(o, "kullback-leibler|n:" + c.n() + "|from:" + from + "|form:" + form);
  }

  private static Value smoothed(String parameter, String from) {
    return (o, c) ->
        score(
            o,
            new KullbackLeibler(c.parameter(parameter).asDouble()),
            "kullback-leibler|n:" + c.n() + "|from:" + from + "|form:smoothed");
  }

  private static Value mauve(String form) {
    return (o, c) ->
        score(o, new Mauve(c.parameter("c").asDouble(5)), "mauve|n:" + c.n() + "|form:" + form);
  }

  private static void tails(GoldenReadings readings) {
    readings
        .reads("off_support_mass", (o, c) -> score(o, "off-support-mass|n:" + c.n()))
        .reads(
            "effective_vocabulary_ratio",
            (o, c) -> score(o, "effective-vocabulary-ratio|n:" + c.n()))
        .reads(
            "cross_entropy_on_support", (o, c) -> score(o, "cross-entropy-on-support|n:" + c.n()))
        .reads(
            "rare_mass_ratio",
            (o, c) ->
                score(
                    o,
                    "rare-mass-ratio|n:"
                        + c.n()
                        + "|most:"
                        + c.parameter("max_human_count").asInt()))
        .reads("hapax_survival", (o, c) -> score(o, survival(c) + "|class:0"))
        .reads("exact_duplicate_rate", (o, c) -> score(o, "duplicates"))
        .compares("support_survival_by_human_frequency_class", GoldenCountReadings::classes)
        .compares("tail_mass_by_human_decile", GoldenCountReadings::deciles);
  }

  private static String survival(GoldenCase c) {
    return c.n() == 1 ? "survival" : "n-gram-survival|n:" + c.n();
  }

  /** Classes from 10 on are one of ours. */
  private static List<Compared> classes(Observation o, GoldenCase c) {
    String expected = "expected-survival|n:" + c.n();
    List<Compared> all = new ArrayList<>();
    double types = 0;
    double survivors = 0;
    double awaited = 0;
    for (JsonNode row : c.value()) {
      int frequency = row.get("class").asInt();
      if (frequency < 10) {
        String label = "|class:" + frequency;
        all.add(new Compared(label, row.get("survival"), score(o, survival(c) + label)));
        all.add(new Compared(label, row.get("expected_survival_iid"), score(o, expected + label)));
      } else {
        types += row.get("types").asDouble();
        survivors += row.get("survivors").asDouble();
        awaited += row.get("types").asDouble() * row.get("expected_survival_iid").asDouble();
      }
    }
    if (types > 0) {
      String label = "|class:10+";
      all.add(new Compared(label, survivors / types, score(o, survival(c) + label)));
      all.add(new Compared(label, awaited / types, score(o, expected + label)));
    }
    return all;
  }

  private static List<Compared> deciles(Observation o, GoldenCase c) {
    List<Compared> all = new ArrayList<>();
    for (JsonNode row : c.value()) {
      String decile = "tail-mass|n:" + c.n() + "|decile:" + row.get("decile").asInt();
      all.add(new Compared(decile, row.get("retained"), score(o, decile + "|form:retained")));
      all.add(
          new Compared(
              decile,
              row.get("survivors").asDouble() / row.get("types").asDouble(),
              score(o, decile + "|form:alive")));
    }
    return all;
  }

  private static FrequencySpectrum frequencies(Observation o, GoldenCase c) {
    return o.spectrum(c.n()).generatedFrequencies();
  }

  private static double total(Observation o, GoldenCase c) {
    return frequencies(o, c).total();
  }

  private static double types(Observation o, GoldenCase c) {
    return score(o, "types|n:" + c.n()).orElseThrow();
  }

  private static double having(Observation o, GoldenCase c, int count) {
    return frequencies(o, c).having(count);
  }

  private static long unionTypes(JointSpectrum spectrum) {
    long types = 0;
    for (SpectrumRow row : spectrum) {
      types += row.types();
    }
    return types;
  }
}
