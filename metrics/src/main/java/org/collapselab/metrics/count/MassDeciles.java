package org.collapselab.metrics.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/**
 * The n-gram types of a human text in tenths of its mass, and what another text has of each tenth.
 * Types are ranked by descending human count, equal counts by their spelling in Unicode code points
 * (n-grams word by word); a type belongs to the tenth in which the mass of the types before it
 * ends, {@code floor(10 mass / N)}. The joint spectrum does not say which of two equally frequent
 * types comes first, so both texts are counted again over ids in the order of their spelling:
 * linear time in both, memory in the types of both. Immutable.
 */
public final class MassDeciles {

  /** Number of tenths. */
  public static final int TENTHS = 10;

  private final int[] places; // by token id: another, in the order of spelling
  private final NGramCounts human; // over places
  private final List<byte[]> tenths; // by order, from order 1: tenth of each type

  private MassDeciles(Passage human, int orders) {
    this.places = places(human.spelling().vocabulary());
    this.human = NGramCounts.count(spelled(human.tokens()), orders, false);
    List<byte[]> all = new ArrayList<>();
    for (int n = 1; n <= orders; n++) {
      all.add(tenths(this.human, n));
    }
    this.tenths = List.copyOf(all);
  }

  /** The tenths of a human text, made once and kept with it. */
  public static MassDeciles of(Passage human, int orders) {
    record Key(int orders) {}
    return human.derive(new Key(orders), () -> new MassDeciles(human, orders));
  }

  /**
   * What a text has of a tenth.
   *
   * @param types human types of the tenth
   * @param mass their human occurrences
   * @param alive how many of them the text has
   * @param occurrences how often
   */
  public record Tenth(long types, long mass, long alive, long occurrences) {}

  /**
   * What a text has of each tenth; shape (orders) lists of {@link #TENTHS}.
   *
   * @param text of the same vocabulary
   */
  public List<List<Tenth>> of(Documents text) {
    NGramCounts generated = NGramCounts.count(spelled(text), human.order(), false);
    List<List<Tenth>> all = new ArrayList<>();
    int[] contexts = CommonTypes.EMPTY_CONTEXT;
    for (int n = 1; n <= human.order(); n++) {
      int[] common = CommonTypes.of(human, generated, n, contexts);
      all.add(of(generated, n, common));
      contexts = common;
    }
    return all;
  }

  private List<Tenth> of(NGramCounts generated, int n, int[] common) {
    byte[] tenth = tenths.get(n - 1);
    long[] types = new long[TENTHS];
    long[] mass = new long[TENTHS];
    long[] alive = new long[TENTHS];
    long[] occurrences = new long[TENTHS];
    for (int type = 0; type < tenth.length; type++) {
      types[tenth[type]]++;
      mass[tenth[type]] += human.count(n, type);
    }
    for (int type = 0; type < common.length; type++) {
      if (common[type] >= 0) {
        alive[tenth[common[type]]]++;
        occurrences[tenth[common[type]]] += generated.count(n, type);
      }
    }
    List<Tenth> all = new ArrayList<>();
    for (int t = 0; t < TENTHS; t++) {
      all.add(new Tenth(types[t], mass[t], alive[t], occurrences[t]));
    }
    return all;
  }

  /** The tenth of each type of an order; types are in the order of their spelling. */
  private static byte[] tenths(NGramCounts human, int n) {
    int types = human.types(n);
    JointSpectrum.Builder counts = new JointSpectrum.Builder();
    for (int type = 0; type < types; type++) {
      counts.type(human.count(n, type), 0);
    }
    FrequencySpectrum spectrum = counts.build().humanFrequencies();
    long[] before = new long[spectrum.size()]; // mass before the next type of each count
    long mass = 0;
    for (int entry = spectrum.size() - 1; entry >= 0; entry--) {
      before[entry] = mass;
      mass += spectrum.count(entry) * spectrum.types(entry);
    }
    byte[] tenths = new byte[types];
    for (int type = 0; type < types; type++) {
      long count = human.count(n, type);
      int entry = count == 1 ? 0 : spectrum.entry(count); // most types occur once
      tenths[type] = (byte) (TENTHS * before[entry] / mass);
      before[entry] += count;
    }
    return tenths;
  }

  /** Ids in the order of spelling: UTF-8 bytes, unsigned, are in the order of code points. */
  private static int[] places(Vocabulary vocabulary) {
    byte[][] spellings = new byte[vocabulary.size()][];
    Integer[] order = new Integer[spellings.length];
    for (int id = 0; id < spellings.length; id++) {
      spellings[id] = vocabulary.utf8(id);
      order[id] = id;
    }
    Arrays.sort(order, (a, b) -> Arrays.compareUnsigned(spellings[a], spellings[b]));
    int[] places = new int[spellings.length];
    for (int place = 0; place < order.length; place++) {
      places[order[place]] = Vocabulary.FIRST_WORD + place; // ids below have meanings of their own
    }
    return places;
  }

  private Documents spelled(Documents text) {
    Documents.Builder spelled = new Documents.Builder();
    for (int d = 0; d < text.size(); d++) {
      for (int p = text.offset(d); p < text.offset(d + 1); p++) {
        int id = text.token(p); // an id beyond the human vocabulary is in no human type
        spelled.token(id < places.length ? places[id] : Vocabulary.FIRST_WORD + id);
      }
      spelled.end(text.closed(d));
    }
    return spelled.build();
  }
}
