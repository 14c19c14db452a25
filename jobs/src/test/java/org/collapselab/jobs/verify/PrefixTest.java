package org.collapselab.jobs.verify;

import static org.collapselab.jobs.verify.Against.accepted;
import static org.collapselab.jobs.verify.Against.rejects;

import java.util.Map;
import java.util.Optional;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.metrics.oracle.SumP2Laws;
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

/** {@link PrefixLaws}, and the wrong implementations that they reject. */
class PrefixTest {

  private static final HumanText HUMAN = SmallTexts.wordNet(500).get(0);
  private static final int DOCUMENTS = PrefixLaws.DOCUMENTS;
  private static final double S0 = PrefixLaws.s(HUMAN.training());

  /**
   * Rejects a resampling more or less, tokens for documents, and a model that forgets where
   * documents begin.
   */
  @Test
  void beginningsOfDocumentsDriftUnderReplace() {
    ChainTrial trial = PrefixLaws.replaced(HUMAN);
    double[][] seen = accepted(trial);
    rejects(seen[0], SumP2Laws.replace(S0, DOCUMENTS, 2), "a resampling more");
    rejects(seen[1], SumP2Laws.replace(S0, DOCUMENTS, 3), "a resampling less");
    rejects(seen[1], SumP2Laws.replace(S0, 9 * DOCUMENTS, 4), "tokens for documents");
    rejects(
        trial.on(trial.chains().with(new Forgetful())).seen(1)[0],
        trial,
        0,
        "beginnings forgotten");
  }

  /** Rejects replace's law and two batches less. */
  @Test
  void beginningsOfDocumentsAreKeptUnderAccumulate() {
    double[][] seen = accepted(PrefixLaws.accumulated(HUMAN));
    long d = DOCUMENTS;
    long[] less = {d, d};
    rejects(seen[1], SumP2Laws.accumulate(S0, HUMAN.training().size(), less), "two batches less");
    rejects(seen[1], SumP2Laws.replace(S0, d, 4), "replacement");
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
