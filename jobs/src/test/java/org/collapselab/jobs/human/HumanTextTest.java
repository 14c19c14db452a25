package org.collapselab.jobs.human;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.junit.jupiter.api.Test;

class HumanTextTest {

  /**
   * At this size some ten pairs of keys agree in their upper halves, so an order by the upper
   * halves alone is another one.
   */
  @Test
  void theHumanOrderIsThatOfWholeKeys() {
    Address address = new Address(7, 3, Purpose.HUMAN_ORDER, 0);
    int[] expected =
        IntStream.range(0, 300_000)
            .boxed()
            .sorted(Comparator.comparingLong((Integer item) -> address.stream(item).nextLong()))
            .mapToInt(Integer::intValue)
            .toArray();
    assertArrayEquals(expected, HumanText.keyed(address, expected.length));
  }
}
