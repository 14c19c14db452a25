package org.collapselab.trainer.ngram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts cut into parts of text and ranges of first tokens, and put together again. */
final class NGramSliceTest {

  private static final int[] BOUNDS = {0, 2, 5, 6, 6, 40, 1000};

  /**
   * Rejects a cut that loses or doubles types at a bound, a merge that is no sum, a join whose
   * suffixes are not those of the count, and a form that does not come back.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void partsCountedAndSummedByRangeAreTheWholeCount(int order) throws IOException {
    for (boolean boundaries : new boolean[] {true, false}) {
      List<Documents> parts = parts(5);
      NGramCounts whole = NGramCounts.count(all(parts), order, boundaries);
      List<NGramSlice> slices = new ArrayList<>();
      for (int range = 0; range + 1 < BOUNDS.length; range++) {
        NGramSlice sum = NGramSlice.empty(order);
        List<Documents> shuffled = new ArrayList<>(parts);
        Collections.rotate(shuffled, range); // in any order
        for (Documents part : shuffled) {
          NGramCounts counts = NGramCounts.count(part, order, boundaries);
          sum = sum.merge(stored(NGramSlice.of(counts, BOUNDS[range], BOUNDS[range + 1])));
        }
        slices.add(sum);
      }
      assertEquals(whole, NGramSlice.join(slices));
    }
  }

  private static NGramSlice stored(NGramSlice slice) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    slice.write(new DataOutputStream(bytes));
    return NGramSlice.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  private static List<Documents> parts(int number) {
    Address address = new Address(3, 0, Purpose.GENERATE, 0);
    List<Documents> parts = new ArrayList<>();
    for (int part = 0; part < number; part++) {
      Documents.Builder text = new Documents.Builder();
      for (int d = 0; d < 30; d++) {
        var random = address.stream(100L * part + d);
        int[] tokens = new int[(int) random.nextLong(12)];
        Arrays.setAll(tokens, i -> 3 + (int) (60 * StrictMath.pow(random.nextDouble(), 3)));
        text.add(tokens, d % 3 > 0);
      }
      parts.add(text.build());
    }
    return parts;
  }

  private static Documents all(List<Documents> parts) {
    Documents.Builder text = new Documents.Builder();
    for (Documents part : parts) {
      for (int d = 0; d < part.size(); d++) {
        text.add(part, d);
      }
    }
    return text.build();
  }
}
