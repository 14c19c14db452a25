package org.collapselab.generator.decode;

import java.util.Arrays;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;

/** Random laws for tests; every second one has few distinct probabilities, so that many tie. */
final class RandomLaws {

  private RandomLaws() {}

  static Law law(long seed, int size) {
    Stream random = new Address(seed, 0, Purpose.FIT, 0).stream(size);
    Law law = new Law();
    law.clear(size);
    int token = -1;
    for (int i = 0; i < size; i++) {
      token += 1 + (int) random.nextLong(3);
      double weight = seed % 2 == 0 ? 1 + random.nextLong(4) : Math.exp(8 * random.nextDouble());
      law.add(token, weight);
    }
    law.normalise();
    return law;
  }

  static Law of(double... p) {
    Law law = new Law();
    for (int i = 0; i < p.length; i++) {
      law.add(i, p[i]);
    }
    return law;
  }

  static Law copy(Law law) {
    Law copy = new Law();
    copy.tokens = Arrays.copyOf(law.tokens, Math.max(16, law.size));
    copy.p = Arrays.copyOf(law.p, Math.max(16, law.size));
    copy.size = law.size;
    return copy;
  }
}
