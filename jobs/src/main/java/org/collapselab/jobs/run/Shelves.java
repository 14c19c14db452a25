package org.collapselab.jobs.run;

import java.util.Locale;
import java.util.Set;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableReader;
import org.collapselab.jobs.store.Tables;
import org.collapselab.trainer.text.Documents;

/** Where the corpora of a chain stand. */
final class Shelves {

  private static final Set<String> TEXT = Set.of("tokens", "closed");

  private Shelves() {}

  /**
   * The human training documents, by their index in them.
   *
   * @param arm an arm that they belong to
   */
  record Human(String arm, int partDocuments) implements Portion.Shelf {

    @Override
    public Documents part(Laboratory laboratory, int part) {
      return laboratory.human(arm).part(part, partDocuments);
    }
  }

  /** Held-out human documents in their keyed order; one part. */
  record HeldOut(String arm) implements Portion.Shelf {

    @Override
    public int partDocuments() {
      return Integer.MAX_VALUE;
    }

    @Override
    public Documents part(Laboratory laboratory, int part) {
      return laboratory.human(arm).heldOut();
    }
  }

  /**
   * What a model of a chain wrote.
   *
   * @param file of the corpus, or format of the files of its parts
   */
  record Written(String file, boolean parted, int partDocuments) implements Portion.Shelf {

    static Written of(Shard shard, int generation, boolean parted, int partDocuments) {
      return parted
          ? new Written(RunDirectory.parts(generation, shard), true, partDocuments)
          : new Written(
              RunDirectory.file(RunDirectory.Kind.CORPUS, generation, shard),
              false,
              Integer.MAX_VALUE);
    }

    /** The same in another folder. */
    Written in(String folder) {
      return new Written(folder + file.substring(file.lastIndexOf('/')), parted, partDocuments);
    }

    /** Parts of a corpus of so many documents; an empty one has none. */
    int parts(int documents) {
      return (int) ((documents + partDocuments - 1L) / partDocuments);
    }

    /** Deletes parts from a number on that an attempt before may have left. */
    void deleteFrom(Storage storage, int part) {
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

    String file(int part) {
      return parted ? String.format(Locale.ROOT, file, part) : file;
    }

    @Override
    public Documents part(Laboratory laboratory, int part) {
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
