package org.collapselab.generator.decode;

import com.google.auto.service.AutoService;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.settings.About;

/**
 * {@code q_i = p_i^(1 / temperature) / sum_j p_j^(1 / temperature)} (Ackley, Hinton and Sejnowski
 * 1985, doi:10.1016/S0364-0213(85)80012-4). Tokens whose weight relative to the largest underflows
 * are lost. Repeated on an infinite sample, generation t has {@code p_t ~ p_0^(temperature^-t)}.
 *
 * @param temperature above 0; below 1 sharpens, above 1 flattens
 */
@AutoService(Decoding.class)
@About("draws from the law p^(1/temperature), normalised")
public record Temperature(
    @About("above 0: below 1 sharpens the law, above 1 flattens it, 1 leaves it")
        double temperature)
    implements Decoding {

  /** Checks that the temperature is above 0. */
  public Temperature {
    Tempering.require(temperature);
  }

  /** Temperature 1, the model's own law. */
  public Temperature() {
    this(1);
  }

  @Override
  public String name() {
    return "temperature";
  }

  @Override
  public boolean ancestral() {
    return temperature == 1;
  }

  @Override
  public void reshape(Law law) {
    if (temperature != 1) {
      Tempering.temper(law, temperature);
      law.normalise();
    }
  }
}
