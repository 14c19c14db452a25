package org.collapselab.generator.mix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collapselab.generator.mix.Mix.Span;

/**
 * The documents that a mix has beyond those of another one: one sweep over the spans of both, which
 * ascend and do not overlap.
 */
final class Difference {

  private static final long NONE = Long.MAX_VALUE;

  private final List<Span> rest = new ArrayList<>();

  private Difference() {}

  /**
   * The spans of {@code whole} without those of {@code part}; empty if {@code whole} lacks one of
   * them.
   */
  static Optional<List<Span>> of(List<Span> whole, List<Span> part) {
    Difference difference = new Difference();
    int next = 0;
    long wanted = start(part, 0); // the first document of part that is not found yet
    for (Span span : whole) {
      long at = start(span);
      long end = end(span);
      while (at < end) {
        if (wanted < at) {
          return Optional.empty();
        }
        if (wanted > at) {
          long to = Math.min(end, wanted);
          difference.add(at, to, span.multiplicity());
          at = to;
          continue;
        }
        Span found = part.get(next);
        if (found.multiplicity() > span.multiplicity()) {
          return Optional.empty();
        }
        long to = Math.min(end, end(found));
        difference.add(at, to, span.multiplicity() - found.multiplicity());
        at = to;
        wanted = to < end(found) ? to : start(part, ++next);
      }
    }
    return wanted == NONE ? Optional.of(difference.rest) : Optional.empty();
  }

  /** Adds a span in canonical form: adjacent documents of equal multiplicity are one span. */
  private void add(long from, long to, int multiplicity) {
    if (multiplicity == 0) {
      return;
    }
    int documents = (int) (to - from);
    int last = rest.size() - 1;
    if (last >= 0 && end(rest.get(last)) == from && rest.get(last).multiplicity() == multiplicity) {
      Span joined = rest.remove(last);
      from = start(joined);
      documents += joined.documents();
    }
    rest.add(DocumentRef.span(from, documents, multiplicity));
  }

  private static long start(List<Span> spans, int index) {
    return index < spans.size() ? start(spans.get(index)) : NONE;
  }

  private static long start(Span span) {
    return DocumentRef.of(span.born(), span.firstDocument());
  }

  private static long end(Span span) {
    return start(span) + span.documents();
  }
}
