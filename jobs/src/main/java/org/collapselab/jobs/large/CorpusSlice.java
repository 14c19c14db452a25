package org.collapselab.jobs.large;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.collapselab.generator.mix.Mix;
import org.collapselab.jobs.chain.CorpusParts;
import org.collapselab.jobs.chain.TaskContext;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Lengths;

/**
 * Runs of documents of one stored part of a corpus; a task of a large chain reads one slice.
 *
 * @param corpus the corpus that the part belongs to
 * @param part number of the part
 * @param first first document of each run, counted from the begin of the corpus
 * @param documents length of each run
 * @param multiplicity how often each document of a run is wanted
 * @param tokens where the text is cut
 */
public record CorpusSlice(
    CorpusParts corpus, int part, int[] first, int[] documents, int[] multiplicity, long tokens)
    implements Serializable {

  /** The text, in the order of the runs. */
  Documents text(TaskContext context) {
    Documents all = corpus.part(context, part);
    int before = Math.multiplyExact(part, corpus.partDocuments());
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
   * The slices of a mix.
   *
   * @param corpora gives a corpus by {@code born}, -1 for human text
   * @param most documents of a slice, about, each as often as it is wanted
   */
  static List<CorpusSlice> of(Mix mix, IntFunction<CorpusParts> corpora, int most) {
    Cutter cutter = new Cutter(most);
    for (Mix.Span run : mix.spans()) {
      cutter.add(
          corpora.apply(run.born()), run.firstDocument(), run.documents(), run.multiplicity());
    }
    return cutter.slices();
  }

  /**
   * The slices of the first tokens of a corpus, the last document cut.
   *
   * @param most documents of a slice, at most
   */
  static List<CorpusSlice> prefix(CorpusParts corpus, Lengths lengths, long tokens, int most) {
    List<CorpusSlice> slices = new ArrayList<>();
    long left = tokens;
    int to = 0;
    for (int from = 0; from < lengths.size() && reaches(lengths, from, left); from = to) {
      int part = from / corpus.partDocuments();
      long end = Math.min(lengths.size(), (part + 1L) * corpus.partDocuments());
      to = (int) Math.min(end, (long) from + most);
      slices.add(
          new CorpusSlice(
              corpus, part, new int[] {from}, new int[] {to - from}, new int[] {1}, left));
      for (int d = from; d < to; d++) {
        left -= lengths.length(d);
      }
    }
    return slices;
  }

  /** Whether a prefix reaches a document: it has the empty documents behind its last token, too. */
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

  /** The text of slices in one piece, for metrics that look at the order of tokens. */
  static Documents text(TaskContext context, List<CorpusSlice> slices) {
    Documents.Builder text = new Documents.Builder();
    for (CorpusSlice slice : slices) {
      Documents part = slice.text(context);
      for (int d = 0; d < part.size(); d++) {
        text.add(part, d);
      }
    }
    return text.build();
  }

  /** Cuts runs at the bounds of parts and collects those of a part. */
  private static final class Cutter {

    private final List<CorpusSlice> slices = new ArrayList<>();
    private final int most;
    private CorpusParts corpus;
    private int part = -1;
    private long wanted; // documents so far, each as often as it is wanted
    private int runs;
    private int[] first = new int[16];
    private int[] documents = new int[16];
    private int[] multiplicity = new int[16];

    Cutter(int most) {
      this.most = most;
    }

    void add(CorpusParts of, int from, int length, int times) {
      int size = of.partDocuments();
      int end = from + length;
      for (int d = from; d < end; ) {
        int in = d / size;
        int to = (int) Math.min(Math.min(end, (in + 1L) * size), d + Math.max(1L, most / times));
        if (in != part || !of.equals(corpus) || wanted + (long) (to - d) * times > most) {
          flush();
          corpus = of;
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
        slices.add(
            new CorpusSlice(
                corpus,
                part,
                Arrays.copyOf(first, runs),
                Arrays.copyOf(documents, runs),
                Arrays.copyOf(multiplicity, runs),
                Long.MAX_VALUE));
      }
      runs = 0;
      wanted = 0;
    }

    List<CorpusSlice> slices() {
      flush();
      return slices;
    }
  }
}
