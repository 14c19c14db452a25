package org.collapselab.metrics.feature;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.Map;
import org.collapselab.metrics.score.Metric;
import org.collapselab.trainer.settings.About;

/**
 * Vendi score of the documents' vectors with the cosine kernel, orders 0.1, 1 and infinity, in [1,
 * 64]: the effective number of different documents; see {@link Spectra#vendi}. No more than the
 * vectors' dimensions, and it knows words, not meanings. Undefined below 2 documents with tokens.
 */
@AutoService(Metric.class)
@About("Vendi score of hashed n-gram vectors, orders 0.1, 1 and infinity; in [1, 64].")
public record VendiScore() implements OfFeatures {

  @Override
  public String name() {
    return "vendi";
  }

  @Override
  public Map<String, Double> values(Features features) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("|q:0.1", Spectra.vendi(features, 0.1));
    values.put("|q:1", Spectra.vendi(features, 1));
    values.put("|q:inf", Spectra.vendi(features, Double.POSITIVE_INFINITY));
    return values;
  }

  @Override
  public Description describe() {
    return new Description(
        "Documents as vectors",
        "Vendi score",
        "documents",
        "Effective number of different documents as their words tell; it falls as documents grow"
            + " alike, with a low order as rare kinds vanish.");
  }
}
