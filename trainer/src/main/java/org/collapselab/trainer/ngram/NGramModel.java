package org.collapselab.trainer.ngram;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.settings.Require;
import org.collapselab.trainer.text.Vocabulary;

/** A fitted n-gram model: counts and what the smoothing makes of them. */
public final class NGramModel implements TrainedModel, Serializable {

  /** Enough rows to hide the latency of the sampler's reads. */
  private static final int DRAW_WIDTH = 64;

  private final NGram settings;
  private final Alphabet alphabet;
  final Smoothed law;
  private transient volatile Urns urns; // made when somebody draws, then shared

  NGramModel(NGram settings, Alphabet alphabet, Smoothed law) {
    this.settings = settings;
    this.alphabet = alphabet;
    this.law = law;
  }

  /**
   * The model of counts that were carried, merged or stored.
   *
   * @param counts counts with boundaries, of the model's order or a higher one; without {@code
   *     </s>} if it is no event
   * @param settings order, smoothing and support
   * @param alphabet the tokens that the model is over
   */
  public static NGramModel of(NGramCounts counts, NGram settings, Alphabet alphabet) {
    validate(counts, settings, alphabet);
    return of(new Contexts(counts, settings.order(), alphabet.size()), settings, alphabet);
  }

  private static NGramModel of(Contexts contexts, NGram settings, Alphabet alphabet) {
    Smoothed law = new Smoothed(contexts, settings.smoothing(), settings.support(), alphabet);
    return new NGramModel(settings, alphabet, law);
  }

  private static void validate(NGramCounts counts, NGram settings, Alphabet alphabet) {
    Require.that(
        counts.order() >= settings.order(),
        "counts must have at least the model's order %d, but had %d; count again",
        settings.order(),
        counts.order());
    int types = counts.types(1);
    Require.that(
        types == 0 || counts.boundaries(),
        "a model needs counts with document boundaries; count with boundaries = true");
    if (types > 0 && counts.token(1, types - 1) >= alphabet.size()) {
      throw new IllegalArgumentException(
          "token ids must be below the vocabulary's size %d, but one was %d"
              .formatted(alphabet.size(), counts.token(1, types - 1)));
    }
    Require.that(
        alphabet.size() <= Urns.TOKENS,
        "a vocabulary must have fewer than 2^27 ids, but had %d; raise its minimum count",
        alphabet.size());
    Require.that(
        alphabet.ends() || counts.child(1, 0, Vocabulary.END) < 0,
        "where </s> is no event no document may be closed; count Documents.open()");
    Require.that(
        types > 1 || !(settings.smoothing() instanceof Smoothing.MaximumLikelihood),
        "maximum likelihood needs at least one token or end of document, but the text had"
            + " none; use a larger budget or a smoothing");
  }

  /** The same counts under another smoothing; nothing is counted again. */
  public NGramModel resmoothed(Smoothing smoothing, Support support) {
    NGram other = new NGram(settings.order(), smoothing, support);
    validate(counts(), other, alphabet);
    return of(law.contexts, other, alphabet);
  }

  /** Order, smoothing and support. */
  public NGram settings() {
    return settings;
  }

  /** The counts of the training mix. */
  public NGramCounts counts() {
    return law.contexts.counts;
  }

  @Override
  public Alphabet alphabet() {
    return alphabet;
  }

  /** What the model is drawn from. */
  Urns urns() {
    if (urns == null) {
      synchronized (this) {
        if (urns == null) {
          urns = Urns.of(law);
        }
      }
    }
    return urns;
  }

  /** The same model drawn from other urns of the same law. */
  NGramModel with(Urns others) {
    NGramModel model = new NGramModel(settings, alphabet, law);
    model.urns = others;
    return model;
  }

  @Override
  public Batch batch(int rows) {
    return new NGramBatch(this, rows);
  }

  /**
   * More than the 1 of {@link #width}: a law is bound by arithmetic, so that rows side by side gain
   * nothing and overrun a budget, but draws wait for memory.
   */
  @Override
  public int drawWidth() {
    return DRAW_WIDTH;
  }

  /** The same counts under Jelinek-Mercer over the whole vocabulary. */
  @Override
  public Optional<TrainedModel> smoothed() {
    return Optional.of(resmoothed(new Smoothing.JelinekMercer(), Support.VOCABULARY));
  }

  /**
   * {@code types|order:j}: number of n-gram types; under Kneser-Ney also {@code
   * discount-1|order:j}, {@code discount-2}, {@code discount-3} and {@code
   * discount-fallback|order:j}, 1 if the discounts of that order were undefined or out of range and
   * 0.5, 1, 1.5 took their place.
   */
  @Override
  public Map<String, Double> facts() {
    return NGramFacts.of(counts(), law.discounts, law.discounted);
  }

  /** What happened in the fit that its user should know, in words; mostly empty. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (int j = 1; j <= settings.order(); j++) {
      if (!law.discounts[j].fallback().isEmpty()) {
        notes.add(law.discounts[j].fallback());
      }
    }
    return List.copyOf(notes);
  }
}
