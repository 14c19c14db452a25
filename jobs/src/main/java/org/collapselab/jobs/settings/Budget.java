package org.collapselab.jobs.settings;

import java.io.Serializable;
import org.collapselab.generator.mix.Budgets;
import org.collapselab.generator.mix.Size;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;

/**
 * The size of the text of each generation: n_t = round(size (t + 1)^growth). Without regular human
 * text diversity survives iff sum 1/n_t is finite, so growth above 1 (law H7e, "growing sample
 * sizes").
 *
 * @param size n_0, at least 1
 * @param growth exponent, finite; 0 for equal budgets
 */
@Shorthand("size")
@About("n_t = size (t + 1)^growth, what model t writes and generation t trains on")
public record Budget(
    @About("n_0, in tokens or documents, at least 1") Size size,
    @About(
            "exponent of the growth, any number; 0 for equal budgets; diversity survives replacement where it exceeds 1")
        double growth)
    implements Budgets, Serializable {

  public Budget {
    Require.that(size.amount() >= 1, "size must be at least 1, but was %s", size);
    Require.that(Double.isFinite(growth), "growth must be finite, but was %s", growth);
  }

  @Override
  public Size at(int generation) {
    return growth == 0 ? size : size.times(StrictMath.pow(generation + 1.0, growth));
  }
}
