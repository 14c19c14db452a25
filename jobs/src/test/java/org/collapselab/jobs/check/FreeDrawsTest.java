package org.collapselab.jobs.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.collapselab.generator.decode.Ancestral;
import org.collapselab.generator.decode.Temperature;
import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.Size;
import org.collapselab.generator.write.Length;
import org.collapselab.generator.write.Prompts;
import org.collapselab.generator.write.Writer;
import org.collapselab.generator.write.WritingSettings;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.jobs.loop.PastTexts;
import org.collapselab.jobs.loop.StepsInMemory;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.settings.file.ExperimentFile;
import org.collapselab.metrics.oracle.SurprisalSum;
import org.collapselab.metrics.replicate.ZScore;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.api.Test;

/** H22 in every step. */
class FreeDrawsTest {

  private static final int A = Vocabulary.FIRST_WORD;
  private static final int B = A + 1;
  private static final Address RANDOM = new Address(3, 0, Purpose.GENERATE, 0);
  private static final WritingSettings PLAIN =
      new WritingSettings(new Ancestral(), new Length.EndToken(), 0, true);

  /** 400 documents of a made-up language in which words follow words. */
  private static final HumanText HUMAN = human();

  private static HumanText human() {
    Documents.Builder text = new Documents.Builder();
    int words = 60;
    for (int d = 0; d < 400; d++) {
      var random = new Address(5, 0, Purpose.GENERATE, 0).stream(d);
      int word = (int) random.nextLong(words);
      for (long left = 3 + random.nextLong(8); left > 0; left--) {
        text.token(A + word);
        word = (int) (word * 7 + random.nextLong(1 + random.nextLong(12))) % words;
      }
      text.end(true);
    }
    Map<String, Long> counts = new java.util.TreeMap<>();
    IntStream.range(0, words).forEach(w -> counts.put("w%02d".formatted(w), 1L));
    int[] ids = IntStream.range(0, 400).toArray();
    return new HumanText(
        new Tokenizer.Whitespace(), Vocabulary.of(counts, 1, 0), text.build(), ids, Documents.NONE);
  }

  private static TrainedModel model(Documents text, String model) {
    return ExperimentFile.parse("model: " + model, "test", List.of())
        .arms()
        .get(0)
        .model()
        .fit(text, new Alphabet(A + 60, true), Optional.empty(), RANDOM);
  }

  /** The check of X_0 of one replicate. */
  private static List<Score> check(int replicate, String... overrides) {
    Settings settings =
        ExperimentFile.parse(
            "{tokenizer: whitespace, metrics: [], generations: 1, budget: 60 documents,"
                + " length: {name: end-token, maximum: 8}}",
            "test",
            List.of(overrides));
    return new StepsInMemory(settings.protocol(), settings.arms().get(0), HUMAN, false)
        .run(replicate, 0, new NoHistory())
        .measured()
        .scores(TextKind.CHECK);
  }

  private record NoHistory() implements PastTexts {
    @Override
    public Documents corpus(int born) {
      throw new AssertionError("generation 0 has no history");
    }

    @Override
    public Mix mix(int generation) {
      throw new AssertionError("generation 0 has no history");
    }

    @Override
    public byte[] model(int generation) {
      throw new AssertionError("generation 0 has no history");
    }
  }

  private static double value(List<Score> check, String metric) {
    return check.stream().filter(s -> s.metric().equals(metric)).findFirst().orElseThrow().value();
  }

  /**
   * By hand: order 1, 'a a b' and 'a' give p(a) = 1/2, p(b) = 1/6, p(end) = 1/3. Rejects ends left
   * out, forced ends counted, and draws beyond the number asked for.
   */
  @Test
  void drawsAndEndsAreSummedDocumentByDocument() {
    Documents.Builder human = new Documents.Builder();
    human.add(new int[] {A, A, B}, true);
    human.add(new int[] {A}, true);
    TrainedModel model = model(human.build(), "{name: n-gram, order: 1}");
    Documents.Builder corpus = new Documents.Builder();
    corpus.add(new int[] {A, B}, true); // 3 draws
    corpus.add(new int[] {}, true); // 1
    corpus.add(new int[] {A, A}, false); // 2, then cut
    corpus.add(new int[] {B}, true); // 2
    double a = Math.log(2);
    double b = Math.log(6);
    double end = Math.log(3);
    double entropy = a / 2 + b / 6 + end / 3;
    double variance = a * a / 2 + b * b / 6 + end * end / 3 - entropy * entropy;
    double[] surprisal = {a, b, end, end, a, a, b, end};
    for (int most = 0; most <= 9; most++) {
      SurprisalSum sum = FreeDraws.sum(model, PLAIN, Prompts.NONE, corpus.build(), RANDOM, most);
      int draws = Math.min(most, 8);
      assertEquals(draws, sum.draws());
      double expected = 0;
      for (int i = 0; i < draws; i++) {
        expected += surprisal[i] - entropy;
      }
      assertEquals(expected, sum.sum(), 1e-12);
      assertEquals(draws * variance, sum.variance(), 1e-12);
      corpus = copy(corpus.build());
    }
  }

  private static Documents.Builder copy(Documents text) {
    Documents.Builder copy = new Documents.Builder();
    for (int d = 0; d < text.size(); d++) {
      copy.add(text, d);
    }
    return copy;
  }

  /**
   * Mean 0 and standard deviation 1, whatever the decoding, with forced ends among the documents.
   */
  @Test
  void scoresOfStepsAreStandardNormal() {
    for (String decoding :
        List.of("{name: nucleus, p: 0.9, temperature: 1.2}", "{name: top-k, k: 6}")) {
      double[] z =
          IntStream.range(0, 200)
              .mapToDouble(
                  replicate ->
                      value(
                          check(
                              replicate,
                              "model={name: n-gram, order: 3, smoothing: modified-kneser-ney}",
                              "decoding=" + decoding,
                              "oracle_draws=250"),
                          "surprisal-z"))
              .toArray();
      ZScore mean = ZScore.of(z, 0);
      ZScore square = ZScore.of(IntStream.range(0, 200).mapToDouble(i -> z[i] * z[i]).toArray(), 1);
      assertTrue(mean.accepts(), decoding + ": " + mean);
      assertTrue(square.accepts(), decoding + ": " + square);
    }
  }

  /**
   * A temperature applied twice, in a text of some 400 documents, has a bound that makes a run
   * invalid, while the first draws of the same documents do not show it.
   */
  @Test
  void aDecodingAppliedTwiceIsImpossible() {
    TrainedModel model =
        model(HUMAN.training(), "{name: n-gram, order: 3, smoothing: modified-kneser-ney}");
    WritingSettings once = new WritingSettings(new Temperature(.8), new Length.EndToken(), 0, true);
    WritingSettings twice =
        new WritingSettings(new Temperature(.64), new Length.EndToken(), 0, true);
    Documents corpus = new Writer(model, twice, Prompts.NONE).write(Size.documents(400), RANDOM);
    SurprisalSum right = FreeDraws.sum(model, twice, Prompts.NONE, corpus, RANDOM, 4000);
    SurprisalSum wrong = FreeDraws.sum(model, once, Prompts.NONE, corpus, RANDOM, 4000);
    assertTrue(right.bound() > 1e-3, "" + right.bound());
    assertTrue(wrong.bound() < FirstDraws.INVALID, wrong.z() + " has bound " + wrong.bound());
    assertTrue(
        FirstDraws.check(model, once, FirstDraws.firsts(corpus)).bound() > FirstDraws.INVALID);
  }

  /**
   * Rejects contexts that leave the prompt out: under a trigram model those draws are impossible.
   */
  @Test
  void promptsAreContextAndNoDraws() {
    String[] prompted = {"model={name: n-gram, order: 3}", "prompt=2", "oracle_draws=1000"};
    List<Score> check = check(0, prompted);
    assertTrue(Math.abs(value(check, "surprisal-z")) < ZScore.ACCEPT, check.toString());
    TrainedModel model = model(HUMAN.training(), "{name: n-gram, order: 3}");
    WritingSettings writing = new WritingSettings(new Ancestral(), new Length.EndToken(), 2, true);
    Prompts prompts = new Prompts(HUMAN.training());
    Documents corpus = new Writer(model, writing, prompts).write(Size.documents(60), RANDOM);
    assertEquals(0, FreeDraws.sum(model, PLAIN, Prompts.NONE, corpus, RANDOM, 1000).bound());
    assertTrue(FreeDraws.sum(model, writing, prompts, corpus, RANDOM, 1000).bound() > 1e-3);
  }

  @Test
  void noDrawsAreCheckedUnlessAskedFor() {
    assertTrue(check(0).stream().noneMatch(score -> score.metric().startsWith("surprisal-")));
    List<String> signatures =
        check(0, "oracle_draws=77").stream()
            .map(Score::signature)
            .filter(signature -> signature.startsWith("surprisal-"))
            .toList();
    assertEquals(List.of("surprisal-z|draws:77|v:1", "surprisal-bound|draws:77|v:1"), signatures);
  }
}
