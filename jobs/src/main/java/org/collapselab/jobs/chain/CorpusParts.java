package org.collapselab.jobs.chain;

import java.io.Serializable;
import java.util.Locale;
import org.collapselab.generator.mix.Size;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.layout.PartSizes;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.store.TableParts;
import org.collapselab.jobs.store.TableReader;
import org.collapselab.trainer.text.Documents;

/** A corpus as tasks find it: parts of consecutive documents. */
public sealed interface CorpusParts extends Serializable {

  /** The number of documents of a part. */
  int partDocuments();

  /** The documents of a part. */
  Documents part(TaskContext context, int part);

  /** Whether a corpus of an arm is stored in parts. */
  static boolean parted(PartSizes sizes, Arm arm, HumanText human, Size size) {
    double tokens =
        size.unit() == Size.Unit.TOKENS ? size.amount() : size.amount() * meanLength(arm, human);
    return Shard.chains(arm) == 1 && tokens > sizes.partTokens();
  }

  /** The number of documents of a part of an arm's corpora, at least 1. */
  static int partDocuments(PartSizes sizes, Arm arm, HumanText human) {
    double documents = sizes.partTokens() / meanLength(arm, human);
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE / 2, documents));
  }

  /** The expected tokens of a document of an arm: those of a human one, or the arm's maximum. */
  static double meanLength(Arm arm, HumanText human) {
    return Math.max(1, Math.min(arm.length().maximum(), human.meanLength()));
  }

  /**
   * The human training documents, by their index.
   *
   * @param arm an arm that they belong to
   */
  record HumanParts(String arm, int partDocuments) implements CorpusParts {

    @Override
    public Documents part(TaskContext context, int part) {
      return context.human(arm).part(part, partDocuments);
    }
  }

  /** Held-out human documents in their keyed order; one part. */
  record HeldOutParts(String arm) implements CorpusParts {

    @Override
    public int partDocuments() {
      return Integer.MAX_VALUE;
    }

    @Override
    public Documents part(TaskContext context, int part) {
      return context.human(arm).heldOut();
    }
  }

  /**
   * A text that a model of a chain wrote.
   *
   * @param file of the corpus, or format of the files of its parts
   * @param chain label of its part in a file that several shards share; empty if it is alone in it
   */
  record WrittenParts(String file, String chain, boolean parted, int partDocuments)
      implements CorpusParts {

    private record CorpusTokens(int[] tokens, boolean closed) {}

    /** A corpus in one file. */
    static WrittenParts whole(String file, String chain) {
      return new WrittenParts(file, chain, false, Integer.MAX_VALUE);
    }

    /** The same corpus, of one file, in a table. */
    public WrittenParts committed(TableParts.Part part) {
      return whole(part.file(), part.label());
    }

    /** The same parts in another folder. */
    public WrittenParts in(String folder) {
      return new WrittenParts(
          folder + file.substring(file.lastIndexOf('/')), chain, parted, partDocuments);
    }

    /** The number of parts of a corpus with so many documents; an empty one has none. */
    int parts(int documents) {
      return (int) ((documents + partDocuments - 1L) / partDocuments);
    }

    /** The file of a part. */
    public String file(int part) {
      return parted ? String.format(Locale.ROOT, file, part) : file;
    }

    @Override
    public Documents part(TaskContext context, int part) {
      Documents.Builder text = new Documents.Builder();
      TableReader.read(
          context.storage(),
          file(part),
          Tables.CORPORA,
          CorpusTokens.class,
          label -> chain.isEmpty() || label.equals(chain),
          row -> text.add(row.tokens(), row.closed()));
      return text.build();
    }
  }
}
