package org.collapselab.generator.decode;

import com.google.auto.service.AutoService;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;

/**
 * The tokens whose probability, after temperature, is at least p times the largest, normalised
 * (Nguyen et al. 2024, arXiv:2407.01082). Repeated at temperature 1, its support is fixed after one
 * step.
 *
 * @param p bound relative to the largest probability, in (0, 1]; 1 keeps the most probable tokens,
 *     all that tie
 * @param temperature above 0
 */
@AutoService(Decoding.class)
@About("draws from the tokens at least p times as probable as the most probable one")
public record MinP(
    @About("smallest probability kept, relative to the largest, in (0, 1]") double p,
    @About("temperature, above 0, applied before the truncation") double temperature)
    implements Decoding {

  /** Checks the ranges. */
  public MinP {
    Require.that(p > 0 && p <= 1, "p must be in (0, 1], but was %s", p);
    Tempering.require(temperature);
  }

  /** p = 0.05 at temperature 1. */
  public MinP() {
    this(0.05, 1);
  }

  @Override
  public String name() {
    return "min-p";
  }

  @Override
  public void reshape(Law law) {
    double largest = Tempering.largest(law);
    if (temperature == 1) {
      Truncation.keepAbove(law, p * largest);
    } else {
      // p^temperature in the model's own law, a little lower for rounding: spares most powers.
      double safe = StrictMath.pow(p, temperature) * largest * (1 - 1e-9);
      Truncation.keepAbove(law, safe);
      Tempering.temper(law, temperature);
      Truncation.keepAbove(law, p); // the largest weight is 1
    }
    law.normalise();
  }
}
