package org.collapselab.metrics.text;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.SingleMetric;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;

/**
 * Moving-average type-token ratio over windows of consecutive tokens, the documents read one after
 * the other, in (0, 1]. Covington and McFall (2010), Journal of Quantitative Linguistics 17:94,
 * doi:10.1080/09296171003643098. Sees local repetition only. Undefined for a text shorter than the
 * window.
 *
 * @param window tokens of a window, at least 1
 */
@AutoService(Metric.class)
@About("Moving-average type-token ratio (Covington and McFall 2010); in (0, 1].")
public record Mattr(@About("tokens of a window, at least 1") int window) implements SingleMetric {

  public Mattr {
    Require.atLeast(1, window, "window");
  }

  public Mattr() {
    this(50);
  }

  @Override
  public Parameters parameters() {
    return Parameters.NONE.with("w", window);
  }

  @Override
  public OptionalDouble value(Observation observation) {
    return Windows.mattr(observation.text(), window);
  }

  @Override
  public Description describe() {
    return new Description(
        "mattr",
        MetricGroup.LEXICAL_RICHNESS,
        "MATTR",
        "",
        "Share of different words in a short window; it hardly shows what is lost across"
            + " documents.");
  }
}
