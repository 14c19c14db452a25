package org.collapselab.generator.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collapselab.generator.decode.Ancestral;
import org.collapselab.generator.decode.Decoding;
import org.collapselab.generator.decode.Greedy;
import org.collapselab.generator.decode.MinP;
import org.collapselab.generator.decode.Nucleus;
import org.collapselab.generator.decode.Temperature;
import org.collapselab.generator.decode.TopK;
import org.collapselab.generator.mix.Size;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.ngram.NGram;
import org.collapselab.trainer.ngram.Smoothing;
import org.collapselab.trainer.ngram.Support;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** H22 on n-gram models, whose draws do not go through the law. Seed fixed, |z| < 4.5. */
class NGramWritingTest {

  private static final Address RANDOM = new Address(21, 0, Purpose.GENERATE, 1);
  private static final Length LENGTH = new Length.EndToken(30);

  /** 4,000 tokens of a bigram table with 60 types: contexts seen often, rarely and never. */
  private static final Documents TEXT =
      new Writer(
              TableModel.random(3, 60, true, 0.07, 0.03),
              new WritingSettings(new Ancestral(), new Length.EndToken(30), 0, true),
              Prompts.NONE)
          .write(Size.tokens(4_000), new Address(20, 0, Purpose.GENERATE, 0));

  /** A model and how it is written. */
  record Setting(NGram model, Decoding decoding, boolean emitUnknown) {}

  static List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    List<NGram> models = new ArrayList<>();
    for (Smoothing smoothing :
        List.of(
            new Smoothing.MaximumLikelihood(),
            new Smoothing.AddK(),
            new Smoothing.WittenBell(),
            new Smoothing.JelinekMercer(),
            new Smoothing.ModifiedKneserNey())) {
      for (int order : new int[] {1, 3}) {
        models.add(new NGram(order, smoothing, Support.OBSERVED));
      }
    }
    for (NGram model : models) {
      for (Decoding decoding :
          List.of(
              new Ancestral(),
              new Temperature(0.7),
              new TopK(5, 1),
              new Nucleus(0.8, 1),
              new MinP(0.1, 1.2),
              new Greedy())) {
        settings.add(new Setting(model, decoding, true));
      }
      if (!(model.smoothing() instanceof Smoothing.MaximumLikelihood)) {
        settings.add(new Setting(model, new Ancestral(), false)); // <unk> is never certain
      }
    }
    return settings;
  }

  /** Rejects a temperature of 0.5 too many or too few in the decoding, at more than 9. */
  @ParameterizedTest
  @MethodSource("settings")
  void surprisalMatchesEntropy(Setting setting) {
    TrainedModel model =
        setting
            .model()
            .fit(TEXT, new Alphabet(60, true), Optional.empty(), new Address(0, 0, Purpose.FIT, 0));
    WritingSettings writing =
        new WritingSettings(setting.decoding(), LENGTH, 0, setting.emitUnknown());
    Documents text = new Writer(model, writing, Prompts.NONE).write(Size.tokens(6_000), RANDOM);
    Documents oneRow =
        new Writer(model, writing, Prompts.NONE, 1).write(Size.tokens(6_000), RANDOM);
    assertEquals(text.size(), oneRow.size());
    for (int position = 0; position < text.tokens(); position++) {
      assertEquals(oneRow.token(position), text.token(position));
    }
    double z = z(model, text, writing, false);
    assertTrue(Math.abs(z) < 4.5, setting + " z = " + z);
    if (!(setting.decoding() instanceof Greedy)) {
      double wrong = z(model, text, writing, true);
      assertTrue(Math.abs(wrong) > 9, setting + " wrong z = " + wrong);
    }
  }

  /** Rejects a law kept under another context's number, and sums that are not those of the law. */
  @ParameterizedTest
  @MethodSource("settings")
  void keptLawsDrawWhatLawsDraw(Setting setting) {
    TrainedModel model =
        setting
            .model()
            .fit(TEXT, new Alphabet(60, true), Optional.empty(), new Address(0, 0, Purpose.FIT, 0));
    WritingSettings writing =
        new WritingSettings(setting.decoding(), LENGTH, 0, setting.emitUnknown());
    Documents kept = new Writer(model, writing, Prompts.NONE).write(Size.tokens(2_000), RANDOM);
    Documents asked =
        new Writer(new Forgetful(model), writing, Prompts.NONE).write(Size.tokens(2_000), RANDOM);
    assertEquals(asked.size(), kept.size());
    for (int d = 0; d < asked.size(); d++) {
      assertArrayEquals(asked.document(d), kept.document(d));
    }
  }

  /** The same model without numbers of contexts. */
  private record Forgetful(TrainedModel model) implements TrainedModel {

    @Override
    public Alphabet alphabet() {
      return model.alphabet();
    }

    @Override
    public Map<String, Double> facts() {
      return model.facts();
    }

    @Override
    public Batch batch(int rows) {
      Batch batch = model.batch(rows);
      return new Batch() {
        @Override
        public void start(int row) {
          batch.start(row);
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
        public void draw(Stream[] streams, int[] tokens, int used) {
          batch.draw(streams, tokens, used);
        }
      };
    }
  }

  private static double z(
      TrainedModel model, Documents text, WritingSettings writing, boolean tempered) {
    Batch batch = model.batch(1);
    Law law = new Law();
    double sum = 0;
    double variance = 0;
    for (int d = 0; d < text.size(); d++) {
      batch.start(0);
      for (int i = 0; i <= text.length(d); i++) {
        if (i == text.length(d) && !text.closed(d)) {
          break; // a forced end is no draw
        }
        int token = i == text.length(d) ? Vocabulary.END : text.token(text.offset(d) + i);
        batch.law(0, law);
        if (!writing.emitUnknown() && law.tokens[0] == Vocabulary.UNKNOWN) {
          law.p[0] = 0;
          law.normalise();
        }
        writing.decoding().reshape(law);
        if (tempered) {
          new Temperature(0.5).reshape(law);
        }
        double entropy = law.entropy();
        sum += -Math.log(law.probability(token)) - entropy;
        for (int j = 0; j < law.size; j++) {
          double surprisal = -Math.log(law.p[j]) - entropy;
          variance += law.p[j] * surprisal * surprisal;
        }
        batch.advance(0, token);
      }
    }
    return variance < 1e-9 ? sum : sum / Math.sqrt(variance);
  }
}
