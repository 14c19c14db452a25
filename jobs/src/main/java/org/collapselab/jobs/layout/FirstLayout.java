package org.collapselab.jobs.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.collapselab.jobs.store.FileRecord;
import org.collapselab.jobs.store.Schema;
import org.collapselab.jobs.store.Storage;

/**
 * Reads run directories of layout 1, whose manifest does not list files: human text lay under
 * {@code corpora/human}, and a file for each shard in folders {@code generation=GGG}. Its tables of
 * documents have other columns and are not read.
 */
public final class FirstLayout {

  private static final String HUMAN = "corpora/human/";

  private FirstLayout() {}

  static boolean isOf(String name, Schema table) {
    return name.startsWith(HUMAN) && table.equals(Tables.HUMAN);
  }

  /** The tables of a run of layout 1. */
  public static RunTables tables(Storage storage, int generations) {
    List<RunFile> files = new ArrayList<>();
    storage.list(HUMAN).forEach(name -> files.add(file(HUMAN + name, -1, -1, "")));
    for (Schema table : List.of(Tables.VOCABULARY, Tables.SCORES, Tables.MODELS, Tables.SAMPLES)) {
      for (String name : storage.list(table.name())) {
        boolean chains = name.startsWith(RunDirectory.CHAINS);
        int first = chains ? 0 : generation(name);
        files.add(file(table.name() + "/" + name, first, chains ? generations : first, ""));
      }
    }
    for (int generation = 0; generation <= generations; generation++) {
      String folder =
          String.format(Locale.ROOT, "%s/generation=%03d/", Tables.COUNTS.name(), generation);
      for (String name : storage.list(folder)) {
        String label = name.replaceFirst("\\.parquet$", "");
        files.add(file(folder + name, generation, generation, label));
      }
    }
    return new RunTables(storage, files);
  }

  private static int generation(String name) {
    return name.startsWith("generation-")
        ? Integer.parseInt(name.substring("generation-".length(), name.indexOf('.')))
        : -1;
  }

  private static RunFile file(String name, int first, int last, String chains) {
    return new RunFile(new FileRecord(name, -1, -1, ""), first, last, chains);
  }
}
