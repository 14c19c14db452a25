package org.collapselab.trainer.ngram;

import java.util.Arrays;
import java.util.Optional;
import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.random.Stream;

/**
 * Contexts side by side. A row knows its context, its urn, or both: a draw gives the urn after the
 * token, a probability the context after it, which is kept until the token is appended.
 */
final class NGramBatch implements Batch {

  private static final int UNKNOWN = Sampler.UNKNOWN;

  private final NGramModel model;
  private final Smoothed law;
  private final Contexts contexts;
  private final int[] context; // (rows), or UNKNOWN
  private final int[] urn; // (rows): of the context, or UNKNOWN
  private final int[] aheadToken; // (rows): a token after which something is known, or -1
  private final int[] aheadContext; // (rows): the context after it, or UNKNOWN
  private final int[] aheadUrn; // (rows): its urn, or UNKNOWN
  private Urns urns = Urns.NONE; // made by the first draw
  private Optional<Sampler> sampler = Optional.empty();
  private double[] dense = {}; // (vocabulary), 0 between calls

  NGramBatch(NGramModel model, int rows) {
    this.model = model;
    law = model.law;
    contexts = law.contexts;
    context = new int[rows];
    urn = new int[rows];
    aheadToken = new int[rows];
    aheadContext = new int[rows];
    aheadUrn = new int[rows];
    for (int row = 0; row < rows; row++) {
      start(row);
    }
  }

  @Override
  public void start(int row) {
    moveTo(row, contexts.begin());
  }

  private void moveTo(int row, int to) {
    context[row] = to;
    urn[row] = urnOf(to);
    aheadToken[row] = -1;
  }

  /** Once something was drawn, the urns of all rows are known. */
  private int urnOf(int known) {
    return urns == Urns.NONE ? UNKNOWN : urns.urn(known);
  }

  @Override
  public void advance(int row, int token) {
    if (token != aheadToken[row] || (aheadUrn[row] == UNKNOWN && aheadContext[row] == UNKNOWN)) {
      moveTo(row, contexts.advance(known(row), token));
      return;
    }
    if (aheadUrn[row] == UNKNOWN) {
      moveTo(row, aheadContext[row]);
    } else {
      arrive(row);
    }
  }

  /** The context of a row. */
  private int known(int row) {
    if (context[row] == UNKNOWN) {
      context[row] = urns.context(urn[row]);
    }
    return context[row];
  }

  @Override
  public void copy(int from, int to) {
    context[to] = context[from];
    urn[to] = urn[from];
    aheadToken[to] = aheadToken[from];
    aheadContext[to] = aheadContext[from];
    aheadUrn[to] = aheadUrn[from];
  }

  @Override
  public long context(int row) {
    return known(row);
  }

  @Override
  public void draw(Stream[] streams, int[] tokens, int rows) {
    sample(streams, tokens, rows);
    System.arraycopy(tokens, 0, aheadToken, 0, rows);
    Arrays.fill(aheadContext, 0, rows, UNKNOWN);
  }

  /** Draws tokens and the urns after them; says whether all of these are known. */
  private boolean sample(Stream[] streams, int[] tokens, int rows) {
    return sampler.orElseGet(this::sampler).draw(urn, streams, tokens, aheadUrn, rows);
  }

  private Sampler sampler() {
    urns = model.urns();
    sampler = Optional.of(new Sampler(law, urns, context.length));
    for (int row = 0; row < context.length; row++) {
      urn[row] = urns.urn(context[row]);
    }
    return sampler.get();
  }

  @Override
  public void extend(Stream[] streams, int[] tokens, int rows) {
    if (sample(streams, tokens, rows)) {
      System.arraycopy(aheadUrn, 0, urn, 0, rows);
      Arrays.fill(context, 0, rows, UNKNOWN);
      Arrays.fill(aheadToken, 0, rows, -1);
      return;
    }
    for (int row = 0; row < rows; row++) {
      if (aheadUrn[row] == UNKNOWN) {
        moveTo(row, contexts.advance(known(row), tokens[row]));
      } else {
        arrive(row);
      }
    }
  }

  /** Moves a row to the urn ahead. */
  private void arrive(int row) {
    urn[row] = aheadUrn[row];
    context[row] = UNKNOWN;
    aheadToken[row] = -1;
  }

  @Override
  public double probability(int row, int token) {
    int current = known(row);
    int length = contexts.length(current);
    double p = 0;
    double scale = 1;
    boolean found = false;
    while (current != 0 && law.uses(current, length)) {
      double mass = law.mass(current, length);
      int type = contexts.child(current, length, token);
      if (type >= 0) {
        long weight = law.weight(length + 1, type);
        p += scale * (weight - law.discounts[length + 1].of(weight)) / mass;
        if (!found) { // the longest match decides the next context
          found = true;
          aheadToken[row] = token;
          aheadContext[row] = contexts.after(length + 1, type);
          aheadUrn[row] = UNKNOWN;
        }
      }
      scale *= law.left(current, length) / mass;
      if (!law.leaves) {
        return p;
      }
      current = law.chained ? contexts.suffix(current, length) : 0;
      length--;
    }
    return p + scale * law.shortest(token);
  }

  @Override
  public void law(int row, Law into) {
    int current = known(row);
    int length = contexts.length(current);
    if (!law.leaves) {
      children(current, length, into);
      return;
    }
    if (dense.length == 0) {
      dense = new double[model.alphabet().size()];
    }
    double scale = 1;
    while (current != 0 && law.uses(current, length)) {
      double mass = law.mass(current, length);
      Discounts discounts = law.discounts[length + 1];
      int to = contexts.to(current, length);
      for (int t = contexts.from(current, length); t < to; t++) {
        long weight = law.weight(length + 1, t);
        dense[contexts.counts.token(length + 1, t)] +=
            scale * (weight - discounts.of(weight)) / mass;
      }
      scale *= law.left(current, length) / mass;
      current = law.chained ? contexts.suffix(current, length) : 0;
      length--;
    }
    into.clear(law.supported());
    for (int i = 0; i < law.supported(); i++) {
      int token = law.supported(i);
      into.add(token, dense[token] + scale * law.shortest(token));
      dense[token] = 0;
    }
  }

  /** Relative frequencies. */
  private void children(int current, int length, Law into) {
    int from = contexts.from(current, length);
    int to = contexts.to(current, length);
    double mass = law.mass(current, length);
    into.clear(to - from);
    for (int t = from; t < to; t++) {
      into.add(contexts.counts.token(length + 1, t), law.weight(length + 1, t) / mass);
    }
  }
}
