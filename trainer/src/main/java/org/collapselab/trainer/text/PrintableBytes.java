package org.collapselab.trainer.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * GPT-2's map of bytes to printable characters (Radford et al. 2019, {@code bytes_to_unicode} of
 * its encoder): a byte that is a visible character of Latin-1 stands for itself, the other 68, in
 * ascending order, for U+0100, U+0101, ...
 */
final class PrintableBytes {

  private static final char FIRST_OTHER = '\u0100';
  private static final char[] CHARACTERS = new char[256]; // by byte
  private static final byte[] BYTES = new byte[FIRST_OTHER + 68]; // by character, if one is used

  static {
    char other = FIRST_OTHER;
    for (int b = 0; b < 256; b++) {
      CHARACTERS[b] = isVisible((char) b) ? (char) b : other++;
      BYTES[CHARACTERS[b]] = (byte) b;
    }
  }

  private PrintableBytes() {}

  /** The printable form of some bytes. */
  static String print(byte[] bytes) {
    char[] printed = new char[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      printed[i] = CHARACTERS[bytes[i] & 0xFF];
    }
    return new String(printed);
  }

  /** Appends the bytes of a printable form; a character outside the map stands for its UTF-8. */
  static void read(String printed, ByteArrayOutputStream bytes) {
    for (int i = 0; i < printed.length(); ) {
      int c = printed.codePointAt(i);
      if (c < FIRST_OTHER ? isVisible((char) c) : c < BYTES.length) {
        bytes.write(BYTES[c]);
      } else {
        bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
      }
      i += Character.charCount(c);
    }
  }

  /** The visible characters of Latin-1: neither controls, nor spaces, nor the soft hyphen. */
  private static boolean isVisible(char c) {
    return (c >= '!' && c <= '~')
        || (c >= '\u00A1' && c <= '\u00AC')
        || (c >= '\u00AE' && c <= '\u00FF');
  }
}
