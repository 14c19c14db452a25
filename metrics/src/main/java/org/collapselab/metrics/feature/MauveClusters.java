package org.collapselab.metrics.feature;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.Map;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.divergence.Frontier;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.vectors.Clusters;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;

/**
 * MAUVE, in (0, 1], and frontier integral, in [0, 1], of human and generated documents' vectors, as
 * counted in clusters and with 1/2 added to every count (the starred forms): {@link Frontier} on
 * {@link Clusters}. Vectors are scaled to length 1, those of zeros left out. The value depends on
 * the number of clusters more than on most texts, and by some .02 on the seed, whose value this is:
 * clusters, documents and seed are in the signature. Of more than {@code sample} documents a side,
 * that many are drawn by key. Undefined below 2 documents a side.
 *
 * @param scale c, above 0
 * @param buckets number of clusters; 0 for a tenth of the smaller side, at least 2
 * @param sample at least 2
 * @param seed of the clusters and of the keys, at least 0
 */
@AutoService(Metric.class)
@About("MAUVE and frontier integral of the documents' vectors in clusters; in [0, 1].")
public record MauveClusters(
    @About("c, how steeply divergence counts, above 0") double scale,
    @About("number of clusters, at least 0; 0 for a tenth of the smaller side") int buckets,
    @About("most documents of either side, at least 2") int sample,
    @About("seed of the clusters and of the choice of documents, at least 0") long seed)
    implements FeatureComparison, Metric.WholeText {

  public MauveClusters {
    Require.positive(scale, "scale");
    Require.atLeast(0, buckets, "buckets");
    VectorSample.check(sample, 2, seed);
  }

  public MauveClusters() {
    this(5, 0, VectorSample.MOST, VectorSample.SEED);
  }

  @Override
  public Found compare(Side human, Side generated) {
    double[][] real = human.features().directions().sample(sample, seed);
    double[][] made = generated.features().directions().sample(sample, seed);
    int clusters = buckets > 0 ? buckets : Clusters.buckets(real.length, made.length);
    if (Math.min(real.length, made.length) < 2 || clusters > real.length + made.length) {
      return Found.NOTHING;
    }
    JointSpectrum histogram = Clusters.histogram(real, made, clusters, seed);
    Frontier counted = new Frontier(histogram, 0);
    Frontier smoothed = new Frontier(histogram, 0.5);
    Map<Parameters, Double> values = new LinkedHashMap<>();
    values.put(parameters("mauve", Parameters.NONE.with("c", scale)), counted.mauve(scale));
    values.put(parameters("mauve-star", Parameters.NONE.with("c", scale)), smoothed.mauve(scale));
    values.put(parameters("frontier-integral", Parameters.NONE), counted.integral());
    values.put(parameters("frontier-integral-star", Parameters.NONE), smoothed.integral());
    return new Found(
        VectorSample.sizes(real.length, made.length).with("clusters", clusters), values);
  }

  private Parameters parameters(String form, Parameters ofForm) {
    return Parameters.of("form", form)
        .with(ofForm)
        .with("buckets", buckets == 0 ? "auto" : String.valueOf(buckets))
        .with(VectorSample.parameters(sample, seed));
  }

  @Override
  public Description describe() {
    return new Description(
        "mauve-clusters",
        MetricGroup.VECTORS,
        "MAUVE on clusters",
        "",
        "How well human and generated documents cover each other's clusters; MAUVE falls and the"
            + " frontier integral rises as they move apart.");
  }
}
