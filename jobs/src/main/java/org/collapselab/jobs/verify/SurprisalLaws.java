package org.collapselab.jobs.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.collapselab.jobs.human.HumanText;

/**
 * Law H22, for any model and any decoding: under the law that the text should be drawn from, the
 * surprisal less the entropy, summed over draws, is a martingale. Catches a decoding that is not
 * applied or applied twice, a sampler that draws from another law, and forced ends counted as
 * draws.
 */
final class SurprisalLaws {

  static final List<String> MODELS =
      List.of(
          "{name: n-gram, order: 1}",
          "{name: n-gram, order: 3}",
          "{name: n-gram, order: 2, smoothing: {name: add-k, k: 0.01}}",
          "{name: n-gram, order: 3, smoothing: witten-bell}",
          "{name: n-gram, order: 3, smoothing: modified-kneser-ney}",
          "{name: n-gram, order: 2, smoothing: modified-kneser-ney, support: vocabulary}");

  static final String KNESER_NEY = MODELS.get(4);

  static final List<String> DECODINGS =
      List.of(
          "ancestral",
          "{name: temperature, temperature: 0.7}",
          "{name: temperature, temperature: 1.3}",
          "{name: top-k, k: 20}",
          "{name: nucleus, p: 0.9}",
          "{name: nucleus, p: 0.9, temperature: 1.2}",
          "{name: min-p, p: 0.1}",
          "greedy");

  static final int MAXIMUM = 9; // cuts many documents: forced ends are no draws

  private static final int LAST = 2;

  private SurprisalLaws() {}

  /**
   * Returns trials of every model with its own law, and of one model with every decoding and
   * without unknown words.
   */
  static List<SurprisalTrial> all(HumanText wordNet) {
    List<SurprisalTrial> all = new ArrayList<>();
    MODELS.forEach(model -> all.add(trial(wordNet, model, "ancestral", true, MAXIMUM)));
    DECODINGS.stream()
        .skip(1)
        .forEach(decoding -> all.add(trial(wordNet, KNESER_NEY, decoding, true, MAXIMUM)));
    all.add(trial(wordNet, KNESER_NEY, "ancestral", false, MAXIMUM)); // <unk> drawn again
    all.add(trial(wordNet, KNESER_NEY, DECODINGS.get(4), false, MAXIMUM));
    return all;
  }

  /**
   * Makes a trial of two chains of three generations of 80 documents.
   *
   * @param maximum tokens at which documents are cut
   */
  static SurprisalTrial trial(
      HumanText human, String model, String decoding, boolean emitUnknown, int maximum) {
    Chains chains =
        Chains.of(
            human,
            "model=" + model,
            "decoding=" + decoding,
            "emit_unknown=" + emitUnknown,
            "length={name: end-token, maximum: " + maximum + "}",
            "human.initial=250 documents",
            "budget=80 documents");
    String setting = plain(model) + ", " + plain(decoding) + (emitUnknown ? "" : ", no <unk>");
    return new SurprisalTrial(
        "H22", setting, chains, 2, LAST, chains.arm().decoding(), UnaryOperator.identity());
  }

  /** Returns a choice without its punctuation: {@code top-k 20}. */
  private static String plain(String choice) {
    return choice
        .replaceAll("[{}]|\\b(name|smoothing|p|k|temperature|support): |,", "")
        .replace(": ", " ");
  }
}
