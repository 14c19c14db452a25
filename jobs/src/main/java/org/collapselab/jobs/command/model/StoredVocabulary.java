package org.collapselab.jobs.command.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.collapselab.trainer.text.Lexicon;
import org.collapselab.trainer.text.Vocabulary;

/**
 * Stores a vocabulary as a text file in UTF-8: after a line of names, line i + 2 holds the count of
 * id i, a tab and its type, in which backslash, tab, line feed and carriage return are written
 * {@code \\}, {@code \t}, {@code \n} and {@code \r}.
 */
final class StoredVocabulary {

  private static final String NAMES = "count\ttype";
  private static final String PLAIN = "\\\t\n\r";
  private static final String ESCAPED = "\\tnr";

  private StoredVocabulary() {}

  static void write(Vocabulary vocabulary, OutputStream out) throws IOException {
    out.write((NAMES + "\n").getBytes(StandardCharsets.US_ASCII));
    for (int id = 0; id < vocabulary.size(); id++) {
      out.write(Long.toString(vocabulary.count(id)).getBytes(StandardCharsets.US_ASCII));
      out.write('\t');
      for (byte b : vocabulary.utf8(id)) {
        int special = PLAIN.indexOf(b);
        if (special >= 0) {
          out.write('\\');
        }
        out.write(special >= 0 ? ESCAPED.charAt(special) : b);
      }
      out.write('\n');
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if a line is not as it was written
   */
  static Vocabulary read(InputStream in) throws IOException {
    byte[] file = in.readAllBytes();
    int at = end(file, 0) + 1;
    if (!new String(file, 0, Math.max(0, at - 1), StandardCharsets.UTF_8).equals(NAMES)) {
      throw new IOException("a vocabulary must begin with the names count and type");
    }
    Lexicon types = new Lexicon();
    long[] counts = new long[1 << 10];
    while (at < file.length) {
      int end = end(file, at);
      if (types.size() == counts.length) {
        counts = Arrays.copyOf(counts, 2 * counts.length);
      }
      counts[types.size()] = entry(file, at, end, types);
      at = end + 1;
    }
    return Vocabulary.stored(types, Arrays.copyOf(counts, types.size()));
  }

  private static int end(byte[] file, int from) {
    int end = from;
    while (end < file.length && file[end] != '\n') {
      end++;
    }
    return end;
  }

  /** Adds the type of a line and returns its count. */
  private static long entry(byte[] file, int from, int end, Lexicon types) throws IOException {
    int tab = from;
    long count = 0;
    while (tab < end && file[tab] >= '0' && file[tab] <= '9' && count < Long.MAX_VALUE / 100) {
      count = 10 * count + file[tab++] - '0';
    }
    int id = types.size();
    boolean whole = end < file.length && tab > from && tab < end && file[tab] == '\t';
    if (!whole || add(file, tab + 1, end, types) != id) {
      throw new IOException(
          "line %d of a vocabulary must be a count, a tab and a new type".formatted(id + 2));
    }
    return count;
  }

  private static int add(byte[] file, int from, int end, Lexicon types) {
    ByteArrayOutputStream type = new ByteArrayOutputStream(end - from);
    for (int i = from; i < end; i++) {
      boolean escape = file[i] == '\\' && i + 1 < end && ESCAPED.indexOf(file[i + 1]) >= 0;
      type.write(escape ? PLAIN.charAt(ESCAPED.indexOf(file[++i])) : file[i]);
    }
    byte[] utf8 = type.toByteArray();
    return types.add(utf8, 0, utf8.length);
  }
}
