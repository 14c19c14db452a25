package org.collapselab.jobs.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;

/**
 * Text that is tokenised but not yet encoded, because its vocabulary is not known: token types in
 * order of appearance, and documents over their positions in that list.
 */
public final class Tokenised {

  private final Tokenizer tokenizer;
  private final Map<String, Integer> positions = new HashMap<>();
  private final List<String> types = new ArrayList<>();
  private final Documents.Builder building = new Documents.Builder();

  /** No documents yet. */
  public Tokenised(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** Adds a document. */
  public void add(String text) {
    for (String token : tokenizer.tokens(text)) {
      Integer position = positions.putIfAbsent(token, types.size());
      if (position == null) {
        position = types.size();
        types.add(token);
      }
      building.token(position);
    }
    building.end(true);
  }

  /** The documents so far; nothing can be added afterwards. */
  public Whole whole() {
    return new Whole(types, building.build());
  }

  /**
   * Tokenised documents.
   *
   * @param types token types in order of appearance
   * @param documents documents over positions in {@code types}
   */
  public record Whole(List<String> types, Documents documents) {

    /** Adds the occurrences in one document to counts by position, shape (types). */
    void count(int document, long[] counts) {
      for (int p = documents.offset(document); p < documents.offset(document + 1); p++) {
        counts[documents.token(p)]++;
      }
    }

    /** Occurrences by type, in all documents. */
    public Map<String, Long> counts() {
      long[] counts = new long[types.size()];
      for (int d = 0; d < documents.size(); d++) {
        count(d, counts);
      }
      Map<String, Long> byType = new HashMap<>();
      addTo(byType, counts);
      return byType;
    }

    /** Adds counts by position to counts by type. */
    void addTo(Map<String, Long> byType, long[] counts) {
      for (int position = 0; position < counts.length; position++) {
        if (counts[position] > 0) {
          byType.merge(types.get(position), counts[position], Long::sum);
        }
      }
    }

    /** Adds the documents as a vocabulary encodes them. */
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
