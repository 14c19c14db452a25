package org.collapselab.jobs.settings.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentsTest {

  static List<String> names() {
    return Experiments.list().stream().map(Experiments.ShippedExperiment::name).toList();
  }

  @Test
  void sevenExperimentsAreShippedWithADescriptionOfOneLine() {
    assertEquals(
        List.of(
            "quickstart",
            "tail-dies",
            "replace-accumulate",
            "count-or-share",
            "decoding",
            "order",
            "oracle"),
        names());
    for (Experiments.ShippedExperiment shipped : Experiments.list()) {
      assertFalse(shipped.description().isBlank());
      assertEquals(1, shipped.description().lines().count());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aShippedExperimentParsesAndItsResolvedFileParsesToTheSame(String name) {
    Settings settings = ExperimentFile.parse(Experiments.yaml(name), name + ".yaml", List.of());
    assertEquals(name, settings.protocol().name());
    assertTrue(settings.arms().size() > 1);
    assertEquals(settings.arms().get(0).name(), settings.protocol().baseline());
    assertEquals(settings, ExperimentFile.parse(settings.yaml(), "experiment.yaml", List.of()));
  }

  @ParameterizedTest
  @MethodSource("names")
  void aShippedExperimentIsAPageThatNamesItsSchema(String name) {
    String yaml = Experiments.yaml(name);
    assertTrue(
        yaml.startsWith("# yaml-language-server: $schema=" + SettingsSchema.FILE + "\n"), yaml);
    assertTrue(yaml.lines().count() <= 50);
    assertTrue(yaml.lines().allMatch(line -> line.length() <= 110));
    assertTrue(yaml.contains("# Look at\n"), "says what to look at");
  }

  /** What a comment promises must exist: a metric that a file tells to look at is one. */
  @ParameterizedTest
  @MethodSource("names")
  void whatAShippedExperimentTellsToLookAtIsMeasured(String name) {
    Settings settings = ExperimentFile.parse(Experiments.yaml(name), name, List.of());
    List<String> metrics = settings.protocol().metrics().stream().map(m -> m.name()).toList();
    List<String> told =
        Experiments.yaml(name)
            .lines()
            .dropWhile(line -> !line.equals("# Look at"))
            .skip(1)
            .takeWhile(line -> line.startsWith("#   "))
            .map(line -> line.substring(4).split(" ", 2)[0])
            .toList();
    assertFalse(told.isEmpty());
    assertTrue(metrics.containsAll(told), told + " of " + metrics);
  }

  @Test
  void anUnknownExperimentIsRefusedWithASuggestion() {
    InputException e = assertThrows(InputException.class, () -> Experiments.yaml("quick-start"));
    assertEquals(
        "unknown experiment 'quick-start'; did you mean 'quickstart'? known: quickstart, tail-dies,"
            + " replace-accumulate, count-or-share, decoding, order, oracle",
        e.getMessage());
  }
}
