package org.collapselab.metrics.count;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.settings.Require;
import org.collapselab.trainer.text.Documents;

/**
 * The human text that generated texts are compared with: its n-gram counts, inside documents only,
 * and their spectra, made once. The joint spectra of a text then cost time in the distinct n-grams
 * of that text and in the distinct counts of the human one, not in its size. Immutable, shared by
 * threads.
 */
public final class HumanReference implements Serializable {

  private final NGramCounts human;
  private final List<JointSpectrum> absent; // by order: spectra of a text without any n-gram

  /**
   * A reference.
   *
   * @param human counts without boundaries, of any order; joint spectra have the same orders
   */
  public HumanReference(NGramCounts human) {
    Require.that(
        !human.boundaries(),
        "a human reference needs n-grams inside documents, but these counts have document"
            + " boundaries; count without them");
    this.human = human;
    List<JointSpectrum> spectra = new ArrayList<>();
    for (int order = 1; order <= human.order(); order++) {
      spectra.add(absent(human, order));
    }
    this.absent = List.copyOf(spectra);
  }

  /**
   * The reference of a human text.
   *
   * @param orders highest order of n-grams that is compared, in [1, 7]
   */
  public static HumanReference of(Documents text, int orders) {
    return new HumanReference(NGramCounts.count(text, orders, false));
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
    Require.that(
        generated.order() >= human.order() && !generated.boundaries(),
        "a text must be counted without boundaries up to order %s of its reference, but was"
            + " %s",
        human.order(),
        generated.boundaries() ? "with boundaries" : "up to " + generated.order());
    List<JointSpectrum> spectra = new ArrayList<>();
    int[] contexts = CommonTypes.EMPTY_CONTEXT;
    for (int order = 1; order <= human.order(); order++) {
      int[] types = CommonTypes.of(human, generated, order, contexts);
      spectra.add(absent.get(order - 1).found(found(generated, order, types)));
      contexts = types;
    }
    return List.copyOf(spectra);
  }

  /**
   * Joint spectra of a text without some of its documents, from those of the whole; only the types
   * of these documents cost time.
   *
   * @param text counts of the whole text, or of the types that begin in a range of tokens
   * @param spectra joint spectra of these
   * @param part counts of the documents that are left out; types that {@code text} lacks are passed
   *     over
   */
  public List<JointSpectrum> without(
      NGramCounts text, List<JointSpectrum> spectra, NGramCounts part) {
    List<JointSpectrum> rest = new ArrayList<>();
    int[] humanContexts = CommonTypes.EMPTY_CONTEXT;
    int[] contexts = CommonTypes.EMPTY_CONTEXT;
    for (int order = 1; order <= human.order(); order++) {
      int[] theirs = CommonTypes.of(human, part, order, humanContexts);
      int[] whole = CommonTypes.of(text, part, order, contexts);
      JointSpectrum.Builder cells = new JointSpectrum.Builder().add(spectra.get(order - 1));
      for (int type = 0; type < whole.length; type++) {
        if (whole[type] >= 0) {
          cells.fewer(
              theirs[type] < 0 ? 0 : human.count(order, theirs[type]),
              text.count(order, whole[type]),
              part.count(order, type));
        }
      }
      rest.add(cells.build());
      humanContexts = theirs;
      contexts = whole;
    }
    return rest;
  }

  /** The spectrum of the types that the generated text has. */
  private JointSpectrum found(NGramCounts generated, int order, int[] types) {
    JointSpectrum.Builder cells = new JointSpectrum.Builder();
    for (int type = 0; type < types.length; type++) {
      long count = types[type] < 0 ? 0 : human.count(order, types[type]);
      cells.type(count, generated.count(order, type));
    }
    return cells.build();
  }

  private static JointSpectrum absent(NGramCounts human, int order) {
    JointSpectrum.Builder cells = new JointSpectrum.Builder();
    for (int type = 0; type < human.types(order); type++) {
      cells.add(human.count(order, type), 0, 1);
    }
    return cells.build();
  }
}
