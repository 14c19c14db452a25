package org.collapselab.jobs.theory;

import static org.collapselab.jobs.theory.Against.accepts;
import static org.collapselab.jobs.theory.Against.rejects;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collapselab.jobs.run.HumanText;
import org.collapselab.metrics.oracle.Accumulate;
import org.collapselab.metrics.oracle.Replace;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.model.LanguageModel;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.ngram.NGram;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.api.Test;

/**
 * H21, real text and a model that remembers: under a trigram model, maximum likelihood and a budget
 * of D documents the first two tokens of the documents are resampled as if they were one type each.
 */
class PrefixTest {

  private static final HumanText HUMAN = Chains.wordNet(500);
  private static final int DOCUMENTS = 150;

  private static Chains chains(String regime) {
    return Chains.of(
        HUMAN,
        "model={name: n-gram, order: 3}",
        "length={name: end-token, maximum: 12}",
        "regime=" + regime,
        "budget=" + DOCUMENTS + " documents");
  }

  /** S over the first two events of documents, an end among them. */
  private static double s(Documents text) {
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

  private static double[][] prefixes(Chains chains) {
    return chains.run(800, 4, chain -> new double[] {s(chain.text(1)), s(chain.text(4))});
  }

  /**
   * Replace obeys H1 with n = D. Rejects a resampling more or less, tokens for documents, and a
   * model that forgets where documents begin.
   */
  @Test
  void beginningsOfDocumentsDriftUnderReplace() {
    double s0 = s(HUMAN.training());
    double[][] seen = prefixes(chains("replace"));
    accepts(seen[0], Replace.sumP2(s0, DOCUMENTS, 1), "D_1");
    accepts(seen[1], Replace.sumP2(s0, DOCUMENTS, 4), "D_4");
    rejects(seen[0], Replace.sumP2(s0, DOCUMENTS, 2), "a resampling more");
    rejects(seen[1], Replace.sumP2(s0, DOCUMENTS, 3), "a resampling less");
    rejects(seen[1], Replace.sumP2(s0, 9 * DOCUMENTS, 4), "tokens for documents");
    double[][] forgetful = prefixes(chains("replace").with(new Forgetful()));
    rejects(forgetful[0], Replace.sumP2(s0, DOCUMENTS, 1), "beginnings forgotten");
  }

  /** Accumulate obeys H5. Rejects replace's law and a batch less. */
  @Test
  void beginningsOfDocumentsAreKeptUnderAccumulate() {
    double s0 = s(HUMAN.training());
    int first = HUMAN.training().size();
    double[][] seen = prefixes(chains("accumulate"));
    long d = DOCUMENTS;
    accepts(seen[0], Accumulate.sumP2(s0, first, new long[] {d}), "D_1");
    accepts(seen[1], Accumulate.sumP2(s0, first, new long[] {d, d, d, d}), "D_4");
    rejects(seen[1], Accumulate.sumP2(s0, first, new long[] {d, d}), "two batches less");
    rejects(seen[1], Replace.sumP2(s0, d, 4), "replacement");
  }

  /** A trigram model whose documents do not begin with {@code <s>}: a wrong implementation. */
  private record Forgetful() implements LanguageModel {

    @Override
    public String name() {
      return "forgetful";
    }

    @Override
    public TrainedModel fit(
        Documents text, Alphabet alphabet, Optional<TrainedModel> previous, Address random) {
      TrainedModel model = new NGram().fit(text, alphabet, previous, random);
      return new TrainedModel() {
        @Override
        public Alphabet alphabet() {
          return alphabet;
        }

        @Override
        public Batch batch(int rows) {
          return new ForgetfulBatch(model.batch(rows));
        }

        @Override
        public Map<String, Double> facts() {
          return Map.of();
        }
      };
    }

    @Override
    public long memory(long tokens, Alphabet alphabet) {
      return 0;
    }
  }

  private record ForgetfulBatch(Batch batch) implements Batch {

    @Override
    public void start(int row) {
      batch.start(row);
      batch.advance(row, Vocabulary.UNKNOWN); // never seen, so that nothing of the context is left
    }

    @Override
    public void advance(int row, int token) {
      batch.advance(row, token);
    }

    @Override
    public void copy(int from, int to) {
      batch.copy(from, to);
    }

    @Override
    public void law(int row, Law into) {
      batch.law(row, into);
    }

    @Override
    public double probability(int row, int token) {
      return batch.probability(row, token);
    }

    @Override
    public void draw(Stream[] streams, int[] tokens, int rows) {
      batch.draw(streams, tokens, rows);
    }
  }
}
