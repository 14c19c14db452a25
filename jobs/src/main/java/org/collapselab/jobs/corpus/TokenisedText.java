package org.collapselab.jobs.corpus;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Lexicon;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;

/**
 * Text that is tokenised but not yet encoded, because its vocabulary is not known yet: token types
 * in the order of their appearance, and documents over positions in that list.
 */
public final class TokenisedText implements TextSink {

  private final Tokenizer tokenizer;
  private final Lexicon types = new Lexicon();
  private final Documents.Builder building = new Documents.Builder();

  /** Makes a text without documents. */
  public TokenisedText(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** Adds a document. */
  public void add(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    document(utf8, 0, utf8.length);
  }

  @Override
  public void document(byte[] utf8, int from, int to) {
    tokenizer.tokens(utf8, from, to, this::token);
    building.end(true);
  }

  private void token(byte[] utf8, int from, int to) {
    building.token(types.add(utf8, from, to));
  }

  /** Returns the documents so far; nothing can be added afterwards. */
  public Whole whole() {
    return new Whole(types, building.build());
  }

  /**
   * Text over the ids of its own vocabulary.
   *
   * @param documents documents over ids
   * @param vocabulary the types of the ids
   */
  public record Encoded(Documents documents, Vocabulary vocabulary) {}

  /**
   * Builds the vocabulary of all parts and encodes them, in their order. The result does not depend
   * on how the text was cut into parts.
   *
   * @param minimumCount as of {@link Vocabulary#of(Lexicon, long[], long, int)}
   * @param maximumSize as there
   */
  public static Encoded encode(List<Whole> parts, long minimumCount, int maximumSize) {
    Lexicon types = new Lexicon();
    List<int[]> positions = new ArrayList<>(); // by part and its type: the type among all
    for (Whole part : parts) {
      positions.add(types.addAll(part.types()));
    }
    long[] counts = new long[types.size()];
    for (int p = 0; p < parts.size(); p++) {
      long[] own = parts.get(p).occurrences();
      for (int type = 0; type < own.length; type++) {
        counts[positions.get(p)[type]] += own[type];
      }
    }
    Vocabulary vocabulary = Vocabulary.of(types, counts, minimumCount, maximumSize);
    int[] ids = vocabulary.ids(types);
    for (int[] part : positions) {
      for (int type = 0; type < part.length; type++) {
        part[type] = ids[part[type]];
      }
    }
    return new Encoded(
        Documents.joined(parts.stream().map(Whole::documents).toList(), positions), vocabulary);
  }

  /**
   * Tokenised documents.
   *
   * @param types token types in order of appearance
   * @param documents documents over positions in {@code types}
   */
  public record Whole(Lexicon types, Documents documents) {

    /** Adds the occurrences in one document to counts by position, shape (types). */
    public void count(int document, long[] counts) {
      for (int p = documents.offset(document); p < documents.offset(document + 1); p++) {
        counts[documents.token(p)]++;
      }
    }

    /** Returns the occurrences by position in all documents, shape (types). */
    private long[] occurrences() {
      long[] counts = new long[types.size()];
      for (int p = 0; p < documents.tokens(); p++) {
        counts[documents.token(p)]++;
      }
      return counts;
    }

    /** Returns the occurrences by type in all documents. */
    public Map<String, Long> counts() {
      Map<String, Long> byType = new HashMap<>();
      addTo(byType, occurrences());
      return byType;
    }

    /** Adds counts by position to counts by type. */
    public void addTo(Map<String, Long> byType, long[] counts) {
      for (int position = 0; position < counts.length; position++) {
        if (counts[position] > 0) {
          byType.merge(types.type(position), counts[position], Long::sum);
        }
      }
    }

    /** Encodes the documents by a vocabulary and adds them to others. */
    public void encode(Vocabulary vocabulary, Documents.Builder encoded) {
      int[] ids = vocabulary.ids(types);
      for (int d = 0; d < documents.size(); d++) {
        for (int p = documents.offset(d); p < documents.offset(d + 1); p++) {
          encoded.token(ids[documents.token(p)]);
        }
        encoded.end(true);
      }
    }
  }
}
