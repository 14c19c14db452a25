package org.collapselab.jobs.law;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.collapselab.jobs.check.ExpectedDiversity;
import org.collapselab.jobs.check.FirstTokens;
import org.collapselab.jobs.human.HumanTexts;
import org.collapselab.jobs.human.SourceLaw;
import org.collapselab.jobs.layout.RunTables;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.layout.row.VocabularyRow;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Initial;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.source.KnownText;
import org.collapselab.jobs.store.TableColumns.Rows;
import org.collapselab.metrics.count.KnownLaw;
import org.collapselab.metrics.oracle.Laws;
import org.collapselab.trainer.text.Vocabulary;

/**
 * The exact laws of an arm in a finished run.
 *
 * @param laws one for each score that has one
 * @param initial S of H_0
 * @param simpson expected S of the laws of M_t, shape (replicates, T + 1)
 */
record ArmLaws(List<ExactLaw> laws, double initial, double[][] simpson) {

  private static final List<String> FACTS =
      List.of("arm", "replicate", "generation", "fact", "value");

  /** The key of the human laws that arms of equal human text share. */
  private record Beginning(int encoding, Initial initial, boolean firsts) {}

  /** Whether half of the initial diversity is expected to be lost. */
  boolean halfLost(int generation) {
    double mean = 0;
    for (double[] replicate : simpson) {
      mean += replicate[generation] / simpson.length;
    }
    return 1 - mean < (1 - initial) / 2;
  }

  /** The laws of a run's arms by name, from its tables; arms without laws are left out. */
  static Map<String, ArmLaws> of(RunTables run, Settings settings) {
    Map<String, Integer> encodings = HumanTexts.byArm(settings);
    Map<Beginning, Optional<HumanLaws>> humans = new HashMap<>();
    Map<String, HumanLaws> withLaws = new LinkedHashMap<>();
    for (Arm arm : settings.arms()) {
      boolean firsts = FirstTokens.possible(arm);
      if (firsts || ExpectedDiversity.possible(arm) || AddKLaw.possible(arm)) {
        int encoding = encodings.get(arm.name());
        humans
            .computeIfAbsent(
                new Beginning(encoding, arm.human().initial(), firsts),
                beginning -> HumanLaws.read(run, settings, arm, encoding, firsts))
            .filter(human -> human.exact(arm))
            .ifPresent(human -> withLaws.put(arm.name(), human));
      }
    }
    Map<String, ArmLaws> laws = new LinkedHashMap<>();
    if (!withLaws.isEmpty()) {
      Map<Boolean, List<Arm>> byUnit =
          settings.arms().stream()
              .filter(arm -> withLaws.containsKey(arm.name()))
              .collect(Collectors.partitioningBy(FirstTokens::possible));
      Map<String, long[][]> mixes = mixes(run, settings, byUnit.get(false), "mix-tokens");
      mixes.putAll(mixes(run, settings, byUnit.get(true), "mix-documents"));
      Words words = Words.read(run);
      for (Arm arm : settings.arms()) {
        if (withLaws.containsKey(arm.name())) {
          Map<String, Integer> ids = words.of(encodings.get(arm.name()));
          Optional<KnownLaw> truth =
              arm.human()
                  .source()
                  .text(settings.protocol().seed())
                  .flatMap(text -> truth(text, arm, ids));
          HumanLaws human = withLaws.get(arm.name());
          laws.put(
              arm.name(),
              FirstTokens.possible(arm)
                  ? beginnings(arm, human, mixes.get(arm.name()))
                  : of(arm, human, mixes.get(arm.name()), truth, ids.size()));
        }
      }
    }
    return laws;
  }

  private static Optional<KnownLaw> truth(KnownText text, Arm arm, Map<String, Integer> ids) {
    return SourceLaw.of(
        text, arm.tokenizer(), word -> ids.getOrDefault(word, Vocabulary.UNKNOWN), ids.size());
  }

  private static ArmLaws of(
      Arm arm, HumanLaws human, long[][] mixes, Optional<KnownLaw> truth, int ids) {
    double initial = Laws.sumP2(human.first());
    if (AddKLaw.possible(arm)) {
      double[][] models = AddKLaw.ofModels(arm, human, mixes, ids - Vocabulary.FIRST_WORD);
      return new ArmLaws(List.of(AddKLaw.of(models)), initial, models);
    }
    RegimeLaws drift = new RegimeLaws(arm, human, mixes);
    List<ExactLaw> laws = new ArrayList<>(List.of(drift.simpson(), drift.half()));
    laws.addAll(CountLaws.of(arm, human, mixes, truth));
    return new ArmLaws(laws, initial, drift.ofModels());
  }

  private static ArmLaws beginnings(Arm arm, HumanLaws human, long[][] documents) {
    RegimeLaws drift = new RegimeLaws(arm, human, documents);
    return new ArmLaws(List.of(drift.beginnings()), Laws.sumP2(human.first()), drift.ofModels());
  }

  /** The sizes of the mixes by arm, from the facts of the fits; shape (replicates, T + 1). */
  private static Map<String, long[][]> mixes(
      RunTables run, Settings settings, List<Arm> arms, String fact) {
    int generations = settings.protocol().generations();
    Map<String, long[][]> mixes = new HashMap<>();
    if (arms.isEmpty()) {
      return mixes;
    }
    int replicates = settings.protocol().replicates();
    arms.forEach(arm -> mixes.put(arm.name(), new long[replicates][generations + 1]));
    run.columns(Tables.MODELS, FACTS, rows -> sizes(rows, mixes, fact));
    return mixes;
  }

  private static void sizes(Rows rows, Map<String, long[][]> mixes, String fact) {
    int[] arms = rows.codes("arm");
    int[] facts = rows.codes("fact");
    for (int row = 0; row < rows.size(); row++) {
      long[][] mix = mixes.get(rows.texts("arm").get(arms[row]));
      int generation = rows.ints("generation")[row];
      if (mix != null
          && generation < mix[0].length // those of a run under way may have more
          && rows.texts("fact").get(facts[row]).equals(fact)) {
        mix[rows.ints("replicate")[row]][generation] = (long) rows.doubles("value")[row];
      }
    }
  }

  /** The vocabularies of a run: ids of types, by encoding. */
  private record Words(Map<Integer, Map<String, Integer>> byEncoding) {

    static Words read(RunTables run) {
      Map<Integer, Map<String, Integer>> words = new HashMap<>();
      run.read(
          VocabularyRow.class,
          row ->
              words
                  .computeIfAbsent(row.encoding(), encoding -> new HashMap<>())
                  .put(row.type(), row.id()));
      return new Words(words);
    }

    Map<String, Integer> of(int encoding) {
      return byEncoding.getOrDefault(encoding, Map.of());
    }
  }
}
