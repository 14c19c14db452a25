package org.collapselab.metrics.feature;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.Map;
import org.collapselab.metrics.score.Metric;
import org.collapselab.trainer.settings.About;

/**
 * Effective dimension of the documents' vectors, three definitions that differ, in [1, 64]: {@code
 * exp} of the entropy of the centred singular values (Roy and Vetterli), of those not centred
 * (RankMe), and the participation ratio of the covariance. Undefined below 2 documents with tokens
 * and, where centred, without variance.
 */
@AutoService(Metric.class)
@About("Effective dimension of hashed n-gram vectors, three definitions; in [1, 64].")
public record EffectiveRank() implements OfFeatures {

  @Override
  public String name() {
    return "effective-rank";
  }

  @Override
  public Map<String, Double> values(Features features) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("|form:roy-vetterli", Spectra.effectiveRank(features, true));
    values.put("|form:rankme", Spectra.effectiveRank(features, false));
    values.put("|form:participation-ratio", Spectra.participationRatio(features));
    return values;
  }

  @Override
  public Description describe() {
    return new Description(
        "Documents as vectors",
        "Effective rank",
        "dimensions",
        "In how many directions documents differ as their words tell; it falls as they gather around"
            + " fewer themes.");
  }
}
