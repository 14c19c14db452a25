package org.collapselab.jobs.large;

import java.util.Arrays;
import org.collapselab.jobs.chain.CorpusParts;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.layout.PartSizes;
import org.collapselab.jobs.plan.TaskMemory;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.LanguageModel;
import org.collapselab.trainer.text.Vocabulary;

/**
 * The sizes of the pieces of a text that one task reads or sums. They follow from the counts of
 * human text and the memory of a task, and from no other text; they steer effort, not results.
 *
 * @param memory what a task has
 */
record SliceSizes(PartSizes sizes, Arm arm, HumanText human, TaskMemory memory) {

  private static final int MOST_RANGES = 10_000;

  /** The number of documents of a slice that is counted for a model. */
  int documents(LanguageModel counted) {
    return (int) Math.max(1, tokens(counted) / CorpusParts.meanLength(arm, human));
  }

  /**
   * The number of tokens that a task counts for a model: a part, or less if a task's memory is
   * small.
   */
  private long tokens(LanguageModel counted) {
    long part = sizes.partTokens();
    long need = counted.memory(part, new Alphabet(human.vocabulary().size(), true));
    return (long) Math.max(1, Math.min(1, 0.5 * memory.bytes() / need) * part);
  }

  /**
   * The ranges of first tokens, each with about as many n-grams as a slice has tokens.
   *
   * @param tokens of the text
   * @return first tokens of the ranges, and one above the last token
   */
  int[] bounds(long tokens, LanguageModel counted) {
    Vocabulary vocabulary = human.vocabulary();
    int ranges = (int) Math.max(1, Math.min(MOST_RANGES, (tokens - 1) / tokens(counted) + 1));
    double all = human.lengths().size(); // <s> begins as many n-grams as there are documents
    for (int id = 0; id < vocabulary.size(); id++) {
      all += vocabulary.count(id);
    }
    int[] bounds = new int[ranges + 1];
    int range = 0;
    double sum = 0;
    for (int id = 0; id < vocabulary.size() && range + 1 < ranges; id++) {
      sum += id == Vocabulary.BEGIN ? human.lengths().size() : vocabulary.count(id);
      while (range + 1 < ranges && sum >= all * (range + 1) / ranges) {
        bounds[++range] = id + 1;
      }
    }
    Arrays.fill(bounds, range + 1, ranges + 1, vocabulary.size());
    return bounds;
  }
}
