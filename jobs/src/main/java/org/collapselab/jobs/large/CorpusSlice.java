package org.collapselab.jobs.large;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.collapselab.generator.mix.Mix;
import org.collapselab.jobs.chain.TaskContext;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Lengths;

/**
 * Runs of documents of one stored part of a corpus: what a task of a large chain reads.
 *
 * @param shelf the corpus
 * @param part number of the part
 * @param first first document of each run, counted from the begin of the corpus
 * @param documents length of each run
 * @param multiplicity how often each document of a run is wanted
 * @param tokens where the text is cut
 */
public record CorpusSlice(
    Shelf shelf, int part, int[] first, int[] documents, int[] multiplicity, long tokens)
    implements Serializable {

  /** A corpus as tasks find it: parts of consecutive documents. */
  public interface Shelf extends Serializable {

    /** Documents of a part. */
    int partDocuments();

    /** The documents of a part. */
    Documents part(TaskContext laboratory, int part);
  }

  /** The text, in the order of the runs. */
  Documents text(TaskContext laboratory) {
    Documents all = shelf.part(laboratory, part);
    int before = Math.multiplyExact(part, shelf.partDocuments());
    Documents.Builder text = new Documents.Builder();
    for (int run = 0; run < first.length; run++) {
      for (int d = first[run] - before; d < first[run] - before + documents[run]; d++) {
        for (int copy = 0; copy < multiplicity[run]; copy++) {
          text.add(all, d);
        }
      }
    }
    return text.build().prefix(tokens);
  }

  /**
   * The portions of a mix.
   *
   * @param shelves gives a corpus by {@code born}, -1 for human text
   * @param most documents of a portion, about, each as often as it is wanted
   */
  static List<CorpusSlice> of(Mix mix, IntFunction<Shelf> shelves, int most) {
    Cutter cutter = new Cutter(most);
    for (Mix.Span run : mix.spans()) {
      cutter.add(
          shelves.apply(run.born()), run.firstDocument(), run.documents(), run.multiplicity());
    }
    return cutter.portions();
  }

  /**
   * The portions of the first tokens of a corpus, the last document cut.
   *
   * @param most documents of a portion, at most
   */
  static List<CorpusSlice> prefix(Shelf shelf, Lengths lengths, long tokens, int most) {
    List<CorpusSlice> portions = new ArrayList<>();
    long left = tokens;
    int to = 0;
    for (int from = 0; from < lengths.size() && reaches(lengths, from, left); from = to) {
      int part = from / shelf.partDocuments();
      long end = Math.min(lengths.size(), (part + 1L) * shelf.partDocuments());
      to = (int) Math.min(end, (long) from + most);
      portions.add(
          new CorpusSlice(
              shelf, part, new int[] {from}, new int[] {to - from}, new int[] {1}, left));
      for (int d = from; d < to; d++) {
        left -= lengths.length(d);
      }
    }
    return portions;
  }

  /** A prefix has the empty documents behind its last token, too. */
  private static boolean reaches(Lengths lengths, int document, long left) {
    return left > 0 || (left == 0 && lengths.length(document) == 0);
  }

  /** Documents of the first tokens of a corpus, a cut one included. */
  static long prefixDocuments(Lengths lengths, long tokens) {
    long left = tokens;
    int documents = 0;
    while (documents < lengths.size() && reaches(lengths, documents, left)) {
      left -= lengths.length(documents++);
    }
    return documents;
  }

  /** Cuts runs at the bounds of parts and collects those of a part. */
  private static final class Cutter {

    private final List<CorpusSlice> portions = new ArrayList<>();
    private final int most;
    private Shelf shelf;
    private int part = -1;
    private long wanted; // documents so far, each as often as it is wanted
    private int runs;
    private int[] first = new int[16];
    private int[] documents = new int[16];
    private int[] multiplicity = new int[16];

    Cutter(int most) {
      this.most = most;
    }

    void add(Shelf of, int from, int length, int times) {
      int size = of.partDocuments();
      int end = from + length;
      for (int d = from; d < end; ) {
        int in = d / size;
        int to = (int) Math.min(Math.min(end, (in + 1L) * size), d + Math.max(1L, most / times));
        if (in != part || !of.equals(shelf) || wanted + (long) (to - d) * times > most) {
          flush();
          shelf = of;
          part = in;
        }
        put(d, to - d, times);
        d = to;
      }
    }

    private void put(int from, int length, int times) {
      if (runs == first.length) {
        first = Arrays.copyOf(first, 2 * runs);
        documents = Arrays.copyOf(documents, 2 * runs);
        multiplicity = Arrays.copyOf(multiplicity, 2 * runs);
      }
      first[runs] = from;
      documents[runs] = length;
      multiplicity[runs++] = times;
      wanted += (long) length * times;
    }

    private void flush() {
      if (runs > 0) {
        portions.add(
            new CorpusSlice(
                shelf,
                part,
                Arrays.copyOf(first, runs),
                Arrays.copyOf(documents, runs),
                Arrays.copyOf(multiplicity, runs),
                Long.MAX_VALUE));
      }
      runs = 0;
      wanted = 0;
    }

    List<CorpusSlice> portions() {
      flush();
      return portions;
    }
  }
}
