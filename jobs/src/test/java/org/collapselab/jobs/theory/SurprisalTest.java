package org.collapselab.jobs.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.collapselab.generator.decode.Decoding;
import org.collapselab.generator.decode.Temperature;
import org.collapselab.jobs.run.HumanText;
import org.collapselab.metrics.oracle.Surprise;
import org.collapselab.metrics.replicate.Z;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * H22, any model and any decoding: the surprisal of what is written, under the law that it should
 * be drawn from, is a martingale around that law's entropy.
 */
class SurprisalTest {

  private static final HumanText HUMAN = Chains.wordNet(300);
  private static final int MAXIMUM = 9; // cuts many documents: forced ends are no draws
  private static final int LAST = 2;

  private static final List<String> MODELS =
      List.of(
          "{name: n-gram, order: 1}",
          "{name: n-gram, order: 3}",
          "{name: n-gram, order: 2, smoothing: {name: add-k, k: 0.01}}",
          "{name: n-gram, order: 3, smoothing: witten-bell}",
          "{name: n-gram, order: 3, smoothing: modified-kneser-ney}",
          "{name: n-gram, order: 2, smoothing: modified-kneser-ney, support: vocabulary}");

  private static final List<String> DECODINGS =
      List.of(
          "ancestral",
          "{name: temperature, temperature: 0.7}",
          "{name: temperature, temperature: 1.3}",
          "{name: top-k, k: 20}",
          "{name: nucleus, p: 0.9}",
          "{name: nucleus, p: 0.9, temperature: 1.2}",
          "{name: min-p, p: 0.1}",
          "greedy");

  static List<String[]> all() {
    List<String[]> all = new ArrayList<>();
    for (String model : MODELS) {
      for (String decoding : DECODINGS) {
        all.add(new String[] {model, decoding, "true"});
      }
    }
    all.add(new String[] {MODELS.get(4), DECODINGS.get(0), "false"}); // <unk> drawn again
    all.add(new String[] {MODELS.get(4), DECODINGS.get(4), "false"});
    return all;
  }

  @Test
  void everyDecodingIsAmongThem() {
    Set<String> found =
        ServiceLoader.load(Decoding.class).stream()
            .map(provider -> provider.get().name())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> tested =
        DECODINGS.stream()
            .map(d -> Chains.of(HUMAN, "decoding=" + d).arm().decoding().name())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(found, tested);
  }

  private static Chains chains(String model, String decoding, String emitUnknown) {
    return chains(model, decoding, emitUnknown, MAXIMUM);
  }

  private static Chains chains(String model, String decoding, String emitUnknown, int maximum) {
    return Chains.of(
        HUMAN,
        "model=" + model,
        "decoding=" + decoding,
        "emit_unknown=" + emitUnknown,
        "length={name: end-token, maximum: " + maximum + "}",
        "human.initial=250 documents",
        "budget=150 documents");
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("all")
  void surprisalIsThatOfTheLawThatIsSampled(String model, String decoding, String emitUnknown) {
    Chains chains = chains(model, decoding, emitUnknown);
    Decoding right = chains.arm().decoding();
    double z = z(chains, right, false);
    assertTrue(Math.abs(z) < Z.ACCEPT, "z = " + z);
  }

  /**
   * Rejects a decoding that is not applied or applied twice, and ends at the maximum counted as
   * draws.
   */
  @Test
  void otherLawsAreRejected() {
    String kneserNey = MODELS.get(4);
    Chains ancestral = chains(kneserNey, "ancestral", "true");
    assertRejected(z(ancestral, new Temperature(.8), false), "a temperature not applied");
    Chains tempered = chains(kneserNey, "{name: temperature, temperature: 0.8}", "true");
    assertRejected(z(tempered, new Temperature(.64), false), "a temperature not applied twice");
    assertRejected(z(tempered, new Temperature(1), false), "a temperature applied");
    Chains short4 = chains(MODELS.get(0), "ancestral", "true", 4);
    assertRejected(z(short4, new Temperature(1), true), "forced ends for draws");
  }

  private static void assertRejected(double z, String what) {
    assertTrue(Math.abs(z) >= Z.REJECT, what + " is not rejected: z = " + z);
  }

  /** The statistic over all draws of X_0 .. X_2 of one chain. */
  private static double z(Chains chains, Decoding decoding, boolean forcedEnds) {
    return chains
        .run(
            1,
            LAST,
            chain -> {
              double[] sums = new double[3]; // surprisal, entropy, variance
              for (int t = 0; t <= LAST; t++) {
                TrainedModel model =
                    chains
                        .arm()
                        .model()
                        .fit(
                            chain.text(t),
                            new Alphabet(HUMAN.vocabulary().size(), true),
                            Optional.empty(),
                            new Address(1, 0, Purpose.FIT, t));
                add(
                    model.batch(1),
                    decoding,
                    chains.arm().emitUnknown(),
                    chain.corpus(t),
                    forcedEnds,
                    sums);
              }
              return new double[] {Surprise.z(sums[0], sums[1], sums[2])};
            })[0][0];
  }

  private static void add(
      Batch batch,
      Decoding decoding,
      boolean emitUnknown,
      Documents text,
      boolean forcedEnds,
      double[] sums) {
    Law law = new Law();
    for (int d = 0; d < text.size(); d++) {
      batch.start(0);
      int end = text.offset(d + 1);
      for (int i = text.offset(d); i < end || (i == end && (text.closed(d) || forcedEnds)); i++) {
        batch.law(0, law);
        if (!emitUnknown && law.tokens[0] == Vocabulary.UNKNOWN) {
          law.p[0] = 0;
          law.normalise();
        }
        decoding.reshape(law);
        int token = i < end ? text.token(i) : Vocabulary.END;
        double q = law.probability(token);
        double entropy = law.entropy();
        double squares = 0;
        for (int e = 0; e < law.size; e++) {
          double deviation = -StrictMath.log(law.p[e]) - entropy;
          squares += law.p[e] * deviation * deviation;
        }
        // A law of equal probabilities has no variance, but its entropy is rounded.
        double surprisal = -StrictMath.log(q);
        sums[0] += squares < 1e-20 && Math.abs(surprisal - entropy) < 1e-9 ? entropy : surprisal;
        sums[1] += entropy;
        sums[2] += squares;
        if (i < end) {
          batch.advance(0, token);
        }
      }
    }
  }
}
