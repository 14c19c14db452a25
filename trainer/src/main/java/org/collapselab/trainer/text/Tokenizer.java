package org.collapselab.trainer.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.IntArrayList;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Named;
import org.collapselab.trainer.settings.Require;

/**
 * Cuts text into tokens and joins tokens into text.
 *
 * <p>Text is a Java string without unpaired surrogates, which have no UTF-8 form. All but {@link
 * Whitespace} lose nothing: {@code text(tokens(s)).equals(s)}. Any sequence of tokens has a text,
 * also one that a model wrote; the token {@code <unk>} restores as these five characters. Usable by
 * several threads at once.
 */
public sealed interface Tokenizer extends Named {

  /**
   * Hands on the tokens of a document, in order and in UTF-8; none is empty, and an empty document
   * has none.
   *
   * @param utf8 well-formed UTF-8 from {@code from} to {@code to}, the document
   */
  void tokens(byte[] utf8, int from, int to, Sink sink);

  /** The same tokens as strings. */
  default List<String> tokens(String text) {
    byte[] document = text.getBytes(StandardCharsets.UTF_8);
    List<String> tokens = new ArrayList<>();
    tokens(
        document,
        0,
        document.length,
        (utf8, from, to) -> tokens.add(new String(utf8, from, to - from, StandardCharsets.UTF_8)));
    return tokens;
  }

  /** Receives tokens. */
  interface Sink {

    /** Takes a token in UTF-8; the array belongs to the caller, who may write over it. */
    void token(byte[] utf8, int from, int to);
  }

  /** The text of a document from its tokens. */
  String text(List<String> tokens);

  /** The name, and all else that decides the tokens, for signatures: {@code bpe-r50k_base}. */
  default String label() {
    return name();
  }

  /** Splits on white space and keeps everything else; for text that was tokenised before. */
  @About("Splits on runs of ASCII white space; for text that was tokenised before.")
  record Whitespace() implements Tokenizer {

    @Override
    public String name() {
      return "whitespace";
    }

    @Override
    public void tokens(byte[] utf8, int from, int to, Sink sink) {
      int i = from;
      while (i < to) {
        int start = i;
        while (i < to && !isSpace(utf8[i])) {
          i++;
        }
        if (i > start) {
          sink.token(utf8, start, i);
        }
        i++;
      }
    }

    @Override
    public String text(List<String> tokens) {
      return String.join(" ", tokens);
    }

    /** Space, tab, line feed, vertical tab, form feed, carriage return. */
    private static boolean isSpace(int c) { // a byte above 0x7F is negative
      return c <= ' ' && (c == ' ' || (c >= '\t' && c <= '\r'));
    }
  }

  /**
   * Words and punctuation by Unicode's word boundaries (Unicode Standard Annex 29, as the ICU
   * library tailors it: dictionaries for scripts without spaces).
   *
   * <p>Tokens are joined by one space, unless a token begins with the joiner mark U+FFED, as in
   * OpenNMT's tokenizer: {@code "the cat, sat."} is {@code the}, {@code cat}, {@code ￭,}, {@code
   * sat}, {@code ￭.}. Any white space but a single space between two segments is a token of its
   * own, and so is a single space before a segment that itself begins with the mark.
   */
  @About("Words and punctuation by Unicode's word boundaries (UAX 29); the text is restorable.")
  record Word() implements Tokenizer {

    /** Begins a token that follows the one before it without a space. */
    public static final char JOINER = '\uFFED';

    @Override
    public String name() {
      return "word";
    }

    @Override
    public void tokens(byte[] utf8, int from, int to, Sink sink) {
      String text = new String(utf8, from, to - from, StandardCharsets.UTF_8);
      byte[] mark = String.valueOf(JOINER).getBytes(StandardCharsets.UTF_8);
      byte[] joint = Arrays.copyOf(mark, mark.length + to - from); // a joined token under way
      int[] at = {0, from}; // the same place in the text and in its bytes
      segments(
          text,
          (first, last, joined) -> {
            int start = at[1] + bytes(text, at[0], first);
            int end = start + bytes(text, first, last);
            at[0] = last;
            at[1] = end;
            if (joined) {
              System.arraycopy(utf8, start, joint, mark.length, end - start);
              sink.token(joint, 0, mark.length + end - start);
            } else {
              sink.token(utf8, start, end);
            }
          });
    }

    /** Receives the tokens of a text as ranges of its chars, and whether a token has the mark. */
    private interface Segments {
      void segment(int from, int to, boolean joined);
    }

    private static void segments(String text, Segments segments) {
      // A clone, because an iterator belongs to one thread; it costs about a microsecond.
      BreakIterator boundaries = BreakIterator.getWordInstance(ULocale.ROOT);
      boundaries.setText(text);
      int from = 0;
      boolean spaced =
          true; // the decoder's space before the next token is in the text, or it is the first
      for (int to = boundaries.next(); to != BreakIterator.DONE; to = boundaries.next()) {
        if (!spaced && isImplied(text, from, to)) {
          spaced = true;
        } else {
          segments.segment(from, to, !spaced || text.charAt(from) == JOINER);
          spaced = false;
        }
        from = to;
      }
    }

    /** Length of a range of chars in UTF-8; either half of a surrogate pair counts for two. */
    private static int bytes(String text, int from, int to) {
      int bytes = 0;
      for (int i = from; i < to; i++) {
        char c = text.charAt(i);
        bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
      }
      return bytes;
    }

    /** Whether a segment is the single space that the decoder puts in by itself. */
    private static boolean isImplied(String text, int from, int to) {
      return to == from + 1
          && to < text.length()
          && text.charAt(from) == ' '
          && text.charAt(to) != JOINER;
    }

    @Override
    public String text(List<String> tokens) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < tokens.size(); i++) {
        String token = tokens.get(i);
        if (!token.isEmpty() && token.charAt(0) == JOINER) {
          text.append(token, 1, token.length());
        } else {
          text.append(i > 0 ? " " : "").append(token);
        }
      }
      return text.toString();
    }
  }

  /** Unicode code points. */
  @About("Unicode code points.")
  record Characters() implements Tokenizer {

    @Override
    public String name() {
      return "character";
    }

    @Override
    public void tokens(byte[] utf8, int from, int to, Sink sink) {
      for (int i = from; i < to; ) {
        int next = i + 1;
        while (next < to && (utf8[next] & 0xC0) == 0x80) { // a byte that continues a code point
          next++;
        }
        sink.token(utf8, i, next);
        i = next;
      }
    }

    @Override
    public String text(List<String> tokens) {
      return String.join("", tokens);
    }
  }

  /**
   * UTF-8 bytes, written {@code <0x00>} to {@code <0xFF>} as SentencePiece does. Bytes that are not
   * UTF-8, which a model may write, restore as U+FFFD.
   */
  @About("UTF-8 bytes, written <0x00> to <0xFF>.")
  record Bytes() implements Tokenizer {

    private static final List<String> NAMES = names();
    private static final int NAME_LENGTH = 6;
    private static final byte[] ALL_NAMES =
        String.join("", NAMES).getBytes(StandardCharsets.US_ASCII);
    private static final Pattern NAME = Pattern.compile("<0x[0-9A-F]{2}>");

    @Override
    public String name() {
      return "byte";
    }

    @Override
    public void tokens(byte[] utf8, int from, int to, Sink sink) {
      for (int i = from; i < to; i++) {
        int name = NAME_LENGTH * (utf8[i] & 0xFF);
        sink.token(ALL_NAMES, name, name + NAME_LENGTH);
      }
    }

    @Override
    public String text(List<String> tokens) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(tokens.size());
      for (String token : tokens) {
        if (NAME.matcher(token).matches()) {
          bytes.write(HexFormat.fromHexDigits(token, 3, 5));
        } else {
          bytes.writeBytes(token.getBytes(StandardCharsets.UTF_8));
        }
      }
      return bytes.toString(StandardCharsets.UTF_8);
    }

    private static List<String> names() {
      List<String> names = new ArrayList<>(256);
      for (int b = 0; b < 256; b++) {
        names.add(String.format("<0x%02X>", b));
      }
      return List.copyOf(names);
    }
  }

  /**
   * Byte-pair encoding (Sennrich, Haddow and Birch 2016, doi:10.18653/v1/P16-1162) with the merges
   * of a published encoding. Tokens are bytes written through GPT-2's printable map (a space is
   * {@code Ġ}), so that restoring needs no library. Bytes that are not UTF-8 restore as U+FFFD.
   *
   * @param encoding {@code r50k_base} (GPT-2), {@code p50k_base}, {@code cl100k_base} or {@code
   *     o200k_base}
   */
  @About("Byte-pair encoding with the merges of a published encoding.")
  record BytePair(
      @About("r50k_base (GPT-2), p50k_base, cl100k_base or o200k_base; default r50k_base.")
          String encoding)
      implements Tokenizer {

    private static final List<String> ENCODINGS =
        List.of("r50k_base", "p50k_base", "cl100k_base", "o200k_base");

    /** Constant tables of the library, each read at its first use. */
    private static final EncodingRegistry TABLES = Encodings.newLazyEncodingRegistry();

    public BytePair {
      Require.that(
          ENCODINGS.contains(encoding),
          "encoding must be one of %s, but was '%s'",
          String.join(", ", ENCODINGS),
          encoding);
    }

    public BytePair() {
      this("r50k_base");
    }

    @Override
    public String name() {
      return "bpe";
    }

    @Override
    public String label() {
      return name() + "-" + encoding;
    }

    @Override
    public void tokens(byte[] utf8, int from, int to, Sink sink) {
      Encoding merges = TABLES.getEncoding(encoding).orElseThrow();
      IntArrayList ids =
          merges.encodeOrdinary(new String(utf8, from, to - from, StandardCharsets.UTF_8));
      IntArrayList one = new IntArrayList(1);
      for (int i = 0; i < ids.size(); i++) {
        one.clear();
        one.add(ids.get(i));
        String token = PrintableBytes.print(merges.decodeBytes(one));
        byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
        sink.token(bytes, 0, bytes.length);
      }
    }

    @Override
    public String text(List<String> tokens) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(4 * tokens.size());
      for (String token : tokens) {
        PrintableBytes.read(token, bytes);
      }
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
