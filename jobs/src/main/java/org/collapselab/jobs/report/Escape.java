package org.collapselab.jobs.report;

/** Makes text of any origin safe for its place in the page. */
final class Escape {

  private static final String HEX = "0123456789abcdef";

  private Escape() {}

  /** Escapes a text for the content of an element or for a quoted attribute. */
  static String html(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    String sound = sound(text);
    for (int i = 0; i < sound.length(); i++) {
      char c = sound.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /**
   * Returns a JSON string with its quotes for a script element. It has no {@code <}, so neither
   * {@code </script>} nor {@code <!--} can arise, and no line separators that older engines refuse.
   */
  static String json(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean unsafe =
          c < 0x20
              || c == '<'
              || c == '>'
              || c == '&'
              || (c >= 0x7f && c < 0xa0)
              || c == '\u2028'
              || c == '\u2029';
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (unsafe) {
        hex(out, c);
      } else if (Character.isSurrogate(c) && !paired(text, i)) {
        hex(out, '\ufffd');
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /** Replaces what HTML forbids, control characters and half surrogate pairs, by U+FFFD. */
  private static String sound(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean control = c < 0x20 && c != '\n' && c != '\t' || c >= 0x7f && c < 0xa0;
      boolean half = Character.isSurrogate(c) && !paired(text, i);
      out.append(control || half ? '\ufffd' : c);
    }
    return out.toString();
  }

  private static boolean paired(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }

  private static void hex(StringBuilder out, char c) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt(c >> shift & 15));
    }
  }
}
