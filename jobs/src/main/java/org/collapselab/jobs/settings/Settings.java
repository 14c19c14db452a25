package org.collapselab.jobs.settings;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.collapselab.jobs.base.Secrets;
import org.collapselab.jobs.base.Suggestion;
import org.collapselab.trainer.settings.Require;

/**
 * An experiment.
 *
 * @param protocol the settings that all arms share
 * @param arms at least one; names differ
 * @param yaml the resolved configuration: every default written, canonical key order; parses to
 *     equal settings, but for the last two
 * @param secrets what was taken out of its URIs, because it may not be written
 * @param remarks what who gave the settings should know, a line each
 */
public record Settings(
    Protocol protocol, List<Arm> arms, String yaml, Secrets secrets, List<String> remarks)
    implements Serializable {

  /** Settings without secrets and remarks. */
  public Settings(Protocol protocol, List<Arm> arms, String yaml) {
    this(protocol, arms, yaml, new Secrets(), List.of());
  }

  public Settings {
    arms = List.copyOf(arms);
    remarks = List.copyOf(remarks);
    Set<String> names = new HashSet<>();
    for (Arm arm : arms) {
      Require.that(
          names.add(arm.name()), "sweep must not repeat an arm, but gives '%s' twice", arm.name());
      for (int generation : new int[] {0, protocol.generations()}) { // n_t is monotone in t
        Require.that(
            arm.budget().at(generation).amount() >= 1,
            "budget must be at least 1 in every generation, but that of arm '%s' shrinks to 0 by"
                + " generation %s; raise its size or its growth",
            arm.name(),
            generation);
      }
    }
    if (!names.contains(protocol.baseline())) {
      throw new IllegalArgumentException(
          "baseline must name an arm, but was '%s'%s arms: %s"
              .formatted(
                  protocol.baseline(),
                  Suggestion.beforeList(protocol.baseline(), names),
                  arms.stream().map(Arm::name).collect(Collectors.joining("; "))));
    }
  }
}
