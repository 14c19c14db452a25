package org.collapselab.jobs.verify;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.collapselab.generator.decode.Decoding;
import org.collapselab.generator.write.WritingSettings;
import org.collapselab.jobs.check.FreeDraws;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.metrics.oracle.SurprisalSum;
import org.collapselab.metrics.replicate.ZScore;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;

/**
 * Checks law H22 on all free draws of X_0 .. X_last of a few chains. Models are fitted again, on
 * the whole mix, so that the counts that a step carries on are checked too.
 *
 * @param chains how a chain runs
 * @param replicates number of chains
 * @param last last generation
 * @param decoding the decoding whose law the draws are compared with
 * @param read gives the draws; changed for wrong readings only
 */
record SurprisalTrial(
    String law,
    String setting,
    Chains chains,
    int replicates,
    int last,
    Decoding decoding,
    UnaryOperator<Documents> read)
    implements Check {

  @Override
  public SurprisalTrial seeded(long seed) {
    return new SurprisalTrial(law, setting, chains.seeded(seed), replicates, last, decoding, read);
  }

  /** The same, compared with the law of another decoding. */
  SurprisalTrial against(Decoding other) {
    return new SurprisalTrial(law, setting, chains, replicates, last, other, read);
  }

  /** The same with other draws in place of those that were made. */
  SurprisalTrial reading(UnaryOperator<Documents> other) {
    return new SurprisalTrial(law, setting, chains, replicates, last, decoding, other);
  }

  @Override
  public List<Finding> run(double effort) {
    int number = (int) Math.max(1, Math.round(replicates * effort));
    double[][] sums =
        chains.run(
            number,
            last,
            chain -> false,
            chain -> {
              SurprisalSum sum = new SurprisalSum();
              for (int t = 0; t <= last; t++) {
                try (TrainedModel model = model(chain.text(t))) {
                  FreeDraws.add(sum, model, writing(), read.apply(chain.corpus(t)));
                }
              }
              return new double[] {sum.sum(), sum.variance(), sum.draws()};
            });
    double deviation = 0;
    double variance = 0;
    double draws = 0;
    for (int r = 0; r < number; r++) {
      deviation += sums[0][r];
      variance += sums[1][r];
      draws += sums[2][r];
    }
    ZScore z = new ZScore(deviation / draws, Math.sqrt(variance) / draws, 0);
    return List.of(new Finding(law, setting, "surprisal - entropy, nats a draw", z));
  }

  private TrainedModel model(Documents text) {
    Alphabet alphabet =
        new Alphabet(chains.human().vocabulary().size(), chains.arm().length().ends());
    return chains
        .arm()
        .model()
        .fit(text, alphabet, Optional.empty(), new Address(0, 0, Purpose.FIT, 0));
  }

  private WritingSettings writing() {
    Arm arm = chains.arm();
    return new WritingSettings(decoding, arm.length(), 0, arm.emitUnknown());
  }
}
