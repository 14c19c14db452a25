package org.collapselab.jobs.verify;

import static org.collapselab.jobs.verify.Against.accepted;
import static org.collapselab.jobs.verify.Against.handing;
import static org.collapselab.jobs.verify.Against.rejects;

import org.collapselab.metrics.oracle.EndTokenLaw;
import org.collapselab.metrics.oracle.Laws;
import org.collapselab.metrics.oracle.SumP2Laws;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;

/** {@link EndLaws}, and the wrong implementations that they reject. */
class EndsTest {

  /**
   * Rejects lengths that do not drift, tokens counted for documents, an end probability without
   * bias, and documents that are closed where they are cut at a maximum.
   */
  @Test
  void theMeanLengthOfDocumentsStays() {
    double first = EndLaws.length(EndLaws.SHORT.training());
    ChainTrial trial = EndLaws.meanLength(10_000, 8000);
    double[][] seen = accepted(trial);
    rejects(seen[2], EndTokenLaw.lengthPairs(first, 5, 0), "a resampling less");
    rejects(seen[2], EndTokenLaw.lengthPairs(first, 5, 2), "a resampling more");
    rejects(seen[3], EndTokenLaw.lengthPairs(first, 25, 3), "25 tokens for 5 documents");
    double[] end =
        trial.chains()
            .run(8000, 1, c -> false, c -> new double[] {1 / EndLaws.length(c.text(1))})[0];
    rejects(end, 1 / first, "an end probability without bias");
    ChainTrial cut = handing(EndLaws.meanLength(8, 2000), EndsTest::closed);
    rejects(cut.seen(1)[0], trial, 0, "documents closed at the maximum");
  }

  static Documents closed(Documents text) {
    Documents.Builder closed = new Documents.Builder();
    for (int d = 0; d < text.size(); d++) {
      closed.add(text.document(d), true);
    }
    return closed.build();
  }

  private static Documents withoutLast(Documents text) {
    return text.range(0, text.size() - 1);
  }

  @Test
  void aStreamIsExactlyUnbiasedEndsIncluded() {
    ChainTrial trial = EndLaws.stream();
    double s0 = Laws.sumP2(EndLaws.events(trial.chains(), EndLaws.LONG.training()));
    double[][] seen = accepted(trial);
    rejects(seen[2], SumP2Laws.replace(s0, 200, 2), "a resampling less");
    rejects(handing(trial, EndsTest::closed).seen(1)[0], trial, 0, "cut and closed");
    rejects(handing(trial, EndsTest::withoutLast).seen(1)[0], trial, 0, "cut and dropped");
  }

  @Test
  void documentsOfFixedLengthAreResampledTokenByToken() {
    ChainTrial trial = EndLaws.fixedLength();
    Chains chains = trial.chains();
    double[] s = accepted(trial)[0];
    rejects(s, SumP2Laws.replace(chains.s(EndLaws.SHORT.training()), 10, 3), "documents for draws");
    double withEnds = Laws.sumP2(EndLaws.events(chains, EndLaws.SHORT.training()));
    rejects(s, SumP2Laws.replace(withEnds, 50, 3), "ends for types");
  }

  @Test
  void givenTheLengthsTokensDriftAsIfTheyWereFixed() {
    ChainTrial trial = EndLaws.givenLengths();
    Chains chains = trial.chains();
    double s0 = chains.s(EndLaws.SHORT.training());
    double[][] seen =
        trial
            .expect(
                "ends counted",
                0,
                chain ->
                    chains.s(chain.text(4)) - SumP2Laws.replace(s0, EndLaws.sizes(chain, true)))
            .seen(1);
    trial.findings(seen).forEach(Against::holds);
    rejects(seen[1], 0, "ends counted among the tokens");
  }
}
