package org.collapselab.metrics.count;

import java.util.Arrays;
import org.collapselab.trainer.count.NGramCounts;

/**
 * The n-gram types that two texts share, found by walking their counts side by side, order by
 * order.
 */
final class CommonTypes {

  /** Before any order: the empty context, which both texts have. */
  static final int[] EMPTY_CONTEXT = {0};

  private CommonTypes() {}

  /**
   * For each generated type of an order the equal human type; -1 if human text lacks it.
   *
   * @param contexts the same of the order before
   */
  static int[] of(NGramCounts human, NGramCounts generated, int order, int[] contexts) {
    int[] types = new int[generated.types(order)];
    for (int context = 0; context < contexts.length; context++) {
      int from = generated.first(order, context);
      int end = generated.first(order, context + 1);
      if (contexts[context] < 0) {
        Arrays.fill(types, from, end, -1);
        continue;
      }
      int at = human.first(order, contexts[context]);
      int last = human.first(order, contexts[context] + 1);
      for (int type = from; type < end; type++) {
        int token = generated.token(order, type);
        at = search(human, order, at, last, token);
        types[type] = at < last && human.token(order, at) == token ? at : -1;
      }
    }
    return types;
  }

  /**
   * The first human type in [{@code from}, {@code end}) whose token is at least a given one:
   * exponential search, cheap both for neighbours and across a long list. Bentley and Yao (1976),
   * doi:10.1016/0020-0190(76)90071-5.
   */
  private static int search(NGramCounts human, int order, int from, int end, int token) {
    int low = from - 1; // its token is below
    int step = 1;
    int high = from; // its token is not below, or it is the end
    while (high < end && human.token(order, high) < token) {
      low = high;
      high = (int) Math.min(end, (long) high + step);
      step *= 2;
    }
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (human.token(order, middle) < token) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
