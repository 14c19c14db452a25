package org.collapselab.metrics.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;

class JointSpectrumTest {

  /** Documents of 0 to 12 tokens; the square makes low ids frequent. */
  private static Documents text(int item, int documents, int types) {
    Stream random = new Address(11, 0, Purpose.GENERATE, 0).stream(item);
    Documents.Builder text = new Documents.Builder();
    for (int d = 0; d < documents; d++) {
      int[] document = new int[(int) random.nextLong(13)];
      for (int i = 0; i < document.length; i++) {
        double u = random.nextDouble();
        document[i] = 3 + (int) (u * u * types);
      }
      text.add(document, true);
    }
    return text.build();
  }

  private static Map<List<Integer>, Long> count(Documents text, int order) {
    Map<List<Integer>, Long> counts = new HashMap<>();
    for (int d = 0; d < text.size(); d++) {
      List<Integer> tokens = Arrays.stream(text.document(d)).boxed().toList();
      for (int i = 0; i + order <= tokens.size(); i++) {
        counts.merge(tokens.subList(i, i + order), 1L, Long::sum);
      }
    }
    return counts;
  }

  private static JointSpectrum bruteForce(Documents human, Documents generated, int order) {
    Map<List<Integer>, Long> h = count(human, order);
    Map<List<Integer>, Long> g = count(generated, order);
    Set<List<Integer>> all = new HashSet<>(h.keySet());
    all.addAll(g.keySet());
    JointSpectrum.Builder spectrum = new JointSpectrum.Builder();
    for (List<Integer> type : all) {
      spectrum.add(h.getOrDefault(type, 0L), g.getOrDefault(type, 0L), 1);
    }
    return spectrum.build();
  }

  @Test
  void equalsAMapOfNGramsForEveryOrder() {
    Documents[] texts = {
      text(1, 400, 60), text(2, 90, 60), text(3, 30, 200), text(4, 1, 5), Documents.NONE
    };
    for (Documents human : texts) {
      for (Documents generated : texts) {
        NGramCounts h = NGramCounts.count(human, 3, false);
        NGramCounts g = NGramCounts.count(generated, 3, false);
        for (int order = 1; order <= 3; order++) {
          assertEquals(
              bruteForce(human, generated, order), new HumanReference(h).spectra(g).get(order - 1));
        }
      }
    }
  }

  /**
   * Few n-grams among many: a search that stops a step early, or starts again behind its last hit,
   * takes human types for absent.
   */
  @Test
  void aShortTextFindsItsNGramsInALongOne() {
    Documents human = text(11, 3000, 4000);
    HumanReference reference = HumanReference.of(human, 3);
    for (int item = 12; item < 22; item++) {
      Documents.Builder some = new Documents.Builder();
      for (int d = item; d < human.size(); d += 997) {
        some.add(human, d); // n-grams of all orders that human text has
      }
      some.add(text(item, 3, 8000), 1); // and tokens above all of them
      Documents generated = some.build();
      for (int order = 1; order <= 3; order++) {
        assertEquals(
            bruteForce(human, generated, order), reference.spectra(generated).get(order - 1));
      }
    }
  }

  @Test
  void totalsAreTokensAndTypesAreTypes() {
    Documents human = text(5, 100, 30);
    Documents generated = text(6, 80, 40);
    JointSpectrum spectrum = HumanReference.of(human, 3).spectra(generated).get(0);
    assertEquals(human.tokens(), spectrum.humanTotal());
    assertEquals(generated.tokens(), spectrum.generatedTotal());
    assertEquals(count(generated, 1).size(), spectrum.generatedTypes());
  }

  @Test
  void mergeIsAMonoidOverDisjointTypes() {
    JointSpectrum a = new JointSpectrum.Builder().add(3, 1, 2).add(1, 0, 5).build();
    JointSpectrum b = new JointSpectrum.Builder().add(0, 1, 4).add(3, 1, 1).build();
    JointSpectrum c = new JointSpectrum.Builder().add(1, 0, 1).build();
    JointSpectrum whole =
        new JointSpectrum.Builder().add(3, 1, 3).add(1, 0, 6).add(0, 1, 4).build();
    assertEquals(whole, a.merge(b).merge(c));
    assertEquals(whole, c.merge(b.merge(a)));
    assertEquals(a, a.merge(JointSpectrum.EMPTY));
    assertEquals(a, JointSpectrum.EMPTY.merge(a));
  }

  private static List<SpectrumRow> rows(JointSpectrum spectrum) {
    List<SpectrumRow> rows = new ArrayList<>();
    spectrum.forEach(rows::add);
    return rows;
  }

  @Test
  void rowsAscendAndSumRepeatedPairs() {
    JointSpectrum.Builder builder = new JointSpectrum.Builder();
    for (int i = 999; i >= 0; i--) {
      builder.add(i % 50, 1 + i % 7, 1);
    }
    List<SpectrumRow> rows = rows(builder.build());
    assertEquals(350, rows.size()); // 50 x 7, coprime
    Comparator<SpectrumRow> order =
        Comparator.comparingLong(SpectrumRow::human).thenComparingLong(SpectrumRow::generated);
    for (int row = 1; row < rows.size(); row++) {
      assertTrue(order.compare(rows.get(row - 1), rows.get(row)) < 0);
    }
    assertEquals(1000, rows.stream().mapToLong(SpectrumRow::types).sum());
  }

  @Test
  void storedRowsGiveTheSameSpectrum() {
    JointSpectrum spectrum = HumanReference.of(text(7, 50, 30), 3).spectra(text(8, 50, 30)).get(1);
    JointSpectrum.Builder stored = new JointSpectrum.Builder();
    spectrum.forEach(row -> stored.add(row.human(), row.generated(), row.types()));
    assertEquals(spectrum, stored.build());
  }

  @Test
  void theReferenceSurvivesSerialization() throws Exception {
    HumanReference reference = HumanReference.of(text(9, 60, 30), 3);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(reference);
    }
    Documents generated = text(10, 40, 40);
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertEquals(
          reference.spectra(generated), ((HumanReference) in.readObject()).spectra(generated));
    }
  }

  @Test
  void refusesARowWithoutCountsAndCountsWithBoundaries() {
    JointSpectrum.Builder builder = new JointSpectrum.Builder();
    assertThrows(IllegalArgumentException.class, () -> builder.add(0, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> builder.add(-1, 2, 1));
    NGramCounts bounded = NGramCounts.count(text(1, 5, 5), 3, true);
    assertThrows(IllegalArgumentException.class, () -> new HumanReference(bounded));
  }

  @Test
  void rowsComeInTheirOrder() {
    JointSpectrum spectrum =
        new JointSpectrum.Builder().add(3, 0, 2).add(0, 4, 1).add(3, 1, 5).build();
    List<SpectrumRow> rows = rows(spectrum);
    assertEquals(
        List.of(new SpectrumRow(0, 4, 1), new SpectrumRow(3, 0, 2), new SpectrumRow(3, 1, 5)),
        rows);
    assertEquals(8, spectrum.allTypes());
    assertEquals(21, spectrum.humanTotal());
    assertEquals(9, spectrum.generatedTotal());
    assertEquals(15, rows.get(2).humanOccurrences());
    assertEquals(5, rows.get(2).generatedOccurrences());
    Iterator<SpectrumRow> none = JointSpectrum.EMPTY.iterator();
    assertFalse(none.hasNext());
    assertThrows(NoSuchElementException.class, none::next);
  }
}
