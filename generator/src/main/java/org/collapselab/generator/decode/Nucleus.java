package org.collapselab.generator.decode;

import com.google.auto.service.AutoService;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;

/**
 * The smallest set of most probable tokens whose probability, after temperature, reaches p,
 * normalised (top-p; Holtzman et al. 2020, arXiv:1904.09751). A sum reaches p when it is at least p
 * - 1e-12. Repeated, it ends with fewer than {@code 1 / (1 - p)} types, each of probability above
 * {@code 1 - p}.
 *
 * @param p probability to reach, in (0, 1]; 1 keeps every token
 * @param temperature above 0
 */
@AutoService(Decoding.class)
@About("draws from the smallest set of most probable tokens whose probability reaches p")
public record Nucleus(
    @About("probability that the kept tokens reach, in (0, 1]") double p,
    @About("temperature, above 0, applied before the truncation") double temperature)
    implements Decoding {

  /** Checks the ranges. */
  public Nucleus {
    Require.that(p > 0 && p <= 1, "p must be in (0, 1], but was %s", p);
    Tempering.require(temperature);
  }

  /** p = 0.95 at temperature 1. */
  public Nucleus() {
    this(0.95, 1);
  }

  @Override
  public String name() {
    return "nucleus";
  }

  @Override
  public boolean ancestral() {
    return p == 1 && temperature == 1;
  }

  @Override
  public void reshape(Law law) {
    if (temperature != 1) {
      Tempering.temper(law, temperature);
      law.normalise();
    }
    if (p < 1) {
      Truncation.keepMass(law, p);
      law.normalise();
    }
  }
}
