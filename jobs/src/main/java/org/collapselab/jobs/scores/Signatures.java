package org.collapselab.jobs.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.stream.Collectors;
import org.collapselab.metrics.score.MetricName;
import org.collapselab.metrics.score.Parameters;

/** Joins the signatures of one metric in several replicates. */
public final class Signatures {

  private static final int DIGITS = 18; // that always fit into a long

  private Signatures() {}

  /**
   * One signature for several that differ in sizes only: {@code tokens:100..120}. If they differ in
   * more, the first one.
   */
  public static String joined(NavigableSet<String> signatures) {
    if (signatures.size() == 1) {
      return signatures.first();
    }
    // A signature reads like a name whose last parameters are those of the sample.
    List<MetricName> all = signatures.stream().map(MetricName::parse).toList();
    MetricName joined = MetricName.of(all.get(0).base());
    Parameters first = all.get(0).parameters();
    for (int i = 0; i < first.size(); i++) {
      List<String> values = new ArrayList<>();
      for (MetricName name : all) {
        Parameters parameters = name.parameters();
        if (parameters.size() != first.size() || !parameters.key(i).equals(first.key(i))) {
          return signatures.first();
        }
        values.add(parameters.value(i));
      }
      joined = joined.with(first.key(i), range(values));
    }
    return joined.text();
  }

  /**
   * {@code 40+38..41} for {@code 40+38} and {@code 40+41}; the first of values that are no sums.
   */
  private static String range(List<String> values) {
    if (values.stream().distinct().count() == 1) {
      return values.get(0);
    }
    List<List<String>> sums = values.stream().map(value -> List.of(value.split("\\+"))).toList();
    int terms = sums.get(0).size();
    if (sums.stream()
        .anyMatch(sum -> sum.size() != terms || !sum.stream().allMatch(Signatures::whole))) {
      return values.get(0);
    }
    List<String> ranges = new ArrayList<>();
    for (int term = 0; term < terms; term++) {
      int at = term;
      long[] sorted =
          sums.stream().mapToLong(sum -> Long.parseLong(sum.get(at))).sorted().toArray();
      long least = sorted[0];
      long most = sorted[sorted.length - 1];
      ranges.add(least == most ? sums.get(0).get(term) : least + ".." + most);
    }
    return ranges.stream().collect(Collectors.joining("+"));
  }

  private static boolean whole(String term) {
    return !term.isEmpty()
        && term.length() <= DIGITS
        && term.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
