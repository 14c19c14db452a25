package org.collapselab.jobs.layout;

import java.io.Serializable;
import java.util.List;
import org.collapselab.jobs.store.FileRecord;
import org.collapselab.jobs.store.Schema;

/**
 * A file that is part of the result of a run, as the manifest lists it.
 *
 * @param file what its writer recorded
 * @param first first generation whose rows it has; -1 for a file that is not about generations
 * @param last last of these generations
 * @param chains whose rows it has, as {@link Shard#label} writes it; empty if of several shards
 */
public record RunFile(FileRecord file, int first, int last, String chains) implements Serializable {

  /** A file that is not about generations. */
  public static RunFile of(FileRecord file) {
    return new RunFile(file, -1, -1, "");
  }

  /** Its path in the run directory. */
  public String name() {
    return file.name();
  }

  /** Whether it is a file of a table. */
  public boolean of(Schema table) {
    return name().startsWith(table.name() + "/") || FirstLayout.isOf(name(), table);
  }

  /** Whether it is a file of one of some tables. */
  public boolean ofAny(List<Schema> tables) {
    return tables.stream().anyMatch(this::of);
  }

  /** Whether it may have rows of an arm. */
  public boolean mayHave(String arm) {
    return chains.isEmpty() || Shard.isOf(chains, arm);
  }

  /** Whether it has the rows of one generation, this one. */
  public boolean isGeneration(int generation) {
    return first == generation && last == generation;
  }

  /** Whether it has all generations of chains that ran as wholes. */
  public boolean isWholeChains() {
    return first == 0 && name().contains("/" + RunDirectory.CHAINS);
  }
}
