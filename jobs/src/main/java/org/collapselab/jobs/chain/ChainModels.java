package org.collapselab.jobs.chain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.RunFile;
import org.collapselab.jobs.layout.RunTables;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.store.Storage;

/**
 * The files of the models that the next generation of chains starts from, one a chain; there are
 * none if no model starts from the one before. They are part of the state of a chain: M_t is
 * committed with generation t, and stays until t + 1 is committed.
 */
public final class ChainModels {

  private ChainModels() {}

  /**
   * Writes the models that the chains of a shard hand on, for {@link #commit}.
   *
   * @param folder of what the task leaves for the driver, in the run directory
   * @param models by chain
   */
  static List<RunFile> write(
      Storage storage, String folder, Shard shard, int generation, List<Optional<byte[]>> models) {
    List<RunFile> written = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      if (models.get(i).isPresent()) {
        byte[] model = models.get(i).get();
        int replicate = shard.from() + i;
        String chain = new Shard(shard.arm(), replicate, replicate + 1).label();
        String name = String.format(Locale.ROOT, "%s/%s", folder, file(generation, chain));
        written.add(
            new RunFile(
                storage.recorded(name, out -> out.write(model)), generation, generation, chain));
      }
    }
    return written;
  }

  private static String file(int generation, String chain) {
    return String.format(
        Locale.ROOT, "%s/generation-%03d.%s.model", RunDirectory.WEIGHTS, generation, chain);
  }

  /** Whether a file is a model of a chain. */
  public static boolean isOne(RunFile file) {
    return file.name().endsWith(".model");
  }

  /**
   * Makes models part of the result, in the place of those of earlier generations.
   *
   * @param written by {@link #write}, in all shards
   * @return those of earlier generations, to be deleted after the commit
   */
  public static List<RunFile> commit(RunTables tables, int generation, List<RunFile> written) {
    for (RunFile file : written) {
      String name = file(generation, file.chains());
      tables.storage().move(file.name(), name);
      tables.add(new RunFile(file.file().renamed(name), generation, generation, file.chains()));
    }
    List<RunFile> earlier =
        tables.files().stream().filter(file -> isOne(file) && file.last() < generation).toList();
    tables.drop(earlier::contains);
    return earlier;
  }

  /**
   * Reads the model of a chain.
   *
   * @param files of the result
   * @throws InputException if it is not there
   */
  static byte[] read(
      Storage storage, List<RunFile> files, int generation, String arm, int replicate) {
    RunFile model =
        files.stream()
            .filter(file -> isOne(file) && file.isGeneration(generation))
            .filter(file -> Shard.holds(file.chains(), arm, replicate))
            .findFirst()
            .orElseThrow(
                () ->
                    new InputException(
                        "to go on, the model of generation "
                            + generation
                            + " of arm '"
                            + arm
                            + "', replicate "
                            + replicate
                            + ", must be there, but is not; run again with --overwrite, or into another"
                            + " --output"));
    try (InputStream in = storage.open(model.name())) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
