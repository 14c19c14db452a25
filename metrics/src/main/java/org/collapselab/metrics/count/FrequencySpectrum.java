package org.collapselab.metrics.count;

import java.util.Arrays;

/**
 * The frequency spectrum of one text: how many types occur once, twice, ... Every measure of
 * richness or evenness is a function of it. Entries ascend by count. Immutable.
 */
public final class FrequencySpectrum {

  private final long[] counts; // ascending, each at least 1
  private final long[] types; // parallel: f_k, at least 1
  private final long total;
  private final long distinct;

  private FrequencySpectrum(long[] counts, long[] types) {
    this.counts = counts;
    this.types = types;
    long occurrences = 0;
    long number = 0;
    for (int i = 0; i < counts.length; i++) {
      occurrences += counts[i] * types[i];
      number += types[i];
    }
    this.total = occurrences;
    this.distinct = number;
  }

  /**
   * The spectrum of counts that may repeat and come in any order; counts of 0 are left out.
   *
   * @param counts shape (entries): a count, at least 0
   * @param types shape (entries): number of types that have it, at least 0
   */
  static FrequencySpectrum of(long[] counts, long[] types) {
    long[] k = new long[counts.length];
    int size = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0 && types[i] > 0) {
        k[size++] = counts[i];
      }
    }
    Arrays.sort(k, 0, size);
    int entries = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || k[i] != k[i - 1]) {
        k[entries++] = k[i];
      }
    }
    k = Arrays.copyOf(k, entries);
    long[] f = new long[entries];
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0 && types[i] > 0) {
        f[Arrays.binarySearch(k, counts[i])] += types[i];
      }
    }
    return new FrequencySpectrum(k, f);
  }

  /** Number of entries: of distinct counts. */
  public int size() {
    return counts.length;
  }

  /** The count of an entry, at least 1; ascending. */
  public long count(int entry) {
    return counts[entry];
  }

  /** f_k of an entry: how many types have its count, at least 1. */
  public long types(int entry) {
    return types[entry];
  }

  /** f_k: how many types occur exactly k times. */
  public long having(long k) {
    int entry = entry(k);
    return entry < 0 ? 0 : types[entry];
  }

  /** The entry of a count; below 0 if no type has it. */
  int entry(long count) {
    return Arrays.binarySearch(counts, count);
  }

  /** N: occurrences of all types. */
  public long total() {
    return total;
  }

  /** S: number of types. */
  public long distinct() {
    return distinct;
  }

  /** The largest count; 0 for an empty text. */
  public long largest() {
    return counts.length == 0 ? 0 : counts[counts.length - 1];
  }
}
