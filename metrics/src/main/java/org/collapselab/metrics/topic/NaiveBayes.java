package org.collapselab.metrics.topic;

import java.util.Arrays;
import org.collapselab.metrics.count.Labels;
import org.collapselab.trainer.text.Documents;

/**
 * Multinomial naive Bayes over tokens with 1/2 added to every count: the topic k of the largest
 * {@code ln P(k) + sum ln (c_kw + 1/2) / (N_k + V/2)}, the lowest of equals. McCallum and Nigam
 * (1998), AAAI workshop on learning for text categorization. A word that no training document has
 * carries no information and is left out. Memory: 12 bytes for each pair of a word and a topic that
 * has it.
 */
final class NaiveBayes {

  private final double[] prior; // (topics) ln of the share of documents; -infinity for none
  private final double[] perToken; // (topics) -ln (N_k + V/2)
  private final int[] first; // (words + 1): a word's pairs
  private final int[] topic; // (pairs)
  private final double[] weight; // (pairs) ln (c_kw + 1/2) - ln (1/2)

  /**
   * Fits.
   *
   * @param topics by document; documents with {@link Labels#NONE} are left out
   * @param number of topics
   */
  NaiveBayes(Documents text, int[] topics, int number) {
    int[] starts = starts(text, topics);
    int[] occurrences = occurrences(text, topics, starts);
    int words = starts.length - 1;
    first = new int[words + 1];
    int[] topic = new int[occurrences.length];
    double[] weight = new double[occurrences.length];
    int[] counts = new int[number];
    int pairs = 0;
    int types = 0;
    for (int word = 0; word < words; word++) {
      for (int i = starts[word]; i < starts[word + 1]; i++) {
        if (counts[occurrences[i]]++ == 0) {
          topic[pairs++] = occurrences[i];
        }
      }
      for (int pair = first[word]; pair < pairs; pair++) {
        weight[pair] = StrictMath.log(2.0 * counts[topic[pair]] + 1);
        counts[topic[pair]] = 0;
      }
      first[word + 1] = pairs;
      types += pairs > first[word] ? 1 : 0;
    }
    this.topic = Arrays.copyOf(topic, pairs);
    this.weight = Arrays.copyOf(weight, pairs);
    prior = new double[number];
    perToken = new double[number];
    constants(text, topics, types);
  }

  /** Where the occurrences of each word begin, shape (words + 1). */
  private static int[] starts(Documents text, int[] topics) {
    int[] starts = new int[1];
    for (int d = 0; d < text.size(); d++) {
      if (topics[d] != Labels.NONE) {
        for (int i = text.offset(d); i < text.offset(d + 1); i++) {
          int word = text.token(i);
          if (word + 1 >= starts.length) {
            starts = Arrays.copyOf(starts, Math.max(word + 2, 2 * starts.length));
          }
          starts[word + 1]++;
        }
      }
    }
    for (int word = 1; word < starts.length; word++) {
      starts[word] += starts[word - 1];
    }
    return starts;
  }

  /** The topics that each word occurs in, word by word. */
  private static int[] occurrences(Documents text, int[] topics, int[] starts) {
    int[] at = starts.clone();
    int[] occurrences = new int[starts[starts.length - 1]];
    for (int d = 0; d < text.size(); d++) {
      if (topics[d] != Labels.NONE) {
        for (int i = text.offset(d); i < text.offset(d + 1); i++) {
          occurrences[at[text.token(i)]++] = topics[d];
        }
      }
    }
    return occurrences;
  }

  private void constants(Documents text, int[] topics, int types) {
    double[] documents = new double[prior.length];
    double[] tokens = new double[prior.length];
    double all = 0;
    for (int d = 0; d < text.size(); d++) {
      if (topics[d] != Labels.NONE) {
        documents[topics[d]]++;
        tokens[topics[d]] += text.length(d);
        all++;
      }
    }
    for (int k = 0; k < prior.length; k++) {
      prior[k] = documents[k] == 0 ? Double.NEGATIVE_INFINITY : StrictMath.log(documents[k] / all);
      perToken[k] = -StrictMath.log(tokens[k] + types / 2.0);
    }
  }

  /**
   * The topic of a document.
   *
   * @param scores room, shape (topics)
   */
  int topic(Documents text, int document, double[] scores) {
    Arrays.fill(scores, 0);
    int known = 0; // tokens that some training document has
    for (int i = text.offset(document); i < text.offset(document + 1); i++) {
      int word = text.token(i);
      if (word + 1 < first.length && first[word] < first[word + 1]) {
        known++;
        for (int pair = first[word]; pair < first[word + 1]; pair++) {
          scores[topic[pair]] += weight[pair];
        }
      }
    }
    int best = 0;
    for (int k = 0; k < scores.length; k++) {
      scores[k] += prior[k] + known * perToken[k];
      best = scores[k] > scores[best] ? k : best;
    }
    return best;
  }
}
