package org.collapselab.jobs.settings.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.collapselab.generator.decode.TopK;
import org.collapselab.generator.mix.Fresh;
import org.collapselab.generator.mix.Replace;
import org.collapselab.generator.mix.Size;
import org.collapselab.generator.write.Length;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Budget;
import org.collapselab.jobs.settings.Human;
import org.collapselab.jobs.settings.Initial;
import org.collapselab.jobs.settings.Keep;
import org.collapselab.jobs.settings.Protocol;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.settings.VocabularyLimits;
import org.collapselab.jobs.source.ReadCorpus;
import org.collapselab.jobs.source.UniformSource;
import org.collapselab.trainer.settings.Named;
import org.collapselab.trainer.text.Tokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentFileTest {

  private static Settings parse(String yaml, String... overrides) {
    return ExperimentFile.parse(yaml, "", List.of(overrides));
  }

  private static String refusal(String yaml, String... overrides) {
    return assertThrows(InputException.class, () -> parse(yaml, overrides)).getMessage();
  }

  @Test
  void anEmptyFileIsTheDefaultExperiment() {
    Settings settings = ExperimentFile.parse("# nothing\n", "folder/first.yaml", List.of());
    assertEquals("first", settings.protocol().name());
    assertEquals(10, settings.protocol().generations());
    Arm arm = settings.arms().get(0);
    assertEquals("replace", arm.name());
    assertEquals("replace", settings.protocol().baseline());
    assertEquals(new Tokenizer.Word(), arm.tokenizer());
    assertEquals(new Replace(), arm.regime());
    assertEquals(new Budget(Size.tokens(200_000), 0), arm.budget());
    assertEquals(new Initial.All(), arm.human().initial());
  }

  /** Rejects a name that leads out of runs/, or to no folder of its own, on some file system. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../x", "..", ".hidden", "a/b", "/x", "a\\b", "C:x", "s3a://x", "x.", " x", "x ", "a\tb",
        "a\nb", "a*", "what?", "<a>", "a|b"
      })
  void aNameIsAPlainFileName(String name) {
    String quoted =
        '"' + name.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n") + '"';
    String refusal = refusal("replicates: 1\nname: " + quoted);
    assertTrue(refusal.startsWith("name must be a plain file name"), refusal);
    assertTrue(refusal.contains("--set name=") && refusal.contains("line 2"), refusal);
    assertEquals(1, refusal.lines().count(), refusal);
  }

  @Test
  void aNameHasAtMostAHundredCharacters() {
    assertEquals(100, parse("name: " + "x".repeat(100)).protocol().name().length());
    assertTrue(refusal("name: " + "x".repeat(101)).contains("1 to 100 characters"));
    assertEquals("Éssai 2, n=3 (b)", parse("name: Éssai 2, n=3 (b)").protocol().name());
  }

  @Test
  void theNameOfAFileMustSuitToo() {
    String refusal =
        assertThrows(
                InputException.class, () -> ExperimentFile.parse("", "folder/a:b.yaml", List.of()))
            .getMessage();
    assertTrue(refusal.contains("was 'a:b'"), refusal);
    assertEquals("c", ExperimentFile.parse("name: c", "a:b.yaml", List.of()).protocol().name());
  }

  /** The names of arms hold what their values hold; the names of their files do not. */
  @Test
  void armsOfPathsKeepTheirNames() {
    List<Arm> arms = parse("sweep: {human.corpus: [../a/b.txt, \"hdfs://host:1/c d\"]}").arms();
    assertEquals("corpus=../a/b.txt", arms.get(0).name());
    assertEquals("corpus=hdfs://host:1/c d", arms.get(1).name());
    for (Arm arm : arms) {
      assertTrue(RunDirectory.slug(arm.name()).matches("[A-Za-z0-9_=-]+"), arm.name());
    }
    String refusal = refusal("sweep: {human.text_field: [a, \"b\\nc\"]}");
    assertTrue(refusal.contains("one line of text"), refusal);
  }

  /** Rejects a remark about a key that is given, and a changed default that nobody hears of. */
  @Test
  void aChangedDefaultIsNamedInOneLine() {
    List<ChangedDefault> changes =
        List.of(
            new ChangedDefault("orders", "0.9.0", "4", "5"),
            new ChangedDefault("human.held_out", "0.9.1", "0", "0.1"),
            new ChangedDefault("model.order", "0.9.2", "2", "3"),
            new ChangedDefault("seed", "0.9.3", "7", "1"));
    Settings settings =
        ExperimentFile.parse(
            "human: {redraw: true}\nsweep: {model.order: [1, 2]}", "", List.of("seed=3"), changes);
    assertEquals(
        List.of(
            "note: orders is left out; its default is 5 since version 0.9.0, and was 4; write orders:"
                + " 4 for the old one",
            "note: human.held_out is left out; its default is 0.1 since version 0.9.1, and was 0;"
                + " write human.held_out: 0 for the old one"),
        settings.remarks());
    Settings stored = ExperimentFile.parse(settings.yaml(), "", List.of(), changes);
    assertEquals(List.of(), stored.remarks(), "a stored file has all keys");
    assertEquals(settings.arms(), stored.arms());
  }

  /** The experiment.yaml of a run of an earlier version means what it meant. */
  @Test
  void aStoredFileOfAnEarlierVersionRuns() throws IOException {
    String stored = Files.readString(Path.of("src/test/resources/stored/layout-1/experiment.yaml"));
    Settings settings = parse(stored);
    assertEquals(List.of(), settings.remarks());
    for (String line : stored.split("\n")) {
      assertTrue(settings.yaml().contains(line + "\n"), line);
    }
    // As if these keys were new.
    String older =
        stored
            .replaceAll("(?m)^(drift|prompt|emit_unknown|oracle_draws): .*\n", "")
            .replaceAll("(?m)^  (redraw|topic_field): .*\n", "");
    assertTrue(older.length() < stored.length() - 50, older);
    assertEquals(settings, parse(older));
  }

  @Test
  void everyKindOfKeyIsRead() {
    Settings settings =
        parse(
            """
            name: mine
            description: |
              two
              lines
            human: {corpus: texts/*.txt, format: text, held_out: 0.25, initial: 5_000 documents, redraw: true}
            vocabulary: {minimum_count: 2, maximum_size: 30_000}
            decoding: {name: top-k, k: 5}
            length: stream
            prompt: 3
            emit_unknown: false
            regime: {name: fresh, share: 5e-1, drawing: iid}
            budget: {size: 1000 tokens, growth: -0.5}
            generations: 4
            replicates: 2
            seed: -9_223_372_036_854_775_808
            metrics: [types, entropy]
            comparison_tokens: 500
            drift: true
            oracle_draws: 70
            keep: last
            """);
    Protocol run = settings.protocol();
    assertEquals("mine", run.name());
    assertEquals("two\nlines\n", run.description());
    assertEquals(Long.MIN_VALUE, run.seed());
    assertEquals(List.of("types", "entropy"), run.metrics().stream().map(Named::name).toList());
    assertEquals(500, run.comparisonTokens());
    assertTrue(run.drift());
    assertEquals(70, run.oracleDraws());
    assertEquals(Keep.LAST, run.keep());
    Arm arm = settings.arms().get(0);
    assertEquals(
        new Human(
            "texts/*.txt",
            "text",
            "text",
            "",
            0.25,
            new Initial.First(Size.documents(5000)),
            true,
            new ReadCorpus()),
        arm.human());
    assertEquals(new VocabularyLimits(2, 30_000), arm.vocabulary());
    assertEquals(new TopK(5, 1), arm.decoding());
    assertEquals(new Length.Streamed(), arm.length());
    assertEquals(3, arm.prompt());
    assertFalse(arm.emitUnknown());
    assertEquals(0.5, ((Fresh) arm.regime()).share());
    assertEquals("iid", arm.name().replaceAll(".*drawing=", ""));
    assertEquals(new Budget(Size.tokens(1000), -0.5), arm.budget());
  }

  @Test
  void aKnownSourceTakesNoCorpus() {
    Human human = parse("human: {source: {name: uniform, types: 7}}").arms().get(0).human();
    assertEquals(new UniformSource(7, 5000, 1), human.source());
    InputException e =
        assertThrows(
            InputException.class, () -> parse("human: {corpus: texts, source: {name: zipf}}"));
    assertTrue(
        e.getMessage().contains("corpus must be left out if the source is zipf"), e.getMessage());
  }

  @Test
  void aBudgetMayBeASizeAlone() {
    Budget budget = parse("budget: 5_000 documents").arms().get(0).budget();
    assertEquals(new Budget(Size.documents(5000), 0), budget);
  }

  @Test
  void budgetsGrowAsAPowerOfTheGeneration() {
    Budget budget = new Budget(Size.tokens(100), 1.5); // 100 * 2^1.5 = 282.84, 100 * 3^1.5 = 519.6
    assertEquals(Size.tokens(100), budget.at(0));
    assertEquals(Size.tokens(283), budget.at(1));
    assertEquals(Size.tokens(520), budget.at(2));
  }

  @Test
  void initialIsTheShortestPrefixThatReachesItsSize() {
    Initial first = new Initial.First(Size.tokens(7));
    assertEquals(2, first.documents(5, rank -> 4));
    assertEquals(7, first.documents(9, rank -> 0)); // an empty document counts as one token
    assertEquals(3, new Initial.First(Size.documents(3)).documents(5, rank -> 4));
    assertEquals(5, new Initial.All().documents(5, rank -> 4));
    InputException e = assertThrows(InputException.class, () -> first.documents(1, rank -> 4));
    assertTrue(e.getMessage().contains("7 tokens of 4 tokens"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "description: \"a: b # c\"\nname: 'yes'",
        "description: |\n  two\n  lines\n",
        "seed: 123456789012345",
        "regime: {name: fresh, share: 1e-7}",
        "human: {corpus: 'hdfs://host:1/a', topic_field: 'null', initial: 10 tokens}",
        "tokenizer: {name: bpe, encoding: cl100k_base}",
        "metrics: [types]\nkeep: none",
        "metrics: []",
        "sweep: {regime: [replace, {name: fresh, share: 0.1}]}",
        "sweep: {budget.size: [10 tokens, 20 documents], decoding.k: [1, 2]}\ndecoding: top-k",
        "sweep: {budget: [10 tokens, {size: 10 tokens, growth: 1}], human.corpus: [a b, 'c: d']}",
        "sweep: {model.order: [1, 2], emit_unknown: [true, false], length.maximum: [5, 6]}",
        "sweep: {human: [builtin:wordnet, {corpus: x, initial: 10 tokens}]}",
      })
  void theResolvedFileParsesToEqualSettingsAndToItself(String yaml) {
    Settings settings = ExperimentFile.parse(yaml, "here.yaml", List.of());
    Settings again = ExperimentFile.parse(settings.yaml(), "elsewhere.yaml", List.of());
    assertEquals(settings, again);
    assertEquals(settings.yaml(), again.yaml());
  }

  @Test
  void theResolvedFileTellsWhateverIsDecided() {
    String one = parse("regime: fresh").yaml();
    assertEquals(one, parse("{regime: {share: 0.1, name: fresh}, budget: 200000 tokens}").yaml());
    assertNotEquals(one, parse("regime: {name: fresh, share: 0.2}").yaml());
    assertTrue(one.contains("regime:\n  name: fresh\n  share: 0.1\n"), one);
  }

  @Test
  void settingsTravel() throws Exception {
    Settings settings = parse("sweep: {regime: [replace, fresh], human.initial: [all, 9 tokens]}");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(settings);
    assertEquals(
        settings,
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "decoding:\\n  name: temperature\\n  temprature: 0.5 | unknown key 'temprature' in decoding (line 3); did you mean 'temperature'? known keys of temperature: temperature",
        "\\nregimes: replace | unknown key 'regimes' (line 2); did you mean 'regime'? known keys: name, description, human, tokenizer, vocabulary, model, decoding, length, prompt, emit_unknown, regime, budget, generations, replicates, seed, metrics, comparison_tokens, orders, drift, oracle_draws, jackknife, keep, baseline, sweep",
        "budget: {sise: 3 tokens} | unknown key 'sise' in budget (line 1); did you mean 'size'? known keys: size, growth",
        "regime: {name: replace, share: 1} | unknown key 'share' in regime (line 1); replace has no keys",
        "seed: 1\\nkeep: all\\nseed: 2 | a key must be given once, but 'seed' is given twice (line 1 and line 3); remove one",
        "regime: replce | unknown regime 'replce' in regime (line 1); did you mean 'replace'? known: accumulate, accumulate-subsample, fixed-human, fresh, human-only, replace, replace-multiple, turnover; if an extension has it, give its jar with --jar",
        "length: forever | unknown length 'forever' in length (line 1); known: end-token, fixed, stream",
        "decoding: {k: 5} | decoding must have a name, but had keys (k); known: ancestral, greedy, min-p, nucleus, temperature, top-k (line 1)",
        "decoding: [greedy] | decoding must be one of ancestral, greedy, min-p, nucleus, temperature, top-k, but was a list (line 1)",
        "generations: ten | generations must be a whole number in [-2147483648, 2147483647], but was 'ten' (line 1)",
        "generations: 2.5 | generations must be a whole number in [-2147483648, 2147483647], but was '2.5' (line 1)",
        "generations: 3000000000 | generations must be a whole number in [-2147483648, 2147483647], but was '3000000000' (line 1)",
        "generations: '3' | generations must be a whole number in [-2147483648, 2147483647], but was the text '3' (line 1)",
        "generations: -1 | generations must be at least 0, but was -1 (line 1)",
        "generations: | generations must have a value, but was left empty (line 1)",
        "seed: 1\\nreplicates: 0 | replicates must be at least 1, but was 0 (line 2)",
        "comparison_tokens: -5 | comparison_tokens must be at least 0 (0 for the smaller of held-out and generated), but was -5 (line 1)",
        "orders: 6 | orders must be in [1, 5], but was 6 (line 1)",
        "oracle_draws: -1 | oracle_draws must be at least 0 (0 for the first draw of each document only), but was -1 (line 1)",
        "emit_unknown: yes | emit_unknown must be true or false, but was 'yes' (line 1)",
        "keep: lst | keep must be one of all, last, none, but was 'lst'; did you mean 'last'? (line 1)",
        "metrics: types | metrics must be `all` or a list such as [a, b], but was 'types' (line 1)",
        "metrics: [types, types] | metrics must differ, but types is listed twice (line 1)",
        "budget: 200000 | size must be a size such as `200000 tokens` or `5000 documents`, but was '200000' (budget.size, line 1)",
        "budget: 0 tokens | size must be at least 1, but was 0 tokens (budget.size, line 1)",
        "budget: {size: 3 tokens, growth: -2} | budget must be at least 1 in every generation, but that of arm 'replace' shrinks to 0 by generation 10; raise its size or its growth (line 1)",
        "regime:\\n  name: fresh\\n  share: 1.5 | share must be in [0, 1], but was 1.5 (regime.share, line 3)",
        "human:\\n  initial: some | initial must be `all` or a size such as `200000 tokens` or `5000 documents`, but was 'some' (human.initial, line 2)",
        "human:\\n  initial: 0 tokens | initial must be `all` or at least 1, but was 0 tokens (human.initial, line 2)",
        "human:\\n  corpus: x\\n  held_out: 1 | held_out must be in [0, 1), but was 1.0 (human.held_out, line 3)",
        "human: builtin:ptb | the only built-in corpus is builtin:wordnet, but corpus was 'builtin:ptb' (human, line 1)",
        "vocabulary: 5 | vocabulary must be a table of keys (minimum_count, maximum_size), but was '5' (line 1)",
        "seed: 1\\nlength: stream\\nbudget: 100 documents | length stream needs a budget of tokens, but the budget was 100 documents; write budget: 200000 tokens, or choose another length (line 2)",
        "prompt: -1 | prompt must be at least 0, but was -1 (line 1)",
        "baseline: replaced | baseline must name an arm, but was 'replaced'; did you mean 'replace'? arms: replace (line 1)",
        "sweep:\\n  prompt: [0, -1] | prompt must be at least 0, but was -1 (line 2)",
        "length: stream\\nsweep:\\n  budget: [5 tokens, 5 documents] | length stream needs a budget of tokens, but the budget was 5 documents; write budget: 200000 tokens, or choose another length (line 1)",
        "sweep: {budget.size: [5 tokens]}\\nbudget: {growth: -2} | budget must be at least 1 in every generation, but that of arm 'size=5 tokens' shrinks to 0 by generation 10; raise its size or its growth (line 2)",
        "[a] | an experiment file must be a table of keys, but was a list (line 1)",
        "a: [1 | the file must be YAML, but expected ',' or ']', but got <stream end> (line 1)",
        "seed: 1\\n\\tkeep: all | the file must be YAML, but found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation) (line 2)",
        "sweep: [1] | sweep must be a table of lists such as `model.order: [1, 2, 3]`, but was a list (line 1)",
        "sweep: {seed: [1, 2]} | sweep must name keys of arms, but seed is one of the whole experiment: arms are compared at equal seed; write one file for each value (line 1)",
        "sweep: {modle.order: [1]} | unknown key 'modle.order' in sweep (line 1); did you mean 'model'? known: human, tokenizer, vocabulary, model, decoding, length, prompt, emit_unknown, regime, budget, and dotted paths below them",
        "sweep: {model.ordr: [1]} | unknown key 'ordr' in model (line 1); did you mean 'order'? known keys of n-gram: order, smoothing, support",
        "sweep: {prompt: []} | an axis of a sweep must be a list of at least one value, but was an empty list; write prompt: [...] (line 1)",
        "sweep: {prompt: 3} | an axis of a sweep must be a list of at least one value, but was '3'; write prompt: [...] (line 1)",
        "sweep:\\n  prompt:\\n  - 3\\n  - 3 | the values of an axis must differ, but prompt takes the same one twice (line 4)",
        "sweep: {prompt.x: [3]} | prompt has no keys below it (line 1)",
        "prompt: 3\\nsweep: {prompt: [3]} | prompt must be set or swept, but was both; remove one, or override the axis with --set sweep.prompt=[...] (line 2)",
        "budget: 5 tokens\\nsweep: {budget.size: [3 tokens]} | budget.size must be set or swept, but was both; remove one, or override the axis with --set sweep.budget.size=[...] (line 2)",
        "sweep:\\n  regime: [fresh]\\n  regime.share: [0.1] | axes must not overlap, but regime.share is part of regime; write it inside the values of regime (line 3)",
      })
  void aRefusalIsOneLineThatSaysWhatMustHoldWhatWasSeenAndWhere(String yaml, String message) {
    String seen = refusal(yaml.replace("\\n", "\n").replace("\\t", "\t"));
    assertEquals(message.replace("\\\\t", "\\t"), seen);
    assertEquals(1, seen.lines().count());
  }

  @Test
  void aRefusalNamesTheFile() {
    InputException e =
        assertThrows(
            InputException.class, () -> ExperimentFile.parse("sed: 1", "my.yaml", List.of()));
    assertTrue(e.getMessage().startsWith("my.yaml: unknown key 'sed' (line 1)"), e.getMessage());
  }

  @Test
  void anOverrideTakesPrecedence() {
    Settings settings =
        parse(
            "seed: 1\nbudget: 100 tokens\nregime: replace",
            "seed=7",
            "budget.growth=0.5",
            "model.order=2",
            "regime={name: fresh, share: 0.2}",
            "regime.drawing=iid",
            "description=a = b");
    assertEquals(7, settings.protocol().seed());
    assertEquals("a = b", settings.protocol().description());
    Arm arm = settings.arms().get(0);
    assertEquals(new Budget(Size.tokens(100), 0.5), arm.budget());
    assertTrue(ExperimentFile.parse(settings.yaml(), "", List.of()).yaml().contains("order: 2"));
    assertEquals("fresh share=0.2 drawing=iid", arm.name());
  }

  @Test
  void anOverrideReplacesOrRemovesAnAxis() {
    String yaml = "sweep: {regime: [replace, fresh], model.order: [1, 2]}";
    assertEquals(
        List.of("turnover share=0.1, order=1", "turnover share=0.1, order=2"),
        names(parse(yaml, "sweep.regime=[{name: turnover, share: 0.1}]")));
    assertEquals(List.of("accumulate"), names(parse(yaml, "sweep={}", "regime=accumulate")));
    assertEquals(List.of("prompt=0", "prompt=4"), names(parse("", "sweep.prompt=[0, 4]")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "seed | --set must be key=value, but was 'seed'",
        "seed= | seed must have a value, but was left empty (--set seed=)",
        "sede=1 | unknown key 'sede' (--set sede=1); did you mean 'seed'? known keys: name, description, human, tokenizer, vocabulary, model, decoding, length, prompt, emit_unknown, regime, budget, generations, replicates, seed, metrics, comparison_tokens, orders, drift, oracle_draws, jackknife, keep, baseline, sweep",
        "model.ordr=1 | unknown key 'ordr' in model (--set model.ordr=1); did you mean 'order'? known keys of n-gram: order, smoothing, support",
        "decoding.k=3 | unknown key 'k' in decoding (--set decoding.k=3); ancestral has no keys",
        "seed.x=3 | seed has no keys below it (--set seed.x=3)",
        "model.order=9 | order must be in [1, 7], but was 9 (model.order, --set model.order=9)",
        "keep=[1 | the file must be YAML, but expected ',' or ']', but got <stream end> (--set keep=[1)",
      })
  void aRefusedOverrideIsNamedInsteadOfALine(String override, String message) {
    assertEquals(message, refusal("seed: 3", override));
  }

  @Test
  void armsAreTheCellsOfTheGridFirstAxisSlowest() {
    Settings settings =
        parse(
            """
            sweep:
              model.order: [1, 2]
              regime: [replace, {name: fresh, share: 0.25}]
            baseline: order=2, replace
            """);
    assertEquals(
        List.of(
            "order=1, replace",
            "order=1, fresh share=0.25",
            "order=2, replace",
            "order=2, fresh share=0.25"),
        names(settings));
    assertEquals("order=2, replace", settings.protocol().baseline());
    assertEquals(0.25, ((Fresh) settings.arms().get(3).regime()).share());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "regime: [replace, {name: fresh, share: 0.1}] | replace; fresh share=0.1",
        "regime: [{name: fresh, drawing: iid}, fresh] | fresh share=0.1 drawing=iid; fresh share=0.1",
        "decoding: [{name: temperature, temperature: 0.7}, {name: top-k, k: 4}] | temperature=0.7; top-k k=4",
        "budget.size: [10 tokens, 10 documents] | size=10 tokens; size=10 documents",
        "budget: [10 tokens, {size: 10 tokens, growth: 2}] | budget=10 tokens; budget=10 tokens growth=2",
        "model.smoothing: [add-k, {name: add-k, k: 0.5}] | add-k k=0.01; add-k k=0.5",
        "model: [n-gram, {name: n-gram, order: 2, smoothing: {name: add-k, k: 2}}] | n-gram order=3; n-gram order=2 smoothing=add-k k=2",
        "human: [x, {corpus: x, initial: 5 tokens}] | human=x; human=x initial=5 tokens",
        "human.initial: [all, 5 tokens] | initial=all; initial=5 tokens",
        "tokenizer: [word, bpe, {name: bpe, encoding: o200k_base}] | word; bpe; bpe encoding=o200k_base",
        "emit_unknown: [true, false] | emit_unknown=true; emit_unknown=false",
      })
  void armsHaveShortNames(String axis, String names) {
    assertEquals(List.of(names.split("; ")), names(parse("sweep: {" + axis + "}")));
  }

  @Test
  void anArmKeepsItsNameWhenTheSweepIsExtended() {
    List<String> few = names(parse("sweep: {regime: [{name: fresh, share: 0.1}]}"));
    List<String> more =
        names(parse("sweep: {regime: [{name: fresh, drawing: iid}, {name: fresh, share: 0.1}]}"));
    assertEquals(few.get(0), more.get(1));
  }

  @Test
  void aRefusalByOneCellTellsWhereItsValueWasWritten() {
    String message =
        refusal("sweep:\n  regime:\n    - replace\n    - name: fresh\n      share: 2\n");
    assertEquals("share must be in [0, 1], but was 2.0 (regime.share, line 5)", message);
  }

  private static List<String> names(Settings settings) {
    return settings.arms().stream().map(Arm::name).toList();
  }
}
