package org.collapselab.trainer.count;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTableTest {

  /** Rejects: numbers lost when the table grows, tokens of one slot taken for each other. */
  @ParameterizedTest
  @ValueSource(ints = {1, 50, 5_000, Integer.MAX_VALUE})
  void holdsWhatAMapHolds(int vocabulary) {
    Stream random = new Address(1, 0, Purpose.FIT, 0).stream(0);
    TokenTable table = new TokenTable();
    Map<Integer, Integer> map = new TreeMap<>();
    for (int i = 0; i < 3_000; i++) {
      int token = (int) random.nextLong(vocabulary);
      assertEquals(map.getOrDefault(token, -1), table.get(token));
      if (i % 3 == 0) {
        table.put(token, i);
        map.put(token, i);
      } else {
        table.add(token, i);
        map.merge(token, i, Integer::sum);
      }
    }
    map.forEach((token, number) -> assertEquals(number, table.get(token)));
    assertArrayEquals(map.keySet().stream().mapToInt(Integer::intValue).toArray(), table.tokens());
  }
}
