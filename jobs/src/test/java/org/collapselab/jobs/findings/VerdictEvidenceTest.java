package org.collapselab.jobs.findings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.human.UnigramCounts;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.layout.row.HalfLifeRow;
import org.collapselab.jobs.layout.row.ScoreRow;
import org.collapselab.jobs.layout.row.SummaryRow;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.jobs.layout.row.VerdictRow;
import org.collapselab.jobs.layout.row.VocabularyRow;
import org.collapselab.jobs.run.Completed;
import org.collapselab.jobs.run.SmallExperiment;
import org.collapselab.jobs.run.StoredRun;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.settings.file.ExperimentFile;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableReader;
import org.collapselab.metrics.verdict.Sweep;
import org.collapselab.metrics.verdict.Verdict.Answer;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.Evaluation;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.ngram.NGram;
import org.collapselab.trainer.ngram.Smoothing;
import org.collapselab.trainer.ngram.Support;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verdicts and half-lives of a small run: unigrams on 300 tokens, with and without human text. */
class VerdictEvidenceTest {

  @TempDir static Path folder;

  private static Settings settings;
  private static Path output;
  private static Completed completed;

  @BeforeAll
  static void run() {
    settings =
        SmallExperiment.settings(
            SmallExperiment.corpus(folder),
            "sweep.regime=[replace, {name: fresh, share: 0.9, drawing: iid, source: replacement}]",
            "model={name: n-gram, order: 1}",
            "generations=7",
            "replicates=12",
            "keep=none");
    output = folder.resolve("run");
    completed = SmallExperiment.run(settings, output, "local[2]", 2);
  }

  private static <R extends Record> List<R> rows(String file, Class<R> type) {
    List<R> rows = new ArrayList<>();
    TableReader.read(Storage.at(output.toString(), new Configuration()), file, type, rows::add);
    return rows;
  }

  /** By hand from the design: replacement collapses in the senses that a small text can show. */
  @Test
  void replacementCollapsesAndEveryDefinitionHasARow() {
    List<VerdictRow> rows = rows(RunDirectory.whole(Tables.VERDICTS), VerdictRow.class);
    assertEquals(16, rows.size());
    Map<Integer, Answer> replace = new TreeMap<>();
    for (VerdictRow row : rows.subList(0, 8)) {
      assertEquals("replace", row.arm());
      replace.put(row.definition(), row.answer());
    }
    assertEquals(Answer.YES, replace.get(2), "loss");
    assertEquals(Answer.YES, replace.get(4), "diversity");
    assertEquals(Answer.YES, replace.get(7), "tail");
    assertEquals(Answer.UNDECIDED, replace.get(5), "no sweep of budgets");
    assertTrue(rows.get(4).evidence().contains("budget.size"));
    // 6 measured definitions (1 to 4, 7, 8) in 2 arms
    assertEquals(.05 / 12, rows.get(1).level(), 1e-12);
    assertEquals("off-support-mass|n:2", rows.get(7).metric(), "order 1, and not in the settings");
    assertTrue(Double.isFinite(rows.get(0).mean()), "a share of the way to the uniform law");
  }

  @Test
  void theTerminalAndTheReportTellThem() throws IOException {
    assertTrue(completed.verdicts().get(0).startsWith("Does it collapse?"));
    assertTrue(
        completed.verdicts().get(4).matches("4 collapsing variance +yes +\\S+"),
        completed.verdicts().toString());
    String page = Files.readString(output.resolve("report.html"));
    assertTrue(page.indexOf("Does it collapse?") < page.indexOf("id=\"settings\""));
    assertTrue(page.contains("<h2>Half-lives</h2>"));
  }

  /** Rejects verdicts that need what only the run knew. */
  @Test
  void reportRebuildsThem() {
    TreeMap<String, String> before = SmallExperiment.files(output);
    Storage storage = Storage.at(output.toString(), new Configuration());
    storage.delete(RunDirectory.whole(Tables.VERDICTS));
    storage.delete(RunDirectory.whole(Tables.HALF_LIVES));
    storage.delete(RunDirectory.REPORT);
    assertEquals(completed.verdicts(), new StoredRun(storage, line -> {}).rebuild());
    assertEquals(before, SmallExperiment.files(output));
  }

  /** The floor of types is 1, of lost human mass what one word leaves; halves of the way to it. */
  @Test
  void halfLivesReferToATextOfOneType() {
    Map<String, HalfLifeRow> replace = new TreeMap<>();
    for (HalfLifeRow row : rows(RunDirectory.whole(Tables.HALF_LIVES), HalfLifeRow.class)) {
      if (row.arm().equals("replace")) {
        replace.put(row.metric(), row);
      }
    }
    assertEquals(1.0, replace.get("types|n:1").floor());
    assertEquals(0.0, replace.get("entropy|n:1|estimator:plug-in").floor());
    HalfLifeRow types = replace.get("types|n:1");
    double at = types.halfLife();
    assertTrue(at >= types.low() && at <= types.high(), types.toString());
    assertTrue(types.remaining() < 1 && types.remaining() > 0);
    assertTrue(at < Double.POSITIVE_INFINITY == types.remaining() <= .5, types.toString());
  }

  /** Against the model itself, fitted and evaluated; rejects other ends and another V. */
  @Test
  void theUnigramLossIsThatOfTheSmootherOfOrderOne() {
    Documents human = text(200, 1);
    Documents heldOut = text(50, 2);
    for (boolean ends : new boolean[] {true, false}) {
      Alphabet alphabet = new Alphabet(60, ends);
      TrainedModel model =
          new NGram(1, new Smoothing.JelinekMercer(), Support.VOCABULARY)
              .fit(
                  ends ? human : human.open(),
                  alphabet,
                  Optional.empty(),
                  new Address(1, 0, Purpose.FIT, 0));
      Documents asked = ends ? heldOut : heldOut.open();
      double expected = Evaluation.of(model, asked).surprisal();
      double[] nats = UnigramCounts.of(human, 60).surprisals(alphabet);
      double found = UnigramCounts.surprisal(nats, heldOut, alphabet);
      assertEquals(expected, found, 1e-9 * expected);
    }
  }

  private static Documents text(int documents, int seed) {
    Documents.Builder text = new Documents.Builder();
    Address address = new Address(seed, 0, Purpose.GENERATE, 0);
    for (int d = 0; d < documents; d++) {
      var random = address.stream(d);
      for (long left = random.nextLong(9); left > 0; left--) {
        text.token(3 + (int) (50 * random.nextDouble() * random.nextDouble()));
      }
      text.end(true);
    }
    return text.build();
  }

  /** Rejects a unigram model as the ceiling of itself: the vocabulary's words and the end count. */
  @Test
  void theCeilingOfOrderOneIsTheUniformLaw() {
    List<ScoreRow> rows = rows("scores/chains.parquet", ScoreRow.class);
    Set<Double> loss = new HashSet<>();
    rows.stream()
        .filter(row -> row.text() == TextKind.UNIGRAM)
        .forEach(row -> loss.add(row.value()));
    int words = rows(RunDirectory.whole(Tables.VOCABULARY), VocabularyRow.class).size();
    assertEquals(Set.of(Math.log(words - 1)), loss, "all but <s>");
  }

  @Test
  void mergedWordsAreThoseOfTheWhole() {
    Documents text = text(40, 3);
    UnigramCounts whole = UnigramCounts.of(text, 60);
    UnigramCounts merged =
        UnigramCounts.of(text.range(0, 15), 60).merge(UnigramCounts.of(text.range(15, 40), 60));
    assertArrayEquals(whole.counts(), merged.counts());
    assertEquals(whole.ends(), merged.ends());
  }

  /** Rejects intervals of a model's score, of what no jackknife suits, and where they are off. */
  @Test
  void aSingleReplicateHasIntervalsByJackknifeUnlessTheyAreOff() {
    for (boolean jackknife : new boolean[] {true, false}) {
      Path single = folder.resolve("single-" + jackknife);
      SmallExperiment.run(
          SmallExperiment.settings(
              folder.resolve("human.txt"),
              "sweep.regime=[replace]",
              "generations=1",
              "replicates=1",
              "jackknife=" + jackknife),
          single,
          "local[1]",
          1);
      Map<String, SummaryRow> last = new TreeMap<>();
      TableReader.read(
          Storage.at(single.toString(), new Configuration()),
          RunDirectory.whole(Tables.SUMMARY),
          SummaryRow.class,
          row -> {
            if (row.generation() == 1 && row.text() == TextKind.GENERATED) {
              last.put(row.metric(), row);
            }
          });
      SummaryRow types = last.get("types|n:1");
      assertEquals(jackknife, types.low() < types.mean(), types.toString());
      assertTrue(Double.isNaN(last.get("cross-entropy-smoothed").low()));
      assertTrue(Double.isNaN(last.get("duplicates").low()));
    }
  }

  /** Four budgets by two regimes: a sweep each. */
  @Test
  void armsThatDifferInTheirBudgetsMakeASweep() {
    List<Arm> arms = sweep("sweep: {budget: [1000, 200, 400, 800], regime: [replace, accumulate]}");
    List<Sweep> sweeps = BudgetSweeps.of(arms);
    assertEquals(2, sweeps.size());
    assertEquals(1, sweeps.get(0).from(), "H_0 is the same: models of generation 0 are");
    assertEquals(4, sweeps.get(0).budgets().size());
    List<Arm> three = arms.stream().filter(a -> a.budget().size().amount() > 200).toList();
    assertEquals(List.of(), BudgetSweeps.of(three), "three budgets are too few");
  }

  private static List<Arm> sweep(String sweep) {
    return ExperimentFile.parse(sweep.replaceAll("(\\d+)", "$1 tokens") + "\n", "sweep", List.of())
        .arms();
  }
}
