package org.collapselab.jobs.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.collapselab.jobs.base.InputException;

/**
 * Reads the lines of a file in strict UTF-8. A byte that is not UTF-8 is an error that names the
 * line, never a replacement character. Lines end in LF or CR LF; a byte order mark is skipped.
 */
final class Utf8Lines implements AutoCloseable {

  private final String file;
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private long number;

  /**
   * @param file its name, for messages
   */
  Utf8Lines(String file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  /** Returns the next line without its end; empty after the last. */
  Optional<String> next() {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    boolean any = false;
    while (fill()) {
      any = true;
      int from = position;
      while (position < limit && buffer[position] != '\n') {
        position++;
      }
      line.write(buffer, from, position - from);
      if (position < limit) {
        position++;
        break;
      }
    }
    if (!any) {
      return Optional.empty();
    }
    number++;
    String text = decode(line.toByteArray(), this::place);
    if (number == 1 && text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }

  /** File and number of the last line, from 1, as messages name it. */
  String place() {
    return file + ", line " + number;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private boolean fill() {
    if (position == limit) {
      try {
        position = 0;
        limit = Math.max(0, in.read(buffer));
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }
    return position < limit;
  }

  static InputException unreadable(String file, Exception e) {
    return new InputException(
        "a corpus file must be readable to its end, but %s gives: %s; is it damaged?"
            .formatted(file, FoundFile.reason(e)),
        e);
  }

  /** Decodes UTF-8, or throws an exception that names the place and the first wrong byte. */
  static String decode(byte[] bytes, Supplier<String> place) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') < 0) {
      return text;
    }
    CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CoderResult result = strict.decode(in, CharBuffer.allocate(bytes.length), true);
    if (result.isError()) {
      throw new InputException(
          String.format(
              "text must be UTF-8, but in %s, byte %d is 0x%02X; convert the file, for instance with"
                  + " iconv",
              place.get(), in.position() + 1, bytes[in.position()]));
    }
    return text; // a replacement character that the file itself has
  }
}
