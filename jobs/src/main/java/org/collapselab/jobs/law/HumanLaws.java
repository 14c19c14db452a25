package org.collapselab.jobs.law;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.collapselab.jobs.check.ExpectedDiversity;
import org.collapselab.jobs.corpus.HumanSplit;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.human.StoredLengths;
import org.collapselab.jobs.layout.RunTables;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.text.Vocabulary;

/**
 * The quantities of an arm's human text that exact laws use.
 *
 * @param first relative frequencies by token in H_0, in the order that replicates share; shape
 *     (ids)
 * @param all the same in all training documents; shape (ids)
 * @param tokens of all training documents
 * @param single whether every training document has one token
 */
public record HumanLaws(double[] first, double[] all, long tokens, boolean single) {

  private record EncodedTokens(int encoding, int[] tokens, HumanSplit.Side split) {}

  /** Whether {@code <unk>} occurs in the training documents. */
  public boolean unknown() {
    return all[Vocabulary.UNKNOWN] > 0;
  }

  /** Whether an arm that may have an exact law has one on this human text. */
  boolean exact(Arm arm) {
    boolean documents =
        !ExpectedDiversity.mixesWholeCorpora(arm.regime()) || ExpectedDiversity.redraws(arm);
    return (arm.emitUnknown() || !unknown()) && (!documents || single);
  }

  /** The quantities that {@link ExpectedDiversity} uses, for these types or groups of them. */
  ExpectedDiversity.HumanAgreement agreement(Arm arm, UnaryOperator<double[]> groups) {
    double[] h = groups.apply(first);
    double[] source = groups.apply(all);
    return ExpectedDiversity.redraws(arm)
        ? ExpectedDiversity.HumanAgreement.redrawn(arm, product(source, source), tokens)
        : new ExpectedDiversity.HumanAgreement(
            product(h, h), product(source, source), product(h, source), tokens);
  }

  private static double product(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += p[i] * q[i];
    }
    return sum;
  }

  /**
   * Reads the table human twice, a document at a time, because it may be larger than memory; empty
   * if H_0 is empty.
   *
   * @param beginnings whether only the first draw of each document counts, or its end if it is
   *     empty
   */
  static Optional<HumanLaws> read(
      RunTables run, Settings settings, Arm arm, int encoding, boolean beginnings) {
    Counted all = new Counted();
    List<Integer> lengths = new ArrayList<>();
    training(
        run,
        encoding,
        tokens -> {
          lengths.add(tokens.length);
          all.add(beginnings ? first(tokens) : tokens);
        });
    BitSet chosen = initial(settings, arm, lengths);
    Counted initial = new Counted();
    int[] document = {0};
    training(
        run,
        encoding,
        tokens -> {
          if (chosen.get(document[0]++)) {
            initial.add(beginnings ? first(tokens) : tokens);
          }
        });
    return initial.total == 0
        ? Optional.empty()
        : Optional.of(
            new HumanLaws(
                initial.law(all.types),
                all.law(all.types),
                all.total,
                beginnings || lengths.stream().allMatch(length -> length == 1)));
  }

  private static int[] first(int[] document) {
    return new int[] {document.length > 0 ? document[0] : Vocabulary.END};
  }

  /** The training documents that are H_0. */
  private static BitSet initial(Settings settings, Arm arm, List<Integer> lengths) {
    int[] of = lengths.stream().mapToInt(Integer::intValue).toArray();
    HumanText.Order order =
        HumanText.order(
            settings.protocol().seed(),
            Address.SHARED,
            arm.human().initial(),
            StoredLengths.closed(of));
    BitSet chosen = new BitSet();
    for (int rank = 0; rank < order.initial(); rank++) {
      chosen.set(order.documents()[rank]);
    }
    return chosen;
  }

  private static void training(RunTables run, int encoding, Consumer<int[]> documents) {
    run.read(
        Tables.HUMAN,
        EncodedTokens.class,
        row -> {
          if (row.encoding() == encoding && row.split() == HumanSplit.Side.TRAIN) {
            documents.accept(row.tokens());
          }
        });
  }

  /** Occurrences by token. */
  private static final class Counted {

    private long[] counts = new long[1024];
    private int types = 1; // one above the largest token
    private long total;

    void add(int[] tokens) {
      for (int token : tokens) {
        if (token >= counts.length) {
          counts = Arrays.copyOf(counts, 2 * token);
        }
        types = Math.max(types, token + 1);
        counts[token]++;
        total++;
      }
    }

    double[] law(int size) {
      double[] law = new double[size];
      for (int type = 0; type < Math.min(size, counts.length); type++) {
        law[type] = (double) counts[type] / total;
      }
      return law;
    }
  }
}
