package org.collapselab.jobs.run;

import java.util.Optional;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.base.Version;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Protocol;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.store.Storage;

/** Which settings may go on with a run: the same, more generations, more replicates, more arms. */
final class Extension {

  private Extension() {}

  /**
   * Refuses settings that do not extend those of the run that is there.
   *
   * @param code version of the program that made the run; empty if nothing of it counts
   * @throws InputException with the first difference
   */
  static void require(Storage storage, Settings before, Optional<String> code, Settings now) {
    String remedy = "; run into another --output, or start again with --overwrite";
    String where = "the run in " + storage.display();
    Protocol old = before.protocol();
    Protocol protocol = now.protocol();
    requireSame(where, "seed", old.seed(), protocol.seed(), remedy);
    requireSame(where, "metrics", old.metrics(), protocol.metrics(), remedy);
    requireSame(
        where, "comparison_tokens", old.comparisonTokens(), protocol.comparisonTokens(), remedy);
    requireSame(where, "orders", old.orders(), protocol.orders(), remedy);
    requireSame(where, "drift", old.drift(), protocol.drift(), remedy);
    requireSame(where, "oracle_draws", old.oracleDraws(), protocol.oracleDraws(), remedy);
    requireSame(where, "jackknife", old.jackknife(), protocol.jackknife(), remedy);
    requireSame(where, "keep", old.keep(), protocol.keep(), remedy);
    requireAtLeast(where, "generations", old.generations(), protocol.generations(), remedy);
    requireAtLeast(where, "replicates", old.replicates(), protocol.replicates(), remedy);
    for (Arm arm : before.arms()) {
      Optional<Arm> same = now.arms().stream().filter(a -> a.name().equals(arm.name())).findFirst();
      if (same.isEmpty()) {
        throw new InputException(
            where
                + " has an arm '"
                + arm.name()
                + "' that these settings lack; arms can only be added"
                + remedy);
      }
      if (!same.get().equals(arm)) {
        throw new InputException(
            where
                + " has other settings for arm '"
                + arm.name()
                + "': "
                + arm
                + ", now "
                + same.get()
                + remedy);
      }
    }
    if (code.isPresent() && !code.get().equals(Version.text())) {
      throw new InputException(
          where
              + " was made by version "
              + code.get()
              + ", but this is "
              + Version.text()
              + remedy);
    }
  }

  private static void requireSame(String where, String key, Object old, Object now, String remedy) {
    if (!old.equals(now)) {
      throw new InputException(
          where + " has " + key + " " + old + ", but these settings have " + now + remedy);
    }
  }

  private static void requireAtLeast(String where, String key, int old, int now, String remedy) {
    if (now < old) {
      throw new InputException(
          where + " has " + old + " " + key + ", but these settings only " + now + remedy);
    }
  }
}
