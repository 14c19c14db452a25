package org.collapselab.metrics.feature;

import com.google.auto.service.AutoService;
import java.util.Map;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.vectors.Spectra;
import org.collapselab.trainer.settings.About;

/**
 * Frechet distance of the documents' vectors from those of human text, at least 0, in squared units
 * of the vectors: {@code |m - n|^2 + tr(A + B - 2 (AB)^(1/2))} of means and covariances (divisor n
 * - 1); see {@link Spectra#frechet}. Biased upwards by about 1/n of either side: compare with
 * held-out human text of equal size. Exact at any size. Undefined below 2 documents a side.
 */
@AutoService(Metric.class)
@About("Frechet distance of the documents' vectors from human ones; at least 0.")
public record Frechet() implements FeatureComparison {

  @Override
  public Found compare(Side human, Side generated) {
    double distance = Spectra.frechet(human.features().moments(), generated.features().moments());
    Parameters sizes = VectorSample.sizes(human.features().size(), generated.features().size());
    return new Found(sizes, Map.of(Parameters.NONE, distance));
  }

  @Override
  public Description describe() {
    return new Description(
        "frechet",
        MetricGroup.VECTORS,
        "Frechet distance",
        "",
        "How far mean and spread of the documents' vectors are from those of human ones; it rises as"
            + " themes shift or narrow.");
  }
}
