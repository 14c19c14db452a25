package org.collapselab.jobs.settings.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.base.Secrets;
import org.collapselab.jobs.base.Suggestion;
import org.collapselab.jobs.settings.file.Tree.Leaf;
import org.collapselab.jobs.settings.file.Tree.Table;

/** The experiments that come with the program: resources {@code /experiments/NAME.yaml}. */
public final class Experiments {

  /** The names, in the order in which a newcomer should read them. */
  private static final List<String> NAMES =
      List.of(
          "quickstart",
          "tail-dies",
          "replace-accumulate",
          "count-or-share",
          "decoding",
          "order",
          "oracle");

  private Experiments() {}

  /**
   * A shipped experiment.
   *
   * @param name the name for {@link #yaml}
   * @param description first line of its description
   */
  public record ShippedExperiment(String name, String description) {}

  /** Returns all shipped experiments. */
  public static List<ShippedExperiment> list() {
    return NAMES.stream().map(name -> new ShippedExperiment(name, description(name))).toList();
  }

  /**
   * Returns the file of an experiment.
   *
   * @throws InputException if no experiment has the name
   */
  public static String yaml(String name) {
    if (!NAMES.contains(name)) {
      throw new InputException(
          "unknown experiment '%s'%s known: %s"
              .formatted(name, Suggestion.beforeList(name, NAMES), String.join(", ", NAMES)));
    }
    try (InputStream in = Experiments.class.getResourceAsStream("/experiments/" + name + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String description(String name) {
    Table file = (Table) Tree.read(yaml(name), line -> name + ".yaml, line " + line, new Secrets());
    return ((Leaf) file.get("description")).text().lines().findFirst().orElse("");
  }
}
