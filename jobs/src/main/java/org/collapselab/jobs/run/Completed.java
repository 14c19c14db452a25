package org.collapselab.jobs.run;

import java.util.ArrayList;
import java.util.List;

/**
 * A finished run.
 *
 * @param output the run directory
 * @param notes what a reader must know: fallbacks that fired, and the like
 * @param violations steps whose draws contradict the law they were drawn from, and arms whose
 *     replicates contradict the exact law of their mean; the run is invalid unless empty
 * @param verdicts lines for a terminal that say which arms collapse, by definition
 */
public record Completed(
    String output, List<String> notes, List<String> violations, List<String> verdicts) {

  /** The same with more notes. */
  Completed noting(List<String> more) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new Completed(output, List.copyOf(all), violations, verdicts);
  }
}
