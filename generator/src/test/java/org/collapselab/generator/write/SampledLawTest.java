package org.collapselab.generator.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.collapselab.generator.decode.Decoding;
import org.collapselab.generator.decode.Greedy;
import org.collapselab.generator.decode.MinP;
import org.collapselab.generator.decode.Nucleus;
import org.collapselab.generator.decode.Temperature;
import org.collapselab.generator.decode.TopK;
import org.collapselab.generator.mix.Size;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The law that the writer draws from is the model's law, reshaped. Seeds fixed, |z| < 4.5. */
class SampledLawTest {

  private static final Address RANDOM = new Address(11, 0, Purpose.GENERATE, 0);

  static List<WritingSettings> writings() {
    List<Decoding> decodings = new ArrayList<>();
    ServiceLoader.load(Decoding.class).forEach(decodings::add);
    decodings.addAll(
        List.of(
            new Temperature(0.6),
            new Temperature(1.7),
            new TopK(6, 0.8),
            new Nucleus(0.7, 1.3),
            new MinP(0.2, 0.8)));
    List<WritingSettings> writings = new ArrayList<>();
    for (Decoding decoding : decodings) {
      for (boolean emitUnknown : new boolean[] {true, false}) {
        writings.add(new WritingSettings(decoding, new Length.EndToken(40), 0, emitUnknown));
      }
    }
    return writings;
  }

  private static Law[] laws(TableModel model, WritingSettings writing) {
    Law[] laws = new Law[model.alphabet().size()];
    for (int context = 0; context < laws.length; context++) {
      laws[context] = model.law(context);
      if (!writing.emitUnknown()) {
        laws[context].p[0] = 0; // <unk> is always in the support of the model under test
        laws[context].normalise();
      }
      writing.decoding().reshape(laws[context]);
    }
    return laws;
  }

  private static long[][] bigrams(Documents text, int size) {
    long[][] counts = new long[size][size];
    for (int d = 0; d < text.size(); d++) {
      int context = Vocabulary.BEGIN;
      for (int token : text.document(d)) {
        counts[context][token]++;
        context = token;
      }
      if (text.closed(d)) {
        counts[context][Vocabulary.END]++;
      }
    }
    return counts;
  }

  /**
   * Chi-square over all contexts, cells of expectation below 5 pooled by context, as a standard
   * normal. Rejects the model's law in place of the reshaped one, and redraws of unk that favour a
   * token.
   */
  @ParameterizedTest
  @MethodSource("writings")
  void bigramFrequenciesFollowTheReshapedLaw(WritingSettings writing) {
    TableModel model = TableModel.random(4, 25, true, 0.08, 0.1);
    Law[] laws = laws(model, writing);
    Documents text = new Writer(model, writing, Prompts.NONE).write(Size.tokens(60_000), RANDOM);
    long[][] counts = bigrams(text, 25);
    double chi = 0;
    int freedom = 0;
    for (int context = 0; context < 25; context++) {
      long n = 0;
      for (int token = 0; token < 25; token++) {
        n += counts[context][token];
        assertTrue(
            counts[context][token] == 0 || laws[context].probability(token) > 0,
            "outside the support");
      }
      double pooledExpected = 0;
      long pooledSeen = 0;
      int cells = 0;
      for (int i = 0; i < laws[context].size; i++) {
        double expected = n * laws[context].p[i];
        long seen = counts[context][laws[context].tokens[i]];
        if (expected < 5) {
          pooledExpected += expected;
          pooledSeen += seen;
        } else {
          chi += (seen - expected) * (seen - expected) / expected;
          cells++;
        }
      }
      if (pooledExpected >= 5) {
        chi += (pooledSeen - pooledExpected) * (pooledSeen - pooledExpected) / pooledExpected;
        cells++;
      }
      freedom += Math.max(0, cells - 1);
    }
    if (freedom == 0) {
      assertEquals(0, chi, 1e-9);
    } else {
      assertEquals(0, (chi - freedom) / Math.sqrt(2.0 * freedom), 4.5, writing.toString());
    }
  }

  /**
   * H22: surprisals of the free draws minus the entropies of their laws, over the root of the
   * summed variances. Forced ends are no draws. Rejects a temperature of 0.8 too many or too few at
   * more than 9.
   */
  @ParameterizedTest
  @MethodSource("writings")
  void surprisalMatchesEntropy(WritingSettings writing) {
    TableModel model = TableModel.random(6, 25, true, 0.08, 0.1);
    Documents text = new Writer(model, writing, Prompts.NONE).write(Size.tokens(40_000), RANDOM);
    double z = z(text, laws(model, writing));
    assertTrue(Math.abs(z) < 4.5, writing + " z = " + z);
    if (!(writing.decoding() instanceof Greedy)) {
      Law[] wrong = laws(model, writing);
      for (Law law : wrong) {
        new Temperature(0.8).reshape(law);
      }
      double wrongZ = z(text, wrong);
      assertTrue(Math.abs(wrongZ) > 9, writing + " wrong z = " + wrongZ);
    }
  }

  private static double z(Documents text, Law[] laws) {
    double sum = 0;
    double variance = 0;
    for (int d = 0; d < text.size(); d++) {
      int context = Vocabulary.BEGIN;
      for (int i = 0; i <= text.length(d); i++) {
        boolean end = i == text.length(d);
        if (end && !text.closed(d)) {
          break;
        }
        int token = end ? Vocabulary.END : text.token(text.offset(d) + i);
        Law law = laws[context];
        double h = law.entropy();
        sum += -Math.log(law.probability(token)) - h;
        for (int j = 0; j < law.size; j++) {
          double surprisal = -Math.log(law.p[j]);
          variance += law.p[j] * (surprisal - h) * (surprisal - h);
        }
        context = token;
      }
    }
    return variance < 1e-9 ? sum : sum / Math.sqrt(variance);
  }
}
