package org.collapselab.jobs.settings.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.Regime;
import org.collapselab.generator.mix.ShareDrawing;
import org.collapselab.generator.mix.Size;
import org.collapselab.generator.mix.Sources;
import org.collapselab.generator.write.Length;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.trainer.settings.About;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A choice from somebody else's jar is read, written and described like one of ours. */
class OpenChoicesTest {

  /** A regime with a key of every kind. */
  @About("a regime of another jar")
  public record Borrowed(
      @About("a whole number, at least 1") int manyThings,
      @About("a large one") long large,
      @About("a real number, in (0, 1)") double real,
      @About("a truth value") boolean truth,
      @About("a text") String text,
      @About("an enumeration") ShareDrawing drawing,
      @About("an amount") Size size,
      @About("a choice inside a choice") Length length,
      @About("a list") List<ShareDrawing> list)
      implements Regime {

    public Borrowed {
      if (manyThings < 1) {
        throw new IllegalArgumentException("manyThings must be at least 1, but was " + manyThings);
      }
    }

    public Borrowed() {
      this(
          2,
          1L << 40,
          0.5,
          true,
          "a: b",
          ShareDrawing.IID,
          Size.tokens(3),
          new Length.Fixed(),
          List.of());
    }

    @Override
    public String name() {
      return "borrowed";
    }

    @Override
    public Mix mix(Sources sources) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean rereads() {
      return false;
    }
  }

  private static <T> T withJar(Path folder, Supplier<T> body) {
    return OnClassPath.with(Regime.class, Borrowed.class, folder, body);
  }

  @Test
  void aRegimeOfAnotherJarNeedsNoChangeHere(@TempDir Path folder) {
    String yaml =
        """
        regime:
          name: borrowed
          many_things: 5
          large: -7
          real: 0.25
          truth: false
          text: "yes"
          drawing: stratified
          size: 4 documents
          length: {name: fixed, tokens: 9}
          list: [iid, stratified]
        """;
    Settings settings = withJar(folder, () -> ExperimentFile.parse(yaml, "", List.of()));
    assertEquals(
        new Borrowed(
            5,
            -7,
            0.25,
            false,
            "yes",
            ShareDrawing.STRATIFIED,
            Size.documents(4),
            new Length.Fixed(9),
            List.of(ShareDrawing.IID, ShareDrawing.STRATIFIED)),
        settings.arms().get(0).regime());
    assertEquals(
        settings, withJar(folder, () -> ExperimentFile.parse(settings.yaml(), "", List.of())));
    String schema = withJar(folder, SettingsSchema::json);
    assertTrue(schema.contains("\"many_things\""), "the schema has its keys");
    assertTrue(schema.contains("\"regime.many_things\""), "they may be swept");
  }

  @Test
  void itsRefusalsAreToldInTheWordsOfTheFile(@TempDir Path folder) {
    String yaml = "regime:\n  name: borrowed\n  many_things: 0\n";
    InputException e =
        withJar(
            folder,
            () ->
                assertThrows(
                    InputException.class, () -> ExperimentFile.parse(yaml, "", List.of())));
    assertEquals(
        "many_things must be at least 1, but was 0 (regime.many_things, line 3)", e.getMessage());
  }
}
