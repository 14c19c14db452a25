package org.collapselab.metrics.feature;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.Map;
import org.collapselab.metrics.score.Metric;
import org.collapselab.trainer.settings.About;

/**
 * Precision, recall, density and coverage of the documents' vectors against human ones: see {@link
 * Neighbours}. Of more than {@code sample} documents a side, that many are drawn by key; the
 * signature has both numbers. They depend on them: compare with held-out human text of equal size.
 * Undefined where a side has no more than k documents.
 *
 * @param k neighbours, at least 1
 * @param sample above k
 * @param seed of the keys
 */
@AutoService(Metric.class)
@About("Precision, recall, density and coverage of the documents' vectors against human ones.")
public record PrecisionRecall(
    @About("neighbours that a ball reaches to, at least 1") int k,
    @About("most documents of either side, above k") int sample,
    @About("seed of the choice of documents where there are more") long seed)
    implements AgainstHuman {

  public PrecisionRecall {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, but was " + k);
    }
    Sample.check(sample, k + 1);
  }

  public PrecisionRecall() {
    this(5, Sample.MOST, Sample.SEED);
  }

  @Override
  public String name() {
    return "precision-recall";
  }

  @Override
  public Found compare(Side human, Side generated) {
    if (Math.min(human.features().size(), generated.features().size()) <= k) {
      return Found.NOTHING;
    }
    record Key(String features, PrecisionRecall settings) {}
    Balls real =
        human.text().derive(new Key(human.features().name(), this), () -> balls(human.features()));
    Balls made = balls(generated.features());
    Neighbours found = Neighbours.of(real, made, k);
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(parameters("precision"), found.precision());
    values.put(parameters("recall"), found.recall());
    values.put(parameters("density"), found.density());
    values.put(parameters("coverage"), found.coverage());
    return new Found(Sample.sizes(real.size(), made.size()), values);
  }

  private String parameters(String form) {
    return "|form:" + form + "|k:" + k + Sample.parameters(sample, seed);
  }

  private Balls balls(Features features) {
    return Balls.of(features.sample(sample, seed), k);
  }

  @Override
  public boolean jackknifes() {
    return false;
  }

  @Override
  public Description describe() {
    return new Description(
        "Documents as vectors",
        "Precision, recall, density, coverage",
        "",
        "Whether generated documents lie among human ones (precision, density) and reach all of them"
            + " (recall, coverage), by nearest neighbours; recall and coverage fall as text narrows.");
  }
}
