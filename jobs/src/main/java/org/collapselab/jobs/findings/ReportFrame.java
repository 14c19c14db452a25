package org.collapselab.jobs.findings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.collapselab.jobs.layout.Manifest;
import org.collapselab.jobs.report.Report.Fact;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.store.Storage;

/**
 * The parts of a report that are not results.
 *
 * @param title of the page
 * @param description what the numbers are of
 * @param corpus facts of the texts that were read
 * @param provenance facts that decide the numbers
 * @param settings all settings, as text
 * @param command repeats the run; empty if texts were given and none was run
 */
public record ReportFrame(
    String title,
    String description,
    List<Fact> corpus,
    List<Fact> provenance,
    String settings,
    String command) {

  /** The frame of an experiment, from its settings and its manifest. */
  static ReportFrame of(Storage storage, Settings settings) {
    List<Fact> corpus = new ArrayList<>();
    List<Fact> provenance = new ArrayList<>();
    Manifest.read(storage)
        .ifPresent(
            manifest -> {
              manifest.inputs().forEach(input -> fields(input, corpus));
              for (String key : List.of("code", "java", "spark", "seed", "settings_sha256")) {
                provenance.add(new Fact(key.replace('_', ' '), manifest.text(key)));
              }
              manifest
                  .extensions()
                  .forEach(
                      jar ->
                          provenance.add(
                              new Fact("extension", jar.name() + ", SHA-256 " + jar.sha256())));
            });
    return new ReportFrame(
        settings.protocol().name(),
        settings.protocol().description(),
        corpus,
        provenance,
        settings.yaml(),
        "collapselab run experiment.yaml");
  }

  private static void fields(JsonNode input, List<Fact> facts) {
    input
        .fields()
        .forEachRemaining(
            field ->
                facts.add(new Fact(field.getKey().replace('_', ' '), field.getValue().asText())));
  }
}
