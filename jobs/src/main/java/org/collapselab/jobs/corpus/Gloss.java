package org.collapselab.jobs.corpus;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a WordNet gloss: {@code definition; "example"; "example"- Author; usage note}.
 *
 * @param definition all that is not an example, joined by {@code "; "}: the definition and usage
 *     notes
 * @param examples the example sentences without quotation marks and without attributions
 */
record Gloss(String definition, List<String> examples) {

  static Gloss of(String gloss) {
    List<String> definition = new ArrayList<>();
    List<String> examples = new ArrayList<>();
    for (String part : parts(gloss)) {
      sort(part, definition, examples);
    }
    return new Gloss(String.join("; ", definition), List.copyOf(examples));
  }

  /** Cuts a gloss at semicolons that end a word outside quotation marks and parentheses. */
  private static List<String> parts(String gloss) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int depth = 0;
    int from = 0;
    for (int i = 0; i < gloss.length(); i++) {
      char c = gloss.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == '(') {
        depth++;
      } else if (!quoted && c == ')') {
        depth--;
      } else if (!quoted && c == ';' && depth == 0 && isEnd(gloss, i + 1)) {
        parts.add(gloss.substring(from, i).strip());
        from = i + 1;
      }
    }
    parts.add(gloss.substring(from).strip());
    parts.removeIf(String::isEmpty);
    return parts;
  }

  private static boolean isEnd(String gloss, int i) {
    return i == gloss.length() || gloss.charAt(i) == ' ';
  }

  private static void sort(String part, List<String> definition, List<String> examples) {
    if (!part.startsWith("\"")) {
      int colon = part.indexOf(": \"");
      if (colon < 0) {
        definition.add(part); // a quotation inside belongs to the definition
      } else {
        definition.add(part.substring(0, colon));
        sort(part.substring(colon + 2), definition, examples);
      }
      return;
    }
    int close = part.indexOf('"', 1);
    String example = part.substring(1, close < 0 ? part.length() : close).strip();
    String rest = close < 0 ? "" : part.substring(close + 1).strip();
    if (rest.startsWith("\"")) { // the semicolon between two examples is missing
      examples.add(example);
      sort(rest, definition, examples);
    } else if (rest.isEmpty() || isAttribution(rest)) {
      examples.add(example);
    } else {
      definition.add(part); // "lang syne" is Scottish
    }
  }

  /** {@code - Henry Miller}, {@code --Jane Austen}, {@code (Matthew 7:12)}, {@code H.L.Mencken}. */
  private static boolean isAttribution(String rest) {
    char first = rest.charAt(0);
    return first == '-' || first == '(' || Character.isUpperCase(first);
  }
}
