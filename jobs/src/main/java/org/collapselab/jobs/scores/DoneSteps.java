package org.collapselab.jobs.scores;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.collapselab.jobs.layout.RunTables;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Protocol;
import org.collapselab.jobs.store.TableColumns;

/** The generations of chains whose facts are in the table models, counted from its rows. */
public final class DoneSteps {

  private static final List<String> COLUMNS = List.of("arm", "replicate", "generation");

  private final Map<String, Map<Integer, BitSet>> replicates = new HashMap<>(); // by arm, t

  /** Counts the rows that are there. */
  public static DoneSteps of(RunTables run) {
    DoneSteps done = new DoneSteps();
    run.columns(Tables.MODELS, COLUMNS, done::add);
    return done;
  }

  private void add(TableColumns.Rows rows) {
    int[] arms = rows.codes("arm");
    int[] replicate = rows.ints("replicate");
    int[] generations = rows.ints("generation");
    for (int row = 0; row < rows.size(); row++) {
      replicates
          .computeIfAbsent(rows.texts("arm").get(arms[row]), arm -> new HashMap<>())
          .computeIfAbsent(generations[row], generation -> new BitSet())
          .set(replicate[row]);
    }
  }

  /** The replicates of an arm that have a generation. */
  public BitSet at(String arm, int generation) {
    return replicates.getOrDefault(arm, Map.of()).getOrDefault(generation, new BitSet());
  }

  /** The replicates of an arm that have the generations 0 to {@code last}. */
  public BitSet through(String arm, int last) {
    BitSet all = (BitSet) at(arm, 0).clone();
    for (int generation = 1; generation <= last; generation++) {
      all.and(at(arm, generation));
    }
    return all;
  }

  /** The arms that lack a generation of a replicate. */
  public List<String> lacking(Protocol protocol, List<Arm> arms) {
    List<String> lacking = new ArrayList<>();
    for (Arm arm : arms) {
      if (through(arm.name(), protocol.generations()).nextClearBit(0) < protocol.replicates()) {
        lacking.add(arm.name());
      }
    }
    return lacking;
  }

  /** The last generation that all replicates of all arms have; -1 if they do not have the first. */
  public int common(Protocol protocol, List<Arm> arms) {
    int last = -1;
    while (last < protocol.generations() && haveAll(protocol, arms, last + 1)) {
      last++;
    }
    return last;
  }

  private boolean haveAll(Protocol protocol, List<Arm> arms, int generation) {
    return arms.stream()
        .allMatch(arm -> at(arm.name(), generation).nextClearBit(0) >= protocol.replicates());
  }
}
