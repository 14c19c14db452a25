package org.collapselab.generator.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.collapselab.generator.decode.Ancestral;
import org.collapselab.generator.decode.Decoding;
import org.collapselab.generator.decode.Greedy;
import org.collapselab.generator.decode.Nucleus;
import org.collapselab.generator.decode.Temperature;
import org.collapselab.generator.decode.TopK;
import org.collapselab.generator.mix.Size;
import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.settings.ImpossibleSettings;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.api.Test;

class WriterTest {

  private static final Address RANDOM = new Address(7, 2, Purpose.GENERATE, 3);
  private static final TableModel ENDS = TableModel.random(1, 30, true, 0.1, 0.05);
  private static final TableModel ENDLESS = TableModel.random(2, 30, false, 0, 0.05);
  private static final Documents HUMAN = human();

  private static Documents human() {
    Documents.Builder builder = new Documents.Builder();
    for (int d = 0; d < 40; d++) {
      int[] document = new int[d % 7]; // some empty, some shorter than the prompt
      java.util.Arrays.fill(document, Vocabulary.FIRST_WORD + d % 20);
      builder.add(document, true);
    }
    return builder.build();
  }

  /** One document, one token after the other: what the writer must equal. */
  private static Documents naive(TableModel model, WritingSettings writing, long d, int maximum) {
    Stream random = RANDOM.stream(d);
    Batch batch = model.batch(1);
    batch.start(0);
    if (writing.prompt() > 0) {
      Address prompts = new Address(7, 2, Purpose.PROMPT, 3);
      int source = (int) prompts.stream(d).nextLong(HUMAN.size());
      for (int i = 0; i < Math.min(writing.prompt(), HUMAN.length(source)); i++) {
        batch.advance(0, HUMAN.token(HUMAN.offset(source) + i));
      }
    }
    Documents.Builder text = new Documents.Builder();
    Law law = new Law();
    int length = 0;
    while (length < maximum) {
      int token;
      do {
        batch.law(0, law);
        if (!writing.decoding().ancestral()) {
          if (!writing.emitUnknown()) {
            law.p[0] = law.tokens[0] == Vocabulary.UNKNOWN ? 0 : law.p[0];
            law.normalise();
          }
          writing.decoding().reshape(law);
        }
        token = law.draw(random);
      } while (token == Vocabulary.UNKNOWN && !writing.emitUnknown());
      if (token == Vocabulary.END) {
        text.end(true);
        return text.build();
      }
      text.token(token);
      length++;
      batch.advance(0, token);
    }
    text.end(false);
    return text.build();
  }

  private static List<WritingSettings> writings(Length length) {
    List<WritingSettings> writings = new ArrayList<>();
    for (Decoding decoding : List.of(new Ancestral(), new Nucleus(0.8, 0.9), new TopK(5, 1))) {
      for (int prompt : new int[] {0, 4}) {
        for (boolean emitUnknown : new boolean[] {true, false}) {
          writings.add(new WritingSettings(decoding, length, prompt, emitUnknown));
        }
      }
    }
    return writings;
  }

  private static void assertSame(Documents expected, Documents actual) {
    assertEquals(expected.size(), actual.size());
    for (int d = 0; d < expected.size(); d++) {
      assertArrayEquals(expected.document(d), actual.document(d), "document " + d);
      assertEquals(expected.closed(d), actual.closed(d), "document " + d);
    }
  }

  /** Rejects a shared stream, a row that keeps its context or its stream, and a lost document. */
  @Test
  void anyNumberOfRowsGivesWhatOneDocumentAfterTheOtherGives() {
    for (Length length : List.of(new Length.EndToken(25), new Length.Fixed(9))) {
      TableModel model = length.ends() ? ENDS : ENDLESS;
      for (WritingSettings writing : writings(length)) {
        Documents.Builder expected = new Documents.Builder();
        for (int d = 0; d < 60; d++) {
          expected.add(naive(model, writing, d, length.maximum()), 0);
        }
        Documents documents = expected.build();
        for (int rows : new int[] {1, 2, 7, 32, 100}) {
          Writer writer = new Writer(model, writing, new Prompts(HUMAN), rows);
          assertSame(documents, writer.write(Size.documents(60), RANDOM));
          long reached = 0;
          for (int d = 0; d < 60; d++) {
            int before = (int) reached;
            reached += Math.max(1, documents.length(d));
            if (d % 6 == 5) {
              for (long budget : new long[] {before + 1, reached}) {
                assertSame(first(documents, d + 1), writer.write(Size.tokens(budget), RANDOM));
              }
            }
          }
        }
      }
    }
  }

  private static Documents first(Documents documents, int size) {
    Documents.Builder builder = new Documents.Builder();
    for (int d = 0; d < size; d++) {
      builder.add(documents, d);
    }
    return builder.build();
  }

  @Test
  void rangesPutTogetherAreTheWhole() {
    for (WritingSettings writing : writings(new Length.EndToken(30))) {
      Writer writer = new Writer(ENDS, writing, new Prompts(HUMAN));
      Documents.Builder together = new Documents.Builder();
      long[] cuts = {0, 1, 1, 34, 99, 150};
      for (int i = 0; i + 1 < cuts.length; i++) {
        Documents part = writer.range(cuts[i], cuts[i + 1], RANDOM);
        assertEquals(cuts[i + 1] - cuts[i], part.size());
        for (int d = 0; d < part.size(); d++) {
          together.add(part, d);
        }
      }
      assertSame(writer.write(Size.documents(150), RANDOM), together.build());
    }
  }

  @Test
  void manyMoreDocumentsThanTheRingHoldsKeepTheirOrder() {
    WritingSettings writing =
        new WritingSettings(new Ancestral(), new Length.EndToken(2000), 0, true);
    TableModel model = TableModel.random(5, 6, true, 0.3, 0.1);
    Documents one = new Writer(model, writing, Prompts.NONE, 1).range(0, 5000, RANDOM);
    assertSame(one, new Writer(model, writing, Prompts.NONE).range(0, 5000, RANDOM));
    assertSame(
        one, new Writer(model, writing, Prompts.NONE).write(Size.tokens(sizeOf(one)), RANDOM));
  }

  private static long sizeOf(Documents documents) {
    long size = 0;
    for (int d = 0; d < documents.size(); d++) {
      size += Math.max(1, documents.length(d));
    }
    return size;
  }

  /**
   * Rejects a stream that does not count end tokens and one that closes or drops its last piece.
   */
  @Test
  void streamIsCutAfterExactlyTheBudgetsDraws() {
    Length length = new Length.Streamed();
    for (WritingSettings writing : writings(length)) {
      List<int[]> draws = new ArrayList<>(); // (document, token) or (document, END)
      for (int d = 0; draws.size() < 400; d++) {
        Documents document = naive(ENDS, writing, d, 10_000);
        for (int token : document.document(0)) {
          draws.add(new int[] {d, token});
        }
        draws.add(new int[] {d, Vocabulary.END});
      }
      for (int rows : new int[] {1, 5, 32}) {
        Writer writer = new Writer(ENDS, writing, new Prompts(HUMAN), rows);
        for (int budget = 0; budget < 400; budget += budget < 60 ? 1 : 37) {
          Documents stream = writer.write(Size.tokens(budget), RANDOM);
          assertEquals(budget, stream.tokens() + stream.ends());
          List<int[]> seen = new ArrayList<>();
          for (int d = 0; d < stream.size(); d++) {
            for (int token : stream.document(d)) {
              seen.add(new int[] {d, token});
            }
            if (stream.closed(d)) {
              seen.add(new int[] {d, Vocabulary.END});
            }
          }
          for (int i = 0; i < budget; i++) {
            assertArrayEquals(draws.get(i), seen.get(i));
          }
          boolean endsOpen = budget > 0 && draws.get(budget - 1)[1] != Vocabulary.END;
          assertEquals(budget - stream.tokens() + (endsOpen ? 1 : 0), stream.size());
        }
      }
    }
  }

  /** Rejects rows that go on for ever after the stream's first document has all its tokens. */
  @Test
  void endlessDocumentFillsTheStream() {
    double[][] weights = new double[5][5];
    for (double[] row : weights) {
      row[3] = 2;
      row[Vocabulary.END] = 1;
    }
    Writer writer =
        new Writer(
            new TableModel(weights, true),
            new WritingSettings(new Greedy(), new Length.Streamed(), 0, true),
            Prompts.NONE);
    Documents stream =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> writer.write(Size.tokens(100_000), RANDOM));
    assertEquals(1, stream.size());
    assertEquals(100_000, stream.tokens());
    assertFalse(stream.closed(0));
  }

  @Test
  void fixedDocumentsHaveTheirLengthAndAreOpen() {
    WritingSettings writing = new WritingSettings(new Ancestral(), new Length.Fixed(11), 3, true);
    Documents text =
        new Writer(ENDLESS, writing, new Prompts(HUMAN)).write(Size.tokens(100), RANDOM);
    assertEquals(10, text.size());
    assertEquals(110, text.tokens());
    assertEquals(0, text.ends());
  }

  @Test
  void documentAtTheMaximumIsOpenAndAnEndDrawnBeforeItCloses() {
    WritingSettings writing = new WritingSettings(new Ancestral(), new Length.EndToken(5), 0, true);
    Documents text = new Writer(ENDS, writing, Prompts.NONE).range(0, 500, RANDOM);
    int open = 0;
    for (int d = 0; d < text.size(); d++) {
      assertEquals(text.length(d) < 5, text.closed(d));
      open += text.closed(d) ? 0 : 1;
    }
    // (1 - 0.1)^5 = 0.590 reach the maximum; binomial, |z| < 4.5
    assertEquals(0, (open - 500 * 0.59049) / Math.sqrt(500 * 0.59049 * 0.40951), 4.5);
  }

  /** Rejects a prompt taken from GENERATE's stream, which would change the draws after it. */
  @Test
  void promptIsContextOnly() {
    double[][] weights = new double[8][8];
    for (int context = 0; context < 8; context++) {
      weights[context][context < 3 ? 3 : context] = 1; // repeats the last token
    }
    Documents.Builder human = new Documents.Builder();
    for (int d = 0; d < 5; d++) {
      human.add(new int[] {7, 3 + d % 5, 3}, true); // the second token tells the document
    }
    Prompts prompts = new Prompts(human.build());
    WritingSettings writing = new WritingSettings(new Ancestral(), new Length.Fixed(4), 2, true);
    Documents text =
        new Writer(new TableModel(weights, false), writing, prompts)
            .write(Size.documents(50), RANDOM);
    for (int d = 0; d < 50; d++) {
      int token = 3 + prompts.source(d, RANDOM);
      assertArrayEquals(new int[] {token, token, token, token}, text.document(d));
    }
  }

  @Test
  void unknownIsNeverWrittenWhereItIsNotAllowed() {
    TableModel model = TableModel.random(9, 12, true, 0.0001, 0.9998);
    for (Decoding decoding : List.of(new Ancestral(), new Temperature(2))) {
      WritingSettings writing = new WritingSettings(decoding, new Length.EndToken(50), 0, false);
      Documents text = new Writer(model, writing, Prompts.NONE).range(0, 100, RANDOM);
      for (int position = 0; position < text.tokens(); position++) {
        assertNotEquals(Vocabulary.UNKNOWN, text.token(position));
      }
      assertTrue(text.tokens() > 50);
    }
  }

  /** Rejects an endless loop of redraws. */
  @Test
  void certainUnknownIsAnErrorWhereItIsNotAllowed() {
    double[][] weights = new double[5][5];
    for (double[] row : weights) {
      row[Vocabulary.UNKNOWN] = 1;
    }
    TableModel model = new TableModel(weights, false);
    for (Decoding decoding : List.of(new Ancestral(), new TopK(2, 1))) {
      WritingSettings writing = new WritingSettings(decoding, new Length.Fixed(5), 0, false);
      ImpossibleSettings error =
          assertTimeoutPreemptively(
              Duration.ofSeconds(20),
              () ->
                  assertThrows(
                      ImpossibleSettings.class,
                      () ->
                          new Writer(model, writing, Prompts.NONE)
                              .write(Size.documents(3), RANDOM)));
      assertTrue(error.getMessage().contains("<unk> probability 1"), error.getMessage());
    }
  }

  @Test
  void settingsAtOddsAreRefused() {
    WritingSettings fixed = new WritingSettings(new Ancestral(), new Length.Fixed(3), 0, true);
    WritingSettings stream = new WritingSettings(new Ancestral(), new Length.Streamed(), 0, true);
    WritingSettings prompted = new WritingSettings(new Ancestral(), new Length.Fixed(3), 2, true);
    assertThrows(IllegalArgumentException.class, () -> new Writer(ENDS, fixed, Prompts.NONE));
    assertThrows(IllegalArgumentException.class, () -> new Writer(ENDLESS, stream, Prompts.NONE));
    assertThrows(IllegalArgumentException.class, () -> new Writer(ENDLESS, prompted, Prompts.NONE));
    Writer writer = new Writer(ENDS, stream, Prompts.NONE);
    assertThrows(IllegalArgumentException.class, () -> writer.write(Size.documents(3), RANDOM));
    assertThrows(IllegalArgumentException.class, () -> writer.range(0, 3, RANDOM));
    assertEquals(0, writer.write(Size.tokens(0), RANDOM).size());
  }
}
