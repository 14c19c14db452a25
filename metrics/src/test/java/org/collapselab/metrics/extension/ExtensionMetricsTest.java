package org.collapselab.metrics.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.collapselab.metrics.count.FrequencySpectrum;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.count.SpectrumRow;
import org.collapselab.metrics.count.Texts;
import org.collapselab.metrics.feature.FeatureComparison;
import org.collapselab.metrics.feature.FeatureMetric;
import org.collapselab.metrics.heldout.HeldOutMetric;
import org.collapselab.metrics.lexical.TypeTokenMetric;
import org.collapselab.metrics.lexical.WordMetric;
import org.collapselab.metrics.score.Comparison;
import org.collapselab.metrics.score.FrequencyMetric;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.PerOrderMetric;
import org.collapselab.metrics.score.PerOrderValuesMetric;
import org.collapselab.metrics.score.Score;
import org.collapselab.metrics.score.SingleMetric;
import org.collapselab.metrics.score.ValuesMetric;
import org.collapselab.metrics.source.SourceMetric;
import org.collapselab.metrics.source.TextUnderLaw;
import org.collapselab.metrics.surprisal.DocumentLengths;
import org.collapselab.metrics.surprisal.HumanModel;
import org.collapselab.metrics.surprisal.HumanModelMetric;
import org.collapselab.metrics.tail.FrequencyClassMetric;
import org.collapselab.metrics.tail.FrequencyClassShares;
import org.collapselab.metrics.vectors.Features;
import org.collapselab.trainer.ngram.Smoothing;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;

/**
 * Metrics that see public types only, as those in a jar of its own do: one for each interface that
 * an extension may implement. That this compiles outside the packages of metrics is the test.
 */
class ExtensionMetricsTest {

  /** What all of these metrics have in common. */
  private interface Example extends Metric {

    @Override
    default Description describe() {
      return new Description(
          "example", MetricGroup.CHECKS, "Example", "", "An example that has a meaning.");
    }
  }

  private record Single() implements Example, SingleMetric {
    @Override
    public OptionalDouble value(Observation observation) {
      return OptionalDouble.of(observation.documents().documents());
    }
  }

  private record PerOrder() implements Example, PerOrderMetric, Comparison {
    @Override
    public OptionalDouble value(JointSpectrum spectrum) {
      double common = 0;
      for (SpectrumRow row : spectrum) {
        common += row.isCommon() ? row.types() : 0;
      }
      return OptionalDouble.of(common);
    }

    @Override
    public Parameters parameters() {
      return Parameters.of("side", "both");
    }

    @Override
    public int version() {
      return 2;
    }
  }

  private record Words() implements Example, WordMetric {
    @Override
    public OptionalDouble value(FrequencySpectrum spectrum) {
      return OptionalDouble.of(spectrum.having(1));
    }
  }

  private record Frequencies() implements Example, FrequencyMetric {
    @Override
    public OptionalDouble value(FrequencySpectrum spectrum) {
      return OptionalDouble.of(spectrum.distinct());
    }
  }

  private record Classes() implements Example, ValuesMetric, FrequencyClassMetric {
    @Override
    public Map<Parameters, Double> values(Observation observation) {
      FrequencyClassShares shares = new FrequencyClassShares();
      for (SpectrumRow row : observation.spectrum(1)) {
        shares.add(row, row.isGenerated() ? row.types() : 0);
      }
      return shares.values();
    }
  }

  private record HeldOut() implements Example, HeldOutMetric {
    @Override
    public double value(Observation.ModelFit fit) {
      return fit.surprisal() / fit.events();
    }
  }

  private record Values() implements Example, ValuesMetric {
    @Override
    public Map<Parameters, Double> values(Observation observation) {
      return Map.of(
          Parameters.of("form", "longest"),
          DocumentLengths.of(observation.generated()).quantile(100));
    }
  }

  private record Orders() implements Example, PerOrderValuesMetric {
    @Override
    public Map<Parameters, Double> values(Observation observation, int order) {
      return Map.of(
          Parameters.of("form", "first"),
          (double) observation.text().token(order - 1),
          Parameters.of("form", "none"),
          Double.NaN);
    }
  }

  private record Vectors() implements Example, FeatureMetric {
    @Override
    public Map<Parameters, Double> values(Features features) {
      return Map.of(Parameters.NONE, features.moments().mean()[0]);
    }
  }

  private record VectorComparison() implements Example, FeatureComparison {
    @Override
    public Found compare(Side human, Side generated) {
      double rows = human.features().size() + generated.features().size();
      return rows == 0
          ? Found.NOTHING
          : new Found(Parameters.of("rows", "5+3"), Map.of(Parameters.NONE, rows));
    }
  }

  private record Source() implements Example, SourceMetric {
    @Override
    public double value(TextUnderLaw text) {
      return text.lost();
    }
  }

  private record Surprisal(int order, Smoothing smoothing) implements Example, HumanModelMetric {
    @Override
    public Map<Parameters, Double> values(HumanModel model, Observation observation) {
      HumanModel.Reading reading = model.read(observation.generated());
      return Map.of(Parameters.of("form", "least"), reading.lines().quantile(0));
    }
  }

  private record TypesAndTokens() implements Example, TypeTokenMetric {
    @Override
    public double value(double types, double tokens) {
      return tokens - types;
    }
  }

  private static List<Score> measure(Metric metric) {
    int[][] human = {{3, 4, 5, 3}, {4, 4, 6}, {3, 4, 5, 3}, {7}, {3, 4}};
    int[][] generated = {{3, 3, 3}, {3, 6}, {3, 3, 4}};
    double[] law = new double[20];
    Arrays.fill(law, 1.0 / law.length);
    Passage humanText = Texts.passage(documents(human)).from(Texts.independent(law));
    return metric.measure(
        Observation.of(
            HumanReference.of(humanText.tokens(), 2),
            humanText,
            Texts.passage(documents(generated)),
            Optional.of(new Observation.ModelFit(10, 2, 16, 25))));
  }

  private static Documents documents(int[][] documents) {
    Documents.Builder builder = new Documents.Builder();
    for (int[] document : documents) {
      builder.add(document, true);
    }
    return builder.build();
  }

  private static List<String> signatures(Metric metric) {
    return measure(metric).stream().map(Score::signature).toList();
  }

  @Test
  void scoresAreSignedLikeThoseOfBuiltInMetrics() {
    String text = "|tok:word|tokens:8|v:1";
    List<String> orders = List.of("example|n:1" + text, "example|n:2" + text);
    assertEquals(List.of("example" + text), signatures(new Single()));
    assertEquals(
        List.of(
            "example|n:1|side:both|tok:word|tokens:8|v:2",
            "example|n:2|side:both|tok:word|tokens:8|v:2"),
        signatures(new PerOrder()));
    assertEquals(List.of("example" + text), signatures(new Words()));
    assertEquals(orders, signatures(new Frequencies()));
    assertEquals(
        List.of("example|class:0" + text, "example|class:1" + text, "example|class:2" + text),
        signatures(new Classes()));
    assertEquals(List.of("example|tok:word|tokens:10|v:1"), signatures(new HeldOut()));
    assertEquals(List.of("example|form:longest" + text), signatures(new Values()));
    assertEquals(
        List.of("example|n:1|form:first" + text, "example|n:2|form:first" + text),
        signatures(new Orders()));
    String hashed = signatures(new Vectors()).get(0);
    assertTrue(hashed.startsWith("example|features:") && hashed.endsWith(text), hashed);
    String compared = signatures(new VectorComparison()).get(0);
    assertTrue(compared.endsWith("|rows:5+3" + text), compared);
    assertEquals(orders, signatures(new Source()));
    assertEquals(
        List.of("example|n:2|model:witten-bell|form:least" + text),
        signatures(new Surprisal(2, new Smoothing.WittenBell())));
  }

  @Test
  void valuesAreThoseOfTheObservation() {
    assertEquals(3, measure(new Single()).get(0).value());
    assertEquals(3, measure(new PerOrder()).get(0).value());
    assertEquals(2, measure(new Words()).get(0).value());
    assertEquals(5, measure(new TypesAndTokens()).get(0).value());
    assertEquals(1.6, measure(new HeldOut()).get(0).value());
    assertEquals(3, measure(new Values()).get(0).value());
  }
}
