package org.collapselab.jobs.settings.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.collapselab.trainer.settings.Named;
import org.junit.jupiter.api.Test;

/**
 * The files in docs that follow from the records. To write them anew: {@code mvn test -pl jobs -am
 * -Dtest=PublishedFilesTest -Dsurefire.failIfNoSpecifiedTests=false -Dregenerate=true}.
 */
class PublishedFilesTest {

  private static final String HOW =
      " must be current; run: mvn test -pl jobs -am -Dtest=PublishedFilesTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dregenerate=true";
  private static final Path DOCS = Path.of("..", "docs");
  private static final String BEGIN =
      "<!-- Written from the records by PublishedFilesTest; edit the records. -->\n";

  private static void check(Path file, String current) throws IOException {
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(file, current);
    }
    assertTrue(Files.exists(file), file + HOW);
    assertEquals(current, Files.readString(file), file + HOW);
  }

  @Test
  void theSchemaIsCurrent() throws IOException {
    check(DOCS.resolve(SettingsSchema.FILE), SettingsSchema.json());
  }

  @Test
  void theReferenceIsCurrent() throws IOException {
    Path file = DOCS.resolve("experiment-file.md");
    String written = Files.readString(file);
    assertTrue(written.contains(BEGIN), file + " must hold the line " + BEGIN);
    check(file, written.substring(0, written.indexOf(BEGIN)) + BEGIN + reference());
  }

  private static String reference() {
    StringBuilder text = new StringBuilder("\n| key | default | what it is |\n|---|---|---|\n");
    StringBuilder choices = new StringBuilder();
    SettingKeys keys = SettingKeys.read();
    for (SettingKey key : keys.all()) {
      Object byDefault = keys.byDefault(key.name());
      row(text, key.name(), key, byDefault);
      if (SettingKey.group(key.type())) {
        for (SettingKey inner : SettingKey.of((Class<?>) key.type())) {
          row(text, key.name() + "." + inner.name(), inner, inner.of(byDefault));
          if (SettingKey.choice(inner.type())) {
            choices(choices, key.name() + "." + inner.name(), (Class<?>) inner.type());
          }
        }
      }
      if (SettingKey.choice(key.type())) {
        choices(choices, key.name(), (Class<?>) key.type());
      } else if (SettingKey.list(key.type())) {
        choices(choices, key.name(), (Class<?>) SettingKey.element(key.type()));
      }
    }
    text.append("| `sweep` | none | a grid over keys of the arms, see above |\n");
    return text.append(choices).toString();
  }

  private static void choices(StringBuilder text, String key, Class<?> type) {
    text.append("\n### Choices of `").append(key).append("`\n\n");
    text.append("| name | keys and defaults | what it is |\n|---|---|---|\n");
    Map<String, Class<?>> inner = new LinkedHashMap<>(); // equal keys have equal choices
    for (Map.Entry<String, Named> choice : Choices.of(type).entrySet()) {
      Class<?> record = choice.getValue().getClass();
      String settings =
          SettingKey.of(record).stream()
              .map(
                  k -> "`" + k.name() + ": " + shown(k, k.of(choice.getValue())) + "` " + k.about())
              .collect(Collectors.joining("<br>"));
      text.append("| `").append(choice.getKey()).append("` | ").append(cell(settings));
      text.append(" | ").append(cell(SettingKey.aboutOf(record))).append(" |\n");
      for (SettingKey below : SettingKey.of(record)) {
        if (SettingKey.choice(below.type())) {
          inner.put(key + "." + below.name(), (Class<?>) below.type());
        }
      }
    }
    inner.forEach((below, choices) -> choices(text, below, choices));
  }

  private static void row(StringBuilder text, String path, SettingKey key, Object byDefault) {
    String value = SettingKey.group(key.type()) ? "" : "`" + shown(key, byDefault) + "`";
    text.append("| `").append(path).append("` | ").append(cell(value));
    text.append(" | ").append(cell(key.about())).append(" |\n");
  }

  private static String shown(SettingKey key, Object value) {
    if (value instanceof Named choice) {
      return choice.name();
    }
    if (value instanceof List<?> choices) {
      return choices.stream().map(choice -> ((Named) choice).name()).toList().toString();
    }
    String text = Scalar.of((Class<?>) key.type()).orElseThrow().write().apply(value);
    return text.isEmpty() ? "\"\"" : text;
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<unk>", "&lt;unk&gt;");
  }
}
