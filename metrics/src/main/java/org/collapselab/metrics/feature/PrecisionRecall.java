package org.collapselab.metrics.feature;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.Map;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.vectors.Features;
import org.collapselab.metrics.vectors.NeighbourBalls;
import org.collapselab.metrics.vectors.Neighbours;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;

/**
 * Precision, recall, density and coverage of the documents' vectors against human ones: see {@link
 * Neighbours}. Of more than {@code sample} documents a side, that many are drawn by key; the
 * signature has both numbers. They depend on them: compare with held-out human text of equal size.
 * Undefined if a side has no more than k documents.
 *
 * @param k neighbours, in [1, 100]
 * @param sample at least 101
 * @param seed of the keys, at least 0
 */
@AutoService(Metric.class)
@About("Precision, recall, density and coverage of the documents' vectors against human ones.")
public record PrecisionRecall(
    @About("neighbours that a ball reaches to, in [1, 100]") int k,
    @About("most documents of either side, at least 101") int sample,
    @About("seed of the choice of documents where there are more, at least 0") long seed)
    implements FeatureComparison, Metric.WholeText {

  private static final int MOST_NEIGHBOURS = 100;

  public PrecisionRecall {
    Require.within(1, MOST_NEIGHBOURS, k, "k");
    VectorSample.check(sample, MOST_NEIGHBOURS + 1, seed);
  }

  public PrecisionRecall() {
    this(5, VectorSample.MOST, VectorSample.SEED);
  }

  @Override
  public Found compare(Side human, Side generated) {
    if (Math.min(human.features().size(), generated.features().size()) <= k) {
      return Found.NOTHING;
    }
    record Key(String features, PrecisionRecall settings) {}
    NeighbourBalls real =
        human.text().derive(new Key(human.features().name(), this), () -> balls(human.features()));
    NeighbourBalls made = balls(generated.features());
    Neighbours found = Neighbours.of(real, made, k);
    Map<Parameters, Double> values = new LinkedHashMap<>();
    values.put(parameters("precision"), found.precision());
    values.put(parameters("recall"), found.recall());
    values.put(parameters("density"), found.density());
    values.put(parameters("coverage"), found.coverage());
    return new Found(VectorSample.sizes(real.size(), made.size()), values);
  }

  private Parameters parameters(String form) {
    return Parameters.of("form", form).with("k", k).with(VectorSample.parameters(sample, seed));
  }

  private NeighbourBalls balls(Features features) {
    return NeighbourBalls.of(features.sample(sample, seed), k);
  }

  @Override
  public Description describe() {
    return new Description(
        "precision-recall",
        MetricGroup.VECTORS,
        "Precision, recall, density, coverage",
        "",
        "Whether generated documents lie among human ones (precision, density) and reach all of them"
            + " (recall, coverage), by nearest neighbours; recall and coverage fall as text narrows.");
  }
}
