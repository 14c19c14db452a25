package org.collapselab.generator.mix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;

/**
 * A chain whose model is exact and trivial: a document that it writes is a document of D_t drawn
 * uniformly. With documents of one token that is the unigram model.
 */
final class FakeChain implements Sources {

  final Regime regime;
  final Size size;
  final int replicate;
  private final Documents human;
  private final int[] order;
  private final int initial;
  final List<Mix> mixes = new ArrayList<>();
  final List<Documents> corpora = new ArrayList<>();
  int oldestReadable = 0;

  FakeChain(Regime regime, Documents human, int initial, Size size, int replicate) {
    this.regime = regime;
    this.human = human;
    this.initial = initial;
    this.size = size;
    this.replicate = replicate;
    Address keys = new Address(99, replicate, Purpose.HUMAN_ORDER, 0);
    long[] key = keys.keys(human.size());
    this.order =
        IntStream.range(0, human.size())
            .boxed()
            .sorted(Comparator.comparingLong(d -> key[d]))
            .mapToInt(d -> d)
            .toArray();
    mixes.add(MixText.initial(this::humanDocument, initial));
    writeNext();
  }

  /** Mixes D_t and writes X_t for the next t. */
  Mix step() {
    Mix mix = regime.mix(this);
    mixes.add(mix);
    writeNext();
    return mix;
  }

  private void writeNext() {
    int t = mixes.size() - 1;
    Documents text = MixText.gather(mixes.get(t), human, corpora::get);
    long h0 = mixed(0);
    Size wanted = regime.writes(t, generation -> size, h0);
    Address random = new Address(99, replicate, Purpose.GENERATE, t);
    Documents.Builder corpus = new Documents.Builder();
    Stream stream = new Stream();
    long reached = 0;
    for (int d = 0; reached < wanted.amount(); d++) {
      stream.rewind(random, d);
      int drawn = (int) stream.nextLong(text.size());
      corpus.add(text, drawn);
      reached += wanted.of(text.length(drawn));
    }
    corpora.add(corpus.build());
  }

  Documents text(int generation) {
    return MixText.gather(mixes.get(generation), human, corpora::get);
  }

  long mixed(int generation) {
    return amount(mixes.get(generation));
  }

  /** Size of a mix in the unit of the budget, every document as often as it is trained on. */
  long amount(Mix mix) {
    Documents text = MixText.gather(mix, human, corpora::get);
    return IntStream.range(0, text.size()).mapToLong(d -> size.of(text.length(d))).sum();
  }

  @Override
  public int generation() {
    return mixes.size();
  }

  @Override
  public Size budget() {
    return size;
  }

  @Override
  public Documents human() {
    return human;
  }

  @Override
  public int humanDocument(int rank) {
    return order[rank];
  }

  @Override
  public int initial() {
    return initial;
  }

  @Override
  public Documents synthetic(int born) {
    if (born < oldestReadable) {
      throw new IllegalStateException("X_" + born + " was deleted");
    }
    return corpora.get(born);
  }

  @Override
  public Mix previous() {
    return mixes.get(mixes.size() - 1);
  }

  @Override
  public Address random(Purpose purpose) {
    return new Address(99, replicate, purpose, generation());
  }

  /** Documents of one token, as many of each type as given; types from 3. */
  static Documents tokens(int... counts) {
    Documents.Builder builder = new Documents.Builder();
    for (int type = 0; type < counts.length; type++) {
      for (int i = 0; i < counts[type]; i++) {
        builder.add(new int[] {3 + type}, false);
      }
    }
    return builder.build();
  }

  /** Documents of 0 to 9 tokens, closed. */
  static Documents lengths(int documents) {
    Documents.Builder builder = new Documents.Builder();
    for (int d = 0; d < documents; d++) {
      for (int i = 0; i < d * 7 % 10; i++) {
        builder.token(3 + d % 11);
      }
      builder.end(true);
    }
    return builder.build();
  }
}
