package org.collapselab.generator.mix;

import com.google.auto.service.AutoService;
import org.collapselab.trainer.settings.About;

/**
 * The control without recursion: D_t is human text as large as the budget, new each generation. It
 * shows what resampling of the corpus alone does.
 *
 * <p>Law (H7b with f = 1): {@code E S_t = (1 - 1/n) S_0 + 1/n} in every generation.
 *
 * @param source where human text comes from
 */
@AutoService(Regime.class)
@About("each generation trains on human text only: the control without recursion")
public record HumanOnly(
    @About("human text never used before in the chain (unused), or drawn from all (replacement)")
        HumanSource source)
    implements Regime {

  /** With replacement. */
  public HumanOnly() {
    this(HumanSource.REPLACEMENT);
  }

  @Override
  public String name() {
    return "human-only";
  }

  @Override
  public Mix mix(Sources sources) {
    MixBuilder builder = new MixBuilder(sources);
    builder.fresh(source, sources.budget());
    return builder.mix();
  }

  @Override
  public boolean rereads() {
    return false;
  }
}
