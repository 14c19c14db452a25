package org.collapselab.jobs.run;

import java.util.NavigableSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signatures of values that are summarised together. */
final class Signatures {

  private static final Pattern SIZE = Pattern.compile("\\b(tokens|documents):(\\d+)");

  private Signatures() {}

  /** One signature for several that differ in their sample size only: {@code tokens:100..120}. */
  static String joined(NavigableSet<String> signatures) {
    if (signatures.size() == 1) {
      return signatures.first();
    }
    long least = signatures.stream().mapToLong(Signatures::size).min().orElse(0);
    long most = signatures.stream().mapToLong(Signatures::size).max().orElse(0);
    Matcher matcher = SIZE.matcher(signatures.first());
    return matcher.find() ? matcher.replaceFirst("$1:" + least + ".." + most) : signatures.first();
  }

  private static long size(String signature) {
    Matcher matcher = SIZE.matcher(signature);
    return matcher.find() ? Long.parseLong(matcher.group(2)) : 0;
  }
}
