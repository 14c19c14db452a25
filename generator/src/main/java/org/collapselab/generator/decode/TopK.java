package org.collapselab.generator.decode;

import com.google.auto.service.AutoService;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;

/**
 * The k most probable tokens, after temperature, normalised (Fan, Lewis and Dauphin 2018,
 * arXiv:1805.04833). Repeated, its support is fixed after one step.
 *
 * @param k tokens kept, at least 1; a law with fewer keeps all
 * @param temperature above 0
 */
@AutoService(Decoding.class)
@About("draws from the k most probable tokens, normalised")
public record TopK(
    @About("number of tokens kept, at least 1") int k,
    @About("temperature, above 0, applied before the truncation") double temperature)
    implements Decoding {

  /** Checks the ranges. */
  public TopK {
    Require.atLeast(1, k, "k");
    Tempering.require(temperature);
  }

  /** The 50 most probable tokens at temperature 1. */
  public TopK() {
    this(50, 1);
  }

  @Override
  public String name() {
    return "top-k";
  }

  @Override
  public void reshape(Law law) {
    // Temperature keeps the order, so the choice may go first: fewer powers, and ties stay exact.
    Truncation.keepCount(law, k);
    Tempering.temper(law, temperature);
    law.normalise();
  }
}
