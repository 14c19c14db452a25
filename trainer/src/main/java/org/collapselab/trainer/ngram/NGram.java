package org.collapselab.trainer.ngram;

import com.google.auto.service.AutoService;
import java.util.Optional;
import java.util.OptionalInt;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.CountingModel;
import org.collapselab.trainer.model.ExactEstimate;
import org.collapselab.trainer.model.LanguageModel;
import org.collapselab.trainer.model.ModelFormat;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;
import org.collapselab.trainer.text.Documents;

/**
 * The n-gram model: the next token depends on the {@code order - 1} tokens before it, {@code <s>}
 * included.
 *
 * @param order tokens of an n-gram, in [1, 7]
 * @param smoothing how n-grams that were not seen get probability
 * @param support what the uniform share of Witten-Bell, Jelinek-Mercer and Kneser-Ney covers
 */
@AutoService(LanguageModel.class)
@About("an n-gram model: the next token depends on the order - 1 tokens before it")
public record NGram(
    @About("tokens of an n-gram, in [1, 7]") int order,
    @About("how n-grams that were not seen get probability") Smoothing smoothing,
    @About(
            "what the uniform share of Witten-Bell, Jelinek-Mercer and Kneser-Ney covers: observed (the types of the training mix and <unk>) or vocabulary (all types, so that dead words can return)")
        Support support)
    implements CountingModel {

  public NGram {
    Require.within(1, NGramCounts.MAXIMUM_ORDER, order, "order");
  }

  /** A trigram model under maximum likelihood. */
  public NGram() {
    this(3, new Smoothing.MaximumLikelihood(), Support.OBSERVED);
  }

  @Override
  public String name() {
    return "n-gram";
  }

  /** Counts n-grams; ignores the previous model and draws nothing. */
  @Override
  public NGramModel fit(
      Documents text, Alphabet alphabet, Optional<TrainedModel> previous, Address random) {
    return fit(count(text, alphabet), alphabet);
  }

  /** Relative frequencies give nothing to what was not counted. */
  @Override
  public boolean writesItsCounts() {
    return smoothing instanceof Smoothing.MaximumLikelihood;
  }

  @Override
  public OptionalInt context() {
    return OptionalInt.of(order - 1);
  }

  /** Maximum likelihood and add-k have exact laws. */
  @Override
  public Optional<ExactEstimate> exact() {
    if (smoothing instanceof Smoothing.AddK add) {
      return Optional.of(new ExactEstimate(order, add.k()));
    }
    return smoothing instanceof Smoothing.MaximumLikelihood
        ? Optional.of(new ExactEstimate(order, 0))
        : Optional.empty();
  }

  /** The counts; smoothing follows from them. */
  @Override
  public Optional<ModelFormat> format() {
    return Optional.of(new NGramFormat(this));
  }

  @Override
  public NGramCounts count(Documents text, Alphabet alphabet) {
    return NGramCounts.count(alphabet.ends() ? text : text.open(), order, true);
  }

  @Override
  public NGramModel fit(NGramCounts counts, Alphabet alphabet) {
    return NGramModel.of(counts, this, alphabet);
  }

  /**
   * Bounds the memory from above under the assumption that documents have at least 4 tokens on
   * average and that no n-gram of order 2 or more repeats: what counting needs on the way (28 bytes
   * a position), the counts (20 bytes a type), the smoothing (20 bytes a context, 4 a type) and, if
   * text is drawn, urns (8 bytes a context and a unit, and 8 a context on the way).
   */
  @Override
  public long memory(long tokens, Alphabet alphabet) {
    long documents = tokens / 4 + 1;
    long positions = tokens + 2 * documents;
    double types = 1; // of the order under way, at most
    double all = 0; // types of all orders
    double contexts = 1;
    for (int j = 1; j <= order; j++) {
      types = Math.min((double) types * alphabet.size(), positions);
      all += types;
      contexts += j < order ? types : 0;
    }
    double occurrences = positions + (double) documents * Math.max(0, order - 2);
    double units =
        smoothing instanceof Smoothing.WittenBell
            ? order * occurrences + all
            : smoothing instanceof Smoothing.JelinekMercer
                ? 2 * order * occurrences
                : smoothing instanceof Smoothing.ModifiedKneserNey
                    ? occurrences + all
                    : occurrences;
    double bytes = 28.0 * positions + 24 * all + 36 * contexts + 8 * units + 48.0 * alphabet.size();
    return 1 << 20 | (long) bytes;
  }
}
