package org.collapselab.metrics.count;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.collapselab.trainer.ngram.NGramCounts;
import org.collapselab.trainer.text.Documents;

/**
 * The human text that generated texts are compared with: its n-gram counts, inside documents only,
 * and their spectra, made once. The joint spectra of a text then cost time in the distinct n-grams
 * of that text, whatever the size of the human one. Immutable, shared by threads.
 */
public final class HumanReference implements Serializable {

  /** Highest order that the metrics look at. */
  public static final int ORDER = 3;

  private final NGramCounts human;
  private final List<JointSpectrum> absent; // by order: spectra of a text without any n-gram

  /**
   * A reference.
   *
   * @param human counts without boundaries, of any order; joint spectra have the same orders
   */
  public HumanReference(NGramCounts human) {
    if (human.boundaries()) {
      throw new IllegalArgumentException(
          "a human reference needs n-grams inside documents, but these counts have document"
              + " boundaries; count without them");
    }
    this.human = human;
    List<JointSpectrum> spectra = new ArrayList<>();
    for (int order = 1; order <= human.order(); order++) {
      spectra.add(absent(human, order));
    }
    this.absent = List.copyOf(spectra);
  }

  /** The reference of a human text, orders 1 to {@link #ORDER}. */
  public static HumanReference of(Documents text) {
    return new HumanReference(NGramCounts.count(text, ORDER, false));
  }

  /** Joint spectra of a text, index 0 for order 1; shape (order of the reference). */
  public List<JointSpectrum> spectra(Documents text) {
    return spectra(NGramCounts.count(text, human.order(), false));
  }

  /**
   * Joint spectra of a text, index 0 for order 1; shape (order of the reference).
   *
   * @param generated counts without boundaries, of at least the order of the reference
   */
  public List<JointSpectrum> spectra(NGramCounts generated) {
    if (generated.order() < human.order() || generated.boundaries()) {
      throw new IllegalArgumentException(
          "a text must be counted without boundaries up to order "
              + human.order()
              + " of its reference, but was "
              + (generated.boundaries() ? "with boundaries" : "up to " + generated.order()));
    }
    List<JointSpectrum> spectra = new ArrayList<>();
    int[] contexts = {0}; // human type of each generated context, -1 where human text lacks it
    for (int order = 1; order <= human.order(); order++) {
      JointSpectrum.Builder cells = new JointSpectrum.Builder().add(absent.get(order - 1));
      int[] types = new int[generated.types(order)];
      for (int context = 0; context < contexts.length; context++) {
        int end = generated.first(order, context + 1);
        for (int type = generated.first(order, context); type < end; type++) {
          types[type] =
              contexts[context] < 0
                  ? -1
                  : human.child(order, contexts[context], generated.token(order, type));
          if (types[type] < 0) {
            cells.add(0, generated.count(order, type), 1);
          } else {
            cells.found(human.count(order, types[type]), generated.count(order, type));
          }
        }
      }
      spectra.add(cells.build());
      contexts = types;
    }
    return List.copyOf(spectra);
  }

  private static JointSpectrum absent(NGramCounts human, int order) {
    JointSpectrum.Builder cells = new JointSpectrum.Builder();
    for (int type = 0; type < human.types(order); type++) {
      cells.add(human.count(order, type), 0, 1);
    }
    return cells.build();
  }
}
