package org.collapselab.trainer.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenizerTest {

  /** Pieces that strain an exact tokenizer, among them the joiner mark and what UAX 29 glues. */
  private static final String[] NASTY = {
    " ",
    " ",
    " ",
    "  ",
    "\t",
    "\n",
    "\r\n",
    "\u000B",
    "\u00A0",
    "\u3000",
    "\u2028",
    "\u200B",
    "\uFEFF",
    "￭",
    "￭￭",
    "￭\u0301",
    "a",
    "cat",
    "don't",
    "3.14",
    ",",
    ".",
    "(",
    ")",
    "\"",
    "_",
    "-",
    "é",
    "e\u0301",
    "\u0301",
    "\u200D",
    "👩‍👩‍👧‍👦",
    "👍🏽",
    "🇩🇪",
    "🇩",
    "漢字",
    "かな",
    "カナ",
    "한글",
    "ภาษาไทย",
    "हिन्दी",
    "العربية",
    "<unk>",
    "<s>",
    "</s>",
    "<0x41>",
    "Ġ",
    "Ā",
    "\u0000",
    "\uFFFD",
    "𝒳",
    "\u00AD",
    "<|endoftext|>"
  };

  static Stream<Tokenizer> exact() {
    return Stream.of(
        new Tokenizer.Word(),
        new Tokenizer.Characters(),
        new Tokenizer.Bytes(),
        new Tokenizer.BytePair(),
        new Tokenizer.BytePair("p50k_base"),
        new Tokenizer.BytePair("cl100k_base"),
        new Tokenizer.BytePair("o200k_base"));
  }

  static Stream<Tokenizer> all() {
    return Stream.concat(Stream.of(new Tokenizer.Whitespace()), exact());
  }

  /** Rejects: dropping white space, a mark that is not escaped, cutting surrogate pairs. */
  @ParameterizedTest
  @MethodSource("exact")
  void textIsRestoredFromTokens(Tokenizer tokenizer) {
    SplittableRandom random = new SplittableRandom(20260101);
    for (int trial = 0; trial < 4000; trial++) {
      String text = nasty(random, random.nextInt(12));
      List<String> tokens = tokenizer.tokens(text);
      assertEquals(text, tokenizer.text(tokens), () -> escaped(text) + " as " + tokens);
      assertFalse(tokens.contains(""), () -> "an empty token in " + escaped(text));
    }
  }

  /** All texts of at most five characters over the alphabet that the joiner convention is about. */
  @Test
  void shortTextsOfMarksAndSpacesAreRestoredByWord() {
    Tokenizer word = new Tokenizer.Word();
    String alphabet = " \t￭a,";
    for (int length = 0; length <= 6; length++) {
      char[] text = new char[length];
      for (int code = 0; code < Math.pow(5, length); code++) {
        for (int i = 0, rest = code; i < length; i++, rest /= 5) {
          text[i] = alphabet.charAt(rest % 5);
        }
        String original = new String(text);
        assertEquals(original, word.text(word.tokens(original)));
      }
    }
  }

  /**
   * The tokens of a document inside a larger array are those that a plain reading of the string
   * gives. Rejects ranges that count chars for bytes, that reach beyond the document, and a mark
   * that is lost.
   */
  @ParameterizedTest
  @MethodSource("all")
  void bytesHaveTheTokensOfTheText(Tokenizer tokenizer) {
    SplittableRandom random = new SplittableRandom(20260104);
    for (int trial = 0; trial < 4000; trial++) {
      String text = trial % 2 == 0 ? nasty(random, random.nextInt(12)) : points(random);
      byte[] around = ("é" + text + "x").getBytes(StandardCharsets.UTF_8);
      List<String> tokens = new ArrayList<>();
      tokenizer.tokens(
          around,
          2,
          around.length - 1,
          (utf8, from, to) ->
              tokens.add(new String(utf8, from, to - from, StandardCharsets.UTF_8)));
      assertEquals(read(tokenizer, text), tokens, () -> escaped(text));
    }
  }

  /** The tokens of a string, char by char. */
  private static List<String> read(Tokenizer tokenizer, String text) {
    if (tokenizer instanceof Tokenizer.Whitespace) {
      return Arrays.stream(text.split("[ \\t-\\r]+")).filter(token -> !token.isEmpty()).toList();
    }
    if (tokenizer instanceof Tokenizer.Characters) {
      return text.codePoints().mapToObj(Character::toString).toList();
    }
    if (tokenizer instanceof Tokenizer.Bytes) {
      List<String> names = new ArrayList<>();
      for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
        names.add(String.format("<0x%02X>", b));
      }
      return names;
    }
    return tokenizer instanceof Tokenizer.Word ? words(text) : tokenizer.tokens(text);
  }

  /** Segments of UAX 29; one that follows another without a space begins with the mark. */
  private static List<String> words(String text) {
    String mark = String.valueOf(Tokenizer.Word.JOINER);
    BreakIterator boundaries = BreakIterator.getWordInstance(ULocale.ROOT);
    boundaries.setText(text);
    List<String> words = new ArrayList<>();
    boolean spaced = true;
    int from = 0;
    for (int to = boundaries.next(); to != BreakIterator.DONE; to = boundaries.next()) {
      String segment = text.substring(from, to);
      String rest = text.substring(to);
      if (!spaced && segment.equals(" ") && !rest.isEmpty() && !rest.startsWith(mark)) {
        spaced = true;
      } else {
        words.add(spaced && !segment.startsWith(mark) ? segment : mark + segment);
        spaced = false;
      }
      from = to;
    }
    return words;
  }

  /** What a model writes: any sequence of tokens restores, and into well-formed Unicode. */
  @ParameterizedTest
  @MethodSource("all")
  void anySequenceOfTokensHasAText(Tokenizer tokenizer) {
    SplittableRandom random = new SplittableRandom(20260102);
    List<String> pool = new ArrayList<>(List.of("<unk>"));
    for (int i = 0; i < 200; i++) {
      pool.addAll(tokenizer.tokens(nasty(random, 8)));
    }
    for (int trial = 0; trial < 2000; trial++) {
      List<String> written = new ArrayList<>();
      for (int i = random.nextInt(10); i >= 0; i--) {
        written.add(pool.get(random.nextInt(pool.size())));
      }
      String text = tokenizer.text(written);
      assertEquals(text, new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void tokensDoNotDependOnThreads(Tokenizer tokenizer) throws Exception {
    SplittableRandom random = new SplittableRandom(20260103);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      texts.add(nasty(random, 20));
    }
    List<List<String>> serial = texts.stream().map(tokenizer::tokens).toList();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      Callable<List<List<String>>> work = () -> texts.stream().map(tokenizer::tokens).toList();
      for (Future<List<List<String>>> result : pool.invokeAll(List.of(work, work, work, work))) {
        assertEquals(serial, result.get());
      }
    } finally {
      pool.shutdown();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aTokenizerTravels(Tokenizer tokenizer) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(tokenizer);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertEquals(tokenizer, in.readObject());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void anEmptyTextHasNoTokens(Tokenizer tokenizer) {
    assertEquals(List.of(), tokenizer.tokens(""));
    assertEquals("", tokenizer.text(List.of()));
  }

  @Test
  void namesAreThoseOfExperimentFiles() {
    assertEquals(
        List.of("whitespace", "word", "character", "byte", "bpe", "bpe", "bpe", "bpe"),
        all().map(Tokenizer::name).toList());
  }

  @Test
  void wordMarksWhatFollowsWithoutSpace() {
    Tokenizer word = new Tokenizer.Word();
    assertEquals(List.of("the", "cat", "￭,", "sat", "￭."), word.tokens("the cat, sat."));
    assertEquals(List.of("(", "￭cat", "￭)"), word.tokens("(cat)"));
    assertEquals(List.of("don't", "pay", "$", "￭3.14", "￭!"), word.tokens("don't pay $3.14!"));
    assertEquals(List.of("a", "￭  ", "￭b"), word.tokens("a  b"));
    assertEquals(List.of("a", "￭\t", "￭b"), word.tokens("a\tb"));
    assertEquals(List.of(" ", "￭a", "￭ "), word.tokens(" a "));
    assertEquals(List.of(" "), word.tokens(" "));
    assertEquals(List.of("a", "￭\r\n", "￭b"), word.tokens("a\r\nb"));
  }

  @Test
  void wordEscapesALiteralMark() {
    Tokenizer word = new Tokenizer.Word();
    assertEquals(List.of("￭￭"), word.tokens("￭"));
    assertEquals(List.of("a", "￭￭", "￭b"), word.tokens("a￭b"));
    assertEquals(List.of("a", "￭ ", "￭￭", "b"), word.tokens("a ￭ b"));
  }

  /** Boundaries of UAX 29 that a split on white space and punctuation misses. */
  @Test
  void wordFollowsUnicodeBoundaries() {
    Tokenizer word = new Tokenizer.Word();
    assertEquals(List.of("e\u0301te\u0301"), word.tokens("e\u0301te\u0301"));
    assertEquals(List.of("👩‍👩‍👧‍👦", "￭👍🏽"), word.tokens("👩‍👩‍👧‍👦👍🏽"));
    assertEquals(
        List.of("can't", "1,000.5", "snake_case"), word.tokens("can't 1,000.5 snake_case"));
  }

  @Test
  void whitespaceSplitsOnAsciiSpaceOnly() {
    Tokenizer whitespace = new Tokenizer.Whitespace();
    assertEquals(
        List.of("a", "b,", "c\u00A0d", "e\u2003f"),
        whitespace.tokens(" \t\na\r\n\u000B\fb,  c\u00A0d e\u2003f "));
    assertEquals("a b, c", whitespace.text(List.of("a", "b,", "c")));
    assertEquals(List.of(), whitespace.tokens(" \t "));
  }

  @Test
  void charactersAreCodePoints() {
    assertEquals(
        List.of("a", "𝒳", "e", "\u0301", "👍", "🏽"),
        new Tokenizer.Characters().tokens("a𝒳e\u0301👍🏽"));
  }

  @Test
  void bytesAreWrittenAsSentencePieceWritesThem() {
    Tokenizer bytes = new Tokenizer.Bytes();
    assertEquals(List.of("<0x41>", "<0xC3>", "<0xA9>", "<0x0A>"), bytes.tokens("Aé\n"));
    assertEquals("Aé\n", bytes.text(List.of("<0x41>", "<0xC3>", "<0xA9>", "<0x0A>")));
  }

  @Test
  void brokenUtf8RestoresAsReplacementCharacters() {
    assertEquals("a\uFFFDb", new Tokenizer.Bytes().text(List.of("<0x61>", "<0xC3>", "<0x62>")));
    assertEquals("a\uFFFDb", new Tokenizer.BytePair().text(List.of("a", "Ã", "b")));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theUnknownTokenRestoresAsItsName(Tokenizer tokenizer) {
    assertEquals("<unk>", tokenizer.text(List.of("<unk>")));
  }

  /**
   * Tokens of the GPT-2 encoder, as published with its tests: "Hello world" is 15496, 995, that is
   * {@code Hello}, {@code Ġworld}; a line feed prints as Ċ, a tab as ĉ, é as Ã©.
   */
  @Test
  void bytePairTokensPrintAsThoseOfGpt2() {
    Tokenizer gpt2 = new Tokenizer.BytePair();
    assertEquals(List.of("Hello", "Ġworld"), gpt2.tokens("Hello world"));
    assertEquals(List.of("Ċ"), gpt2.tokens("\n"));
    assertEquals(List.of("ĉ"), gpt2.tokens("\t"));
    assertEquals("Ã©", String.join("", gpt2.tokens("é")));
    assertEquals(
        "ŃĠġłĀÿ", PrintableBytes.print(new byte[] {(byte) 0xAD, 32, 127, (byte) 0xA0, 0, -1}));
  }

  @Test
  void everyByteHasItsOwnPrintableCharacter() {
    byte[] bytes = new byte[256];
    for (int b = 0; b < 256; b++) {
      bytes[b] = (byte) b;
    }
    String printed = PrintableBytes.print(bytes);
    assertEquals(256, printed.chars().distinct().count());
    assertTrue(
        printed.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c)));
    ByteArrayOutputStream restored = new ByteArrayOutputStream();
    PrintableBytes.read(printed, restored);
    assertTrue(Arrays.equals(bytes, restored.toByteArray()));
  }

  @Test
  void specialTokensOfAnEncodingAreOrdinaryText() {
    assertTrue(new Tokenizer.BytePair().tokens("<|endoftext|>").size() > 1);
  }

  /** The reserved types of a vocabulary never come out of text. */
  @ParameterizedTest
  @MethodSource("exact")
  void reservedTypesAreNeverTokens(Tokenizer tokenizer) {
    for (String text : List.of("<unk>", "a <s> b", "</s>", " <unk></s><s>\n")) {
      for (String special : Vocabulary.SPECIALS) {
        assertFalse(tokenizer.tokens(text).contains(special));
      }
    }
  }

  @Test
  void anUnknownEncodingIsRefusedWithTheList() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new Tokenizer.BytePair("gpt2"));
    assertEquals(
        "encoding must be one of r50k_base, p50k_base, cl100k_base, o200k_base, but was 'gpt2'",
        refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Tokenizer.BytePair("p50k_edit"));
  }

  private static String nasty(SplittableRandom random, int pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      text.append(NASTY[random.nextInt(NASTY.length)]);
    }
    return text.toString();
  }

  /** Code points of all lengths in UTF-8, no halves of surrogate pairs. */
  private static String points(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      int point = random.nextInt(1 << 1 + random.nextInt(20));
      boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
      text.appendCodePoint(half ? ' ' : point);
    }
    return text.toString();
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(c -> escaped.append(String.format("\\u%04X", c)));
    return escaped.toString();
  }
}
