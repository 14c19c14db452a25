package org.collapselab.generator.mix;

import com.google.auto.service.AutoService;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;

/**
 * D_t = R_t and X_{t-1}: a share f of the budget is new human text ("fresh data loop" of
 * Alemohammad et al. 2023, arXiv:2307.01850; 10 % of human text in Shumailov et al. 2024,
 * doi:10.1038/s41586-024-07566-y; mixtures of Dohmatob et al. 2024, arXiv:2402.07043; the refill of
 * Riis 2026). Stratified: documents of R_t until they reach the share, then the first documents of
 * X_{t-1} until the budget. Iid: document by document, human with probability f.
 *
 * <p>Law (H7b), n tokens. Iid: {@code E S' = (1 - 1/n) [(1-f)^2 S + (1 - (1-f)^2) S_0] + 1/n}.
 * Stratified, n_r human and n_s synthetic, {@code a = n_s / n}: {@code E S' = a^2 [(1 - 1/n_s) S +
 * 1/n_s] + (1-a)^2 [(1 - 1/n_r) S_0 + 1/n_r] + 2 a (1-a) S_0}. Exact on documents of one token, or
 * on the types of H21.
 *
 * @param share f, in [0, 1]
 * @param drawing whether the share is exact or expected
 * @param source where new human text comes from
 */
@AutoService(Regime.class)
@About("each generation trains on what the one before wrote and on a share of new human text")
public record Fresh(
    @About("share of the budget that is human text, in [0, 1]") double share,
    @About("whether the share holds exactly (stratified) or document by document (iid)")
        ShareDrawing drawing,
    @About("human text never used before in the chain (unused), or drawn from all (replacement)")
        HumanSource source)
    implements Regime {

  /** Checks the share. */
  public Fresh {
    Require.probability(share, "share");
  }

  /** A tenth, stratified, with replacement. */
  public Fresh() {
    this(0.1, ShareDrawing.STRATIFIED, HumanSource.REPLACEMENT);
  }

  @Override
  public String name() {
    return "fresh";
  }

  @Override
  public Mix mix(Sources sources) {
    MixBuilder builder = new MixBuilder(sources);
    Size human = sources.budget().times(share);
    if (drawing == ShareDrawing.STRATIFIED) {
      builder.fresh(source, human);
      builder.latest(builder.rest());
      return builder.mix();
    }
    Address coins = sources.random(Purpose.COIN);
    Stream coin = new Stream();
    boolean more = true;
    for (long item = 0; more && builder.rest().amount() > 0; item++) {
      coin.rewind(coins, item);
      if (coin.nextDouble() < share) {
        builder.freshDocument(source, human);
      } else {
        more = builder.latest(builder.rest().amount());
      }
    }
    return builder.mix();
  }

  /** n_t, or n_{t+1} if budgets grow: what D_{t+1} may take from X_t. */
  @Override
  public Size writes(int generation, Budgets budgets, long initial) {
    return budgets.forNext(generation);
  }

  @Override
  public boolean rereads() {
    return false;
  }
}
