package org.collapselab.jobs.scores;

import java.util.NavigableSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signatures of one metric in several replicates. */
public final class Signatures {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private Signatures() {}

  /** One signature for several that differ in sizes only: {@code tokens:100..120}. */
  public static String joined(NavigableSet<String> signatures) {
    String first = signatures.first();
    long[] least = numbers(first);
    long[] most = least.clone();
    for (String signature : signatures) {
      long[] numbers = numbers(signature);
      if (numbers.length != least.length) {
        return first;
      }
      for (int i = 0; i < numbers.length; i++) {
        least[i] = Math.min(least[i], numbers[i]);
        most[i] = Math.max(most[i], numbers[i]);
      }
    }
    StringBuilder joined = new StringBuilder();
    Matcher number = NUMBER.matcher(first);
    for (int i = 0; number.find(); i++) {
      boolean equal = least[i] == most[i];
      number.appendReplacement(joined, equal ? number.group() : least[i] + ".." + most[i]);
    }
    return number.appendTail(joined).toString();
  }

  private static long[] numbers(String signature) {
    return NUMBER
        .matcher(signature)
        .results()
        .map(MatchResult::group)
        .mapToLong(Long::parseLong)
        .toArray();
  }
}
