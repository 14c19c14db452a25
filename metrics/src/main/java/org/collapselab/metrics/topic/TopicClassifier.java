package org.collapselab.metrics.topic;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.collapselab.metrics.count.Labels;
import org.collapselab.metrics.count.Passage;
import org.collapselab.trainer.settings.Require;
import org.collapselab.trainer.text.Documents;

/**
 * A classifier of topics, trained once on a human text with labels, and its confusion matrix.
 *
 * <p>Documents have {@link Folds folds} by their content; those of a fold are read by the {@link
 * NaiveBayes} that was fitted without it, human documents for the confusion matrix as well as
 * generated ones. So the matrix is that of the very procedure it corrects, and a verbatim copy of a
 * human document is not recognised better than the human document was. Documents without tokens
 * have no topic.
 *
 * @param byFold by fold, fitted without it
 * @param human shares of topics among the human documents, shape (topics)
 * @param confusion P(decided | true), shape (topics, topics)
 * @param accuracy share of human documents that it is right about, each read by who did not see it
 */
record TopicClassifier(NaiveBayes[] byFold, double[] human, double[][] confusion, double accuracy) {

  static final int MOST_TOPICS = 200;

  /**
   * The classifier of a human text, fitted at the first request; empty with fewer than 2 topics,
   * with more than {@link #MOST_TOPICS}, or if it is right no more often than the constant answer
   * of the most frequent topic.
   */
  static Optional<TopicClassifier> of(Passage human) {
    record Key() {}
    return human.derive(
        new Key(),
        () -> human.labels().flatMap(labels -> fit(human, used(human.tokens(), labels))));
  }

  /** Topics of documents with tokens, renumbered without gaps. */
  private static int[] used(Documents text, Labels labels) {
    Require.that(
        labels.topics().length == text.size(),
        "every document must have a label or none, but there are %s labels of %s documents",
        labels.topics().length,
        text.size());
    int[] topics = labels.topics().clone();
    for (int d = 0; d < topics.length; d++) {
      topics[d] = text.length(d) > 0 ? topics[d] : Labels.NONE;
    }
    int[] present =
        Arrays.stream(topics).filter(k -> k != Labels.NONE).sorted().distinct().toArray();
    for (int d = 0; d < topics.length; d++) {
      topics[d] = topics[d] == Labels.NONE ? topics[d] : Arrays.binarySearch(present, topics[d]);
    }
    return topics;
  }

  private static Optional<TopicClassifier> fit(Passage human, int[] topics) {
    int number = Arrays.stream(topics).max().orElse(Labels.NONE) + 1;
    if (number < 2 || number > MOST_TOPICS) {
      return Optional.empty();
    }
    Documents text = human.tokens();
    int[] folds = Folds.of(human);
    NaiveBayes[] byFold =
        IntStream.range(0, Folds.COUNT)
            .mapToObj(fold -> new NaiveBayes(text, without(fold, folds, topics), number))
            .toArray(NaiveBayes[]::new);
    long[][] decided = new long[number][number];
    double[] scores = new double[number];
    for (int d = 0; d < topics.length; d++) {
      if (topics[d] != Labels.NONE) {
        decided[topics[d]][byFold[folds[d]].topic(text, d, scores)]++;
      }
    }
    return judged(byFold, decided);
  }

  private static int[] without(int fold, int[] folds, int[] topics) {
    return IntStream.range(0, topics.length)
        .map(d -> folds[d] == fold ? Labels.NONE : topics[d])
        .toArray();
  }

  private static Optional<TopicClassifier> judged(NaiveBayes[] byFold, long[][] decided) {
    int number = decided.length;
    long[] documents = Arrays.stream(decided).mapToLong(row -> Arrays.stream(row).sum()).toArray();
    long all = Arrays.stream(documents).sum();
    long right = IntStream.range(0, number).mapToLong(k -> decided[k][k]).sum();
    if (right <= Arrays.stream(documents).max().getAsLong()) {
      return Optional.empty();
    }
    double[] human = new double[number];
    double[][] confusion = new double[number][number];
    for (int k = 0; k < number; k++) {
      human[k] = (double) documents[k] / all;
      for (int j = 0; j < number; j++) {
        confusion[k][j] = (double) decided[k][j] / documents[k];
      }
    }
    return Optional.of(new TopicClassifier(byFold, human, confusion, (double) right / all));
  }

  /** Shares of decisions about a text's documents, shape (topics); empty if none has a token. */
  Optional<double[]> decisions(Passage passage) {
    record Key(TopicClassifier classifier) {}
    Labels decided = passage.deriveByDocument(new Key(this), () -> decide(passage));
    double[] shares = new double[human.length];
    long read = 0;
    for (int topic : decided.topics()) {
      if (topic != Labels.NONE) {
        shares[topic]++;
        read++;
      }
    }
    for (int k = 0; k < shares.length; k++) {
      shares[k] /= read;
    }
    return read == 0 ? Optional.empty() : Optional.of(shares);
  }

  private Labels decide(Passage passage) {
    Documents text = passage.tokens();
    int[] folds = Folds.of(passage);
    int[] decided = new int[text.size()];
    double[] scores = new double[human.length];
    for (int d = 0; d < decided.length; d++) {
      decided[d] = text.length(d) > 0 ? byFold[folds[d]].topic(text, d, scores) : Labels.NONE;
    }
    return new Labels(decided);
  }

  /**
   * The law of a text's topics, shape (topics), of sum 1: its decisions corrected by the confusion
   * matrix, starting from the human law. Empty if no document has a token, or all decisions are
   * such as no human document led to.
   */
  Optional<double[]> law(Passage passage) {
    return decisions(passage)
        .map(shares -> Mixture.weights(confusion, shares, human))
        .filter(law -> !Double.isNaN(law[0]));
  }
}
