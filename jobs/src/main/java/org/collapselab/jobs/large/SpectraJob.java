package org.collapselab.jobs.large;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.broadcast.Broadcast;
import org.collapselab.jobs.chain.Tasks;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.trainer.count.NGramCounts;

/**
 * Makes joint spectra of two texts that no task holds whole: a task compares the n-grams that begin
 * with the tokens of a range, and the cells of all ranges add up.
 *
 * @param arm of the texts, for messages
 * @param ranges how many there are
 * @param orders of the n-grams
 */
record SpectraJob(Tasks tasks, String arm, int ranges, int orders) {

  /** Joint spectra by order. */
  List<JointSpectrum> spectra(RangeCounts reference, RangeCounts text) {
    return merged(
        tasks.map(
            arm,
            numbers(),
            (context, range) -> {
              var referenceCounts = reference.inRange(context.storage(), range);
              var textCounts = text.inRange(context.storage(), range);
              return new ArrayList<>(new HumanReference(referenceCounts).spectra(textCounts));
            }));
  }

  /**
   * Joint spectra of a text without each of its blocks.
   *
   * @param blocks counts of each block
   * @return by block and order
   */
  List<List<JointSpectrum>> without(
      RangeCounts reference, RangeCounts text, List<NGramCounts> blocks) {
    Broadcast<List<NGramCounts>> sent = tasks.broadcast(blocks);
    List<List<List<JointSpectrum>>> byRange =
        tasks.map(
            arm,
            numbers(),
            (context, range) -> {
              var referenceCounts = new HumanReference(reference.inRange(context.storage(), range));
              var textCounts = text.inRange(context.storage(), range);
              List<JointSpectrum> whole = referenceCounts.spectra(textCounts);
              return sent.value().stream()
                  .map(block -> referenceCounts.without(textCounts, whole, block))
                  .toList();
            });
    sent.destroy();
    return IntStream.range(0, blocks.size())
        .mapToObj(block -> merged(byRange.stream().map(range -> range.get(block)).toList()))
        .toList();
  }

  private List<Integer> numbers() {
    return IntStream.range(0, ranges).boxed().toList();
  }

  /** Merges the spectra of ranges, by order. */
  private List<JointSpectrum> merged(List<? extends List<JointSpectrum>> byRange) {
    return IntStream.range(0, orders)
        .mapToObj(
            n ->
                byRange.stream()
                    .map(list -> list.get(n))
                    .reduce(JointSpectrum.EMPTY, JointSpectrum::merge))
        .toList();
  }
}
