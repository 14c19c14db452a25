package org.collapselab.metrics.feature;

import com.google.auto.service.AutoService;
import java.util.Map;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.vectors.Features;
import org.collapselab.metrics.vectors.NeighbourBalls;
import org.collapselab.trainer.settings.About;

/**
 * Mean cosine distance of a document's vector to the nearest other one, in [0, 2]: 0 if every
 * document has a copy. Cox et al. (2021), arXiv:2108.00588. It depends on the number of documents,
 * which the signature has; of more than {@code sample} documents, that many are drawn by key. Time
 * follows their square. Vectors of zeros are left out; undefined below 2 others.
 *
 * @param sample at least 2
 * @param seed of the keys, at least 0
 */
@AutoService(Metric.class)
@About("Mean cosine distance of the documents' vectors to the nearest other one; in [0, 2].")
public record Chamfer(
    @About("most documents compared pair by pair, at least 2") int sample,
    @About("seed of the choice of documents where there are more, at least 0") long seed)
    implements FeatureMetric, Metric.WholeText {

  public Chamfer {
    VectorSample.check(sample, 2, seed);
  }

  public Chamfer() {
    this(VectorSample.MOST, VectorSample.SEED);
  }

  @Override
  public Map<Parameters, Double> values(Features features) {
    double[][] unit = features.directions().sample(sample, seed);
    return unit.length < 2
        ? Map.of()
        : Map.of(VectorSample.parameters(sample, seed), distance(unit));
  }

  /** The value of at least 2 unit vectors: {@code 1 - cosine} is half the squared distance. */
  static double distance(double[][] unit) {
    double sum = 0;
    for (double squared : NeighbourBalls.of(unit, 1).radii()) {
      sum += squared / 2;
    }
    return sum / unit.length;
  }

  @Override
  public Description describe() {
    return new Description(
        "chamfer",
        MetricGroup.VECTORS,
        "Distance to the nearest document",
        "",
        "How far a document is from the one most like it; it falls to 0 as texts repeat themselves.");
  }
}
