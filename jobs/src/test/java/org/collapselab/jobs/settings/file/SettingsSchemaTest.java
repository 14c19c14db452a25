package org.collapselab.jobs.settings.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.collapselab.generator.decode.Decoding;
import org.collapselab.generator.mix.Regime;
import org.collapselab.generator.write.Length;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.settings.Human;
import org.collapselab.jobs.settings.Initial;
import org.collapselab.jobs.settings.VocabularyLimits;
import org.collapselab.jobs.source.ReadCorpus;
import org.collapselab.jobs.source.Source;
import org.collapselab.metrics.score.Metric;
import org.collapselab.trainer.model.LanguageModel;
import org.collapselab.trainer.ngram.Smoothing;
import org.collapselab.trainer.text.Tokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsSchemaTest {

  private static final JsonSchemaFactory DRAFT =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final JsonSchema SCHEMA = DRAFT.getSchema(SettingsSchema.json());

  private Set<ValidationMessage> faults(String yaml) throws Exception {
    JsonNode node = new YAMLMapper().readTree(yaml);
    return SCHEMA.validate(node);
  }

  @Test
  void theSchemaIsOneOfItsDraft() throws Exception {
    JsonSchema draft = DRAFT.getSchema(SchemaLocation.of(SpecVersion.VersionFlag.V202012.getId()));
    assertEquals(Set.of(), draft.validate(new ObjectMapper().readTree(SettingsSchema.json())));
  }

  static List<String> shipped() {
    return Experiments.list().stream().map(Experiments.ShippedExperiment::name).toList();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void shippedExperimentsAndTheirResolvedFilesAreValid(String name) throws Exception {
    String yaml = Experiments.yaml(name);
    assertEquals(Set.of(), faults(yaml));
    assertEquals(Set.of(), faults(ExperimentFile.parse(yaml, name, List.of()).yaml()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "regime: fresh",
        "regime: {name: fresh, share: 1}",
        "budget: 1_000 documents",
        "human: some/path",
        "metrics: all",
        "metrics: [types]",
        "sweep: {regime: [fresh], model.smoothing: [{name: add-k, k: 0.5}], decoding.k: [1, 2]}",
        "sweep: {budget: [3 tokens, {growth: 1}], model.smoothing.k: [1]}",
      })
  void whatTheParserTakesIsValid(String yaml) throws Exception {
    assertEquals(Set.of(), faults(yaml));
    if (!yaml.contains("decoding.k") && !yaml.contains("smoothing.k")) {
      ExperimentFile.parse(yaml, "", List.of());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "regimes: replace",
        "regime: replce",
        "regime: {share: 0.1}",
        "regime: {name: fresh, shar: 0.1}",
        "regime: {name: fresh, share: 1.01}",
        "regime: {name: replace, share: 0.1}",
        "decoding: {name: top-k, k: 0}",
        "decoding: {name: temperature, temperature: 0}",
        "decoding: {name: nucleus, p: 0}",
        "model: {name: n-gram, order: 8}",
        "model: {name: n-gram, order: 2.5}",
        "model: {name: n-gram, smoothing: {name: add-k, k: 0}}",
        "generations: -1",
        "generations: ten",
        "replicates: 0",
        "budget: 200000",
        "budget: 10 words",
        "human: {held_out: 1}",
        "human: {initial: some}",
        "emit_unknown: 1",
        "keep: first",
        "metrics: types",
        "metrics: [typs]",
        "sweep: {seed: [1, 2]}",
        "sweep: {model.ordr: [1]}",
        "sweep: {model.order: []}",
        "sweep: {model.order: [9]}",
        "sweep: {regime: replace}",
      })
  void whatIsInvalidTheParserRefuses(String yaml) throws Exception {
    assertFalse(faults(yaml).isEmpty());
    assertThrows(InputException.class, () -> ExperimentFile.parse(yaml, "", List.of()));
  }

  @Test
  void rangesComeFromTheSentenceOnAKey() {
    assertEquals(
        Map.of("minimum", 0L, "exclusiveMaximum", 1L), SettingsSchema.range("x, in [0, 1)"));
    assertEquals(
        Map.of("exclusiveMinimum", 0L, "maximum", 0.5),
        SettingsSchema.range("p in (0, 0.5]; else"));
    assertEquals(Map.of("minimum", 1L), SettingsSchema.range("tokens, at least 1; 0 for none"));
    assertEquals(Map.of("exclusiveMinimum", 0L), SettingsSchema.range("above 0: below 1 sharpens"));
    assertEquals(Map.of(), SettingsSchema.range("any whole number"));
  }

  @Test
  void everyKeyTellsWhatItIs() throws Exception {
    JsonNode properties = new ObjectMapper().readTree(SettingsSchema.json()).get("properties");
    assertEquals(24, properties.size());
    properties
        .fields()
        .forEachRemaining(
            field -> {
              assertTrue(field.getValue().has("description"), field.getKey());
              assertTrue(
                  field.getKey().equals("sweep") || field.getValue().has("default"),
                  field.getKey());
            });
  }

  static List<Arguments> numbers() {
    List<Arguments> numbers = new ArrayList<>();
    for (Class<?> open :
        List.of(
            Regime.class,
            Decoding.class,
            LanguageModel.class,
            Smoothing.class,
            Length.class,
            Tokenizer.class,
            Source.class,
            Metric.class)) {
      Choices.of(open).values().forEach(choice -> addNumbers(numbers, choice));
    }
    addNumbers(numbers, new VocabularyLimits(1, 0));
    addNumbers(
        numbers, new Human("x", "auto", "text", "", 0, new Initial.All(), false, new ReadCorpus()));
    return numbers;
  }

  private static void addNumbers(List<Arguments> numbers, Object defaults) {
    for (SettingKey key : SettingKey.of(defaults.getClass())) {
      if (key.of(defaults) instanceof Number) {
        numbers.add(Arguments.of(defaults, key.name()));
      }
    }
  }

  /** Rejects a sentence that is read wrongly, and one that tells another range than is checked. */
  @ParameterizedTest
  @MethodSource("numbers")
  void theRangeThatASentenceTellsIsTheOneThatTheConstructorChecks(Object defaults, String name) {
    SettingKey key =
        SettingKey.of(defaults.getClass()).stream()
            .filter(k -> k.name().equals(name))
            .findFirst()
            .orElseThrow();
    double step = key.type() == double.class ? 1e-9 : 1;
    Map<String, Object> range = SettingsSchema.range(key.about());
    assertFalse(range.isEmpty(), "tells no range: " + key.about());
    range.forEach(
        (bound, value) -> {
          double edge = ((Number) value).doubleValue();
          double inwards = bound.endsWith("inimum") ? step : -step;
          boolean open = bound.startsWith("exclusive");
          assertEquals(!open, takes(defaults, key, edge), bound);
          assertTrue(takes(defaults, key, edge + inwards), bound);
          assertFalse(takes(defaults, key, edge - inwards), bound);
        });
  }

  private static boolean takes(Object defaults, SettingKey key, double value) {
    List<Object> values = new ArrayList<>();
    for (SettingKey other : SettingKey.of(defaults.getClass())) {
      Object number =
          key.type() == int.class
              ? (Object) (int) value
              : key.type() == long.class ? (Object) (long) value : (Object) value;
      values.add(other.name().equals(key.name()) ? number : other.of(defaults));
    }
    try {
      Binder.construct(defaults.getClass(), values, Tree.Table.empty("here"), "x");
      return true;
    } catch (InputException e) {
      return false;
    }
  }
}
