package org.collapselab.metrics.feature;

import com.google.auto.service.AutoService;
import java.util.Map;
import org.collapselab.metrics.score.Metric;
import org.collapselab.trainer.settings.About;

/**
 * Mean cosine distance of the documents' vectors over all pairs, a document with itself included,
 * in [0, 1]; also called internal diversity. Exact in linear time. Undefined below 2 documents with
 * tokens.
 */
@AutoService(Metric.class)
@About("Mean cosine distance of hashed n-gram vectors over all pairs; in [0, 1].")
public record RemoteClique() implements OfFeatures {

  @Override
  public String name() {
    return "remote-clique";
  }

  @Override
  public Map<String, Double> values(Features features) {
    return Map.of("", Cosines.meanDistance(features));
  }

  @Override
  public Description describe() {
    return new Description(
        "Documents as vectors",
        "Mean pairwise distance",
        "",
        "How far apart two documents are on average as their words tell; it falls as documents grow"
            + " alike.");
  }
}
