package org.collapselab.jobs.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.metrics.oracle.SumP2Laws;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/**
 * Law H21, real text and a model with context: under a trigram model, maximum likelihood and a
 * budget of D documents the first two tokens of the documents are resampled as if they were one
 * type each.
 */
final class PrefixLaws {

  static final int DOCUMENTS = 150;

  private PrefixLaws() {}

  static List<ChainTrial> all(HumanText wordNet) {
    return List.of(replaced(wordNet), accumulated(wordNet));
  }

  private static ChainTrial trial(HumanText human, String regime) {
    Chains chains =
        Chains.of(
            human,
            "model={name: n-gram, order: 3}",
            "length={name: end-token, maximum: 12}",
            "regime=" + regime,
            "budget=" + DOCUMENTS + " documents");
    return ChainTrial.of("H21", regime + ", WordNet's text, trigrams, D = 150", chains, 800, 4);
  }

  /** S over the first two events of documents, an end among them. */
  static double s(Documents text) {
    Map<List<Integer>, Integer> counts = new HashMap<>();
    for (int d = 0; d < text.size(); d++) {
      int from = text.offset(d);
      int length = text.length(d);
      int first = length > 0 ? text.token(from) : Vocabulary.END;
      int second = length > 1 ? text.token(from + 1) : Vocabulary.END;
      counts.merge(List.of(first, second), 1, Integer::sum);
    }
    double n = text.size();
    return counts.values().stream().mapToDouble(c -> c / n * (c / n)).sum();
  }

  /**
   * Replace obeys H1 with n = D. Catches a resampling more or less, tokens for documents, and a
   * model that forgets where documents begin.
   */
  static ChainTrial replaced(HumanText human) {
    double s0 = s(human.training());
    ChainTrial trial = trial(human, "replace");
    for (int t : new int[] {1, 4}) {
      trial = beginnings(trial, t, SumP2Laws.replace(s0, DOCUMENTS, t));
    }
    return trial;
  }

  /** Accumulate obeys H5. Catches replacement and batches less. */
  static ChainTrial accumulated(HumanText human) {
    double s0 = s(human.training());
    int first = human.training().size();
    long d = DOCUMENTS;
    ChainTrial trial = trial(human, "accumulate");
    trial = beginnings(trial, 1, SumP2Laws.accumulate(s0, first, new long[] {d}));
    return beginnings(trial, 4, SumP2Laws.accumulate(s0, first, new long[] {d, d, d, d}));
  }

  private static ChainTrial beginnings(ChainTrial trial, int t, double expected) {
    return trial.expect("S of beginnings in D_" + t, expected, chain -> s(chain.text(t)));
  }
}
