package org.collapselab.jobs.scoring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.layout.row.ModelRow;
import org.collapselab.jobs.layout.row.SampleRow;
import org.collapselab.jobs.layout.row.ScoreRow;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableReader;
import org.collapselab.jobs.store.TableWriter;
import org.collapselab.metrics.score.MetricName;
import org.collapselab.metrics.score.Score;
import org.collapselab.metrics.score.ScoreSample;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepRowsTest {

  @TempDir Path folder;
  private Storage storage;

  @BeforeEach
  void open() {
    storage = Storage.at(folder.toString(), new Configuration());
  }

  private <R extends Record> List<R> read(String name, Class<R> type) {
    List<R> rows = new ArrayList<>();
    TableReader.read(storage, name, type, rows::add);
    return rows;
  }

  /** Scores are written by columns: a column out of its place would show here. */
  @Test
  void scoresAreTheRecordsOfTheirTable() throws Exception {
    Map<TextKind, List<Score>> scores = new EnumMap<>(TextKind.class);
    List<ScoreRow> expected = new ArrayList<>();
    for (TextKind kind : TextKind.values()) {
      List<Score> list = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Score score =
            new Score(
                MetricName.parse("metric-" + i), ScoreSample.tokens(kind.label(), i), i + 0.5);
        list.add(score);
        expected.add(
            new ScoreRow("an arm", 4, 7, kind, score.metric(), score.signature(), score.value()));
      }
      scores.put(kind, list);
    }
    StepRows step = new StepRows("an arm", 4, 7, Map.of(), scores, List.of());
    TableWriter.write(storage, "columns", Tables.SCORES, step::scores);
    TableWriter.write(storage, "records", ScoreRow.class, expected::forEach);
    assertEquals(expected, read("columns", ScoreRow.class));
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("records")),
        Files.readAllBytes(folder.resolve("columns")));
  }

  @Test
  void factsAndSamplesHaveTheirStep() {
    StepRows step =
        new StepRows("an arm", 4, 7, Map.of("a fact", 0.25), Map.of(), List.of("one", "two"));
    TableWriter.write(storage, "facts", Tables.MODELS, step::facts);
    TableWriter.write(storage, "samples", Tables.SAMPLES, step::samples);
    assertEquals(
        List.of(new ModelRow("an arm", 4, 7, "a fact", 0.25)), read("facts", ModelRow.class));
    assertEquals(
        List.of(new SampleRow("an arm", 7, 0, "one"), new SampleRow("an arm", 7, 1, "two")),
        read("samples", SampleRow.class));
  }
}
