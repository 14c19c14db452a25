package org.collapselab.generator.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.settings.About;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every decoding found by ServiceLoader keeps to. */
class DecodingContractTest {

  static List<Decoding> decodings() {
    return ServiceLoader.load(Decoding.class).stream()
        .map(ServiceLoader.Provider::get)
        .collect(Collectors.toList());
  }

  @Test
  void theSixDecodingsAreFoundUnderTheirNames() {
    assertEquals(
        List.of("ancestral", "greedy", "min-p", "nucleus", "temperature", "top-k"),
        decodings().stream().map(Decoding::name).sorted().toList());
  }

  @ParameterizedTest
  @MethodSource("decodings")
  void everySettingIsExplained(Decoding decoding) {
    assertNotNull(decoding.getClass().getAnnotation(About.class));
    for (RecordComponent component : decoding.getClass().getRecordComponents()) {
      assertNotNull(component.getAnnotation(About.class), component.getName());
    }
  }

  @ParameterizedTest
  @MethodSource("decodings")
  void lawStaysNormalisedAscendingWithinItsSupportAndReproducible(Decoding decoding) {
    for (int seed = 0; seed < 200; seed++) {
      Law before = RandomLaws.law(seed, 1 + seed % 90);
      Law law = RandomLaws.copy(before);
      decoding.reshape(law);
      assertTrue(law.size >= 1 && law.size <= before.size);
      double sum = 0;
      for (int i = 0; i < law.size; i++) {
        assertTrue(i == 0 || law.tokens[i] > law.tokens[i - 1]);
        assertTrue(law.p[i] > 0 && before.probability(law.tokens[i]) > 0);
        sum += law.p[i];
      }
      assertEquals(1, sum, 1e-12);
      Law again = RandomLaws.copy(before);
      decoding.reshape(again);
      assertArrayEquals(
          Arrays.copyOf(law.tokens, law.size), Arrays.copyOf(again.tokens, again.size));
      assertArrayEquals(Arrays.copyOf(law.p, law.size), Arrays.copyOf(again.p, again.size));
    }
  }

  @ParameterizedTest
  @MethodSource("decodings")
  void ancestralMeansThatTheLawIsLeftAlone(Decoding decoding) {
    if (decoding.ancestral()) {
      Law before = RandomLaws.law(1, 50);
      Law law = RandomLaws.copy(before);
      decoding.reshape(law);
      assertEquals(before.size, law.size);
      assertArrayEquals(Arrays.copyOf(before.p, 50), Arrays.copyOf(law.p, 50));
    }
  }
}
