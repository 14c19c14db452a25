package org.collapselab.jobs.settings;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.collapselab.jobs.base.Suggestion;

/**
 * An experiment.
 *
 * @param protocol the settings that all arms share
 * @param arms at least one; names differ
 * @param yaml the resolved configuration: every default written, canonical key order; parses to
 *     equal settings
 */
public record Settings(Protocol protocol, List<Arm> arms, String yaml) implements Serializable {

  public Settings {
    arms = List.copyOf(arms);
    Set<String> names = new HashSet<>();
    for (Arm arm : arms) {
      if (!names.add(arm.name())) {
        throw new IllegalArgumentException(
            "sweep must not repeat an arm, but gives '" + arm.name() + "' twice");
      }
      for (int generation : new int[] {0, protocol.generations()}) { // n_t is monotone in t
        if (arm.budget().at(generation).amount() < 1) {
          throw new IllegalArgumentException(
              "budget must be at least 1 in every generation, but that of arm '"
                  + arm.name()
                  + "' shrinks to 0 by generation "
                  + generation
                  + "; raise its size or its growth");
        }
      }
    }
    if (!names.contains(protocol.baseline())) {
      throw new IllegalArgumentException(
          "baseline must name an arm, but was '"
              + protocol.baseline()
              + "'"
              + Suggestion.beforeList(protocol.baseline(), names)
              + " arms: "
              + arms.stream().map(Arm::name).collect(Collectors.joining("; ")));
    }
  }
}
