package org.collapselab.trainer.ngram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.collapselab.trainer.count.CountsFormat;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.CountingModel;
import org.collapselab.trainer.model.LanguageModel;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every counting model found by ServiceLoader, and the n-gram model under every smoothing,
 * keeps to: counts carried from text to text give the model that a fit of all the text gives.
 */
class CountingModelContractTest {

  private static final Address ADDRESS = new Address(17, 0, Purpose.GENERATE, 0);
  private static final int WORDS = 30; // of which the last 5 never occur
  private static final Documents TEXT = Texts.random(9, 400, WORDS - 5);

  static Stream<CountingModel> models() {
    return Stream.concat(
        ServiceLoader.load(LanguageModel.class).stream()
            .map(ServiceLoader.Provider::get)
            .flatMap(model -> model.counting().stream()),
        NGramModelTest.models());
  }

  /**
   * Rejects: counts without {@code <s>}, n-grams across the border of two texts, an end counted
   * where it is no event, new n-grams that do not reach the continuation counts of older ones, a
   * draw that depends on the order of the text.
   */
  @ParameterizedTest
  @MethodSource("models")
  void countsCarriedOnGiveTheModelOfAllText(CountingModel settings) throws IOException {
    for (boolean ends : new boolean[] {true, false}) {
      Alphabet alphabet = new Alphabet(Vocabulary.FIRST_WORD + WORDS, ends);
      TrainedModel whole = settings.fit(TEXT, alphabet, Optional.empty(), ADDRESS);
      NGramCounts carried = settings.count(Texts.part(TEXT, 150, 320), alphabet);
      carried = stored(carried).merge(settings.count(Texts.part(TEXT, 320, 400), alphabet));
      carried = settings.count(Texts.part(TEXT, 0, 150), alphabet).merge(stored(carried));
      carried = carried.merge(settings.count(Documents.NONE, alphabet));
      Sampling.assertSame(whole, settings.fit(carried, alphabet));
      assertEquals(settings.count(TEXT, alphabet), carried);
    }
  }

  private static NGramCounts stored(NGramCounts counts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CountsFormat.write(counts, out);
    return CountsFormat.read(new ByteArrayInputStream(out.toByteArray()));
  }
}
