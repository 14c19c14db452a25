package org.collapselab.jobs.chain;

import java.util.Locale;
import java.util.Set;
import org.collapselab.jobs.large.CorpusSlice;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableReader;
import org.collapselab.trainer.text.Documents;

/** Where the corpora of a chain stand. */
public final class CorpusParts {

  private static final Set<String> TEXT = Set.of("tokens", "closed");

  private CorpusParts() {}

  /**
   * The human training documents, by their index in them.
   *
   * @param arm an arm that they belong to
   */
  public record HumanParts(String arm, int partDocuments) implements CorpusSlice.Shelf {

    @Override
    public Documents part(TaskContext laboratory, int part) {
      return laboratory.human(arm).part(part, partDocuments);
    }
  }

  /** Held-out human documents in their keyed order; one part. */
  public record HeldOutParts(String arm) implements CorpusSlice.Shelf {

    @Override
    public int partDocuments() {
      return Integer.MAX_VALUE;
    }

    @Override
    public Documents part(TaskContext laboratory, int part) {
      return laboratory.human(arm).heldOut();
    }
  }

  /**
   * What a model of a chain wrote.
   *
   * @param file of the corpus, or format of the files of its parts
   */
  public record WrittenParts(String file, boolean parted, int partDocuments)
      implements CorpusSlice.Shelf {

    static WrittenParts of(Shard shard, int generation, boolean parted, int partDocuments) {
      return parted
          ? new WrittenParts(RunDirectory.parts(generation, shard), true, partDocuments)
          : new WrittenParts(
              RunDirectory.file(RunDirectory.Kind.CORPUS, generation, shard),
              false,
              Integer.MAX_VALUE);
    }

    /** The same in another folder. */
    public WrittenParts in(String folder) {
      return new WrittenParts(
          folder + file.substring(file.lastIndexOf('/')), parted, partDocuments);
    }

    /** Parts of a corpus of so many documents; an empty one has none. */
    int parts(int documents) {
      return (int) ((documents + partDocuments - 1L) / partDocuments);
    }

    /** Deletes parts from a number on that an attempt before may have left. */
    public void deleteFrom(Storage storage, int part) {
      if (!parted) {
        return;
      }
      int slash = file.lastIndexOf('/');
      String begin = file.substring(slash + 1, file.indexOf('%'));
      String first = file(part).substring(slash + 1);
      storage.list(file.substring(0, slash)).stream()
          .filter(name -> name.startsWith(begin) && name.compareTo(first) >= 0)
          .forEach(name -> storage.delete(file.substring(0, slash + 1) + name));
    }

    public String file(int part) {
      return parted ? String.format(Locale.ROOT, file, part) : file;
    }

    @Override
    public Documents part(TaskContext laboratory, int part) {
      Documents.Builder text = new Documents.Builder();
      TableReader.read(
          laboratory.storage(),
          file(part),
          Tables.CORPUS,
          TEXT::contains,
          row -> text.add((int[]) row[3], (Boolean) row[4]));
      return text.build();
    }
  }
}
