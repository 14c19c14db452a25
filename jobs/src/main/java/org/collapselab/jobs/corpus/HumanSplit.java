package org.collapselab.jobs.corpus;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.base.Sha256;
import org.collapselab.trainer.settings.Require;

/**
 * The division of human documents into those for training and those held out.
 *
 * <p>A document is held out iff u &lt; share, where u in [0, 1) is the upper 53 bits of
 * SHA-256(seed as 8 bytes, big-endian; split key in UTF-8). So the side depends on the content and
 * the seed only, not on the order or on other documents; equal keys never straddle the split; a
 * larger share holds out a superset. If keys differ but texts agree (the same example under two
 * glosses), the text may fall on both sides: those held-out documents are dropped. Duplicates among
 * the training documents stay, they are part of the corpus.
 *
 * @param sides by document
 */
public record HumanSplit(List<Side> sides) {

  /** The side of the split on which a document falls. */
  public enum Side {
    /** Training may use the document. */
    TRAIN,
    /** Training never uses the document or its text. */
    HELD_OUT,
    /**
     * The document is in neither part: it would be held out, but the training documents contain its
     * exact text.
     */
    DROPPED
  }

  /**
   * Splits a corpus; document ids are positions in the list.
   *
   * @param heldOutShare expected share of held-out keys, in [0, 1)
   * @throws InputException if no document would be left to train on
   */
  public static HumanSplit split(List<HumanDocument> documents, double heldOutShare, long seed) {
    Rule rule = new Rule(heldOutShare, seed);
    List<Side> sides = new ArrayList<>(documents.size());
    Set<String> trained = new HashSet<>();
    for (HumanDocument document : documents) {
      boolean held = rule.heldOut(document);
      sides.add(held ? Side.HELD_OUT : Side.TRAIN);
      if (!held) {
        trained.add(document.text());
      }
    }
    rule.requireTraining(trained.size(), documents.size());
    for (int d = 0; d < sides.size(); d++) {
      if (sides.get(d) == Side.HELD_OUT && trained.contains(documents.get(d).text())) {
        sides.set(d, Side.DROPPED);
      }
    }
    return new HumanSplit(sides);
  }

  /**
   * Splits documents that are independent draws from one law. None is dropped, because an equal
   * text is a draw like any other, and without it the held-out ones would follow another law.
   *
   * @param heldOutShare expected share of held-out keys, in [0, 1)
   * @throws InputException if no document would be left to train on
   */
  public static HumanSplit ofDraws(List<HumanDocument> documents, double heldOutShare, long seed) {
    Rule rule = new Rule(heldOutShare, seed);
    List<Side> sides =
        documents.stream().map(d -> rule.heldOut(d) ? Side.HELD_OUT : Side.TRAIN).toList();
    HumanSplit split = new HumanSplit(sides);
    rule.requireTraining(split.count(Side.TRAIN), documents.size());
    return split;
  }

  /** Returns the side of a document. */
  public Side side(int document) {
    return sides.get(document);
  }

  /** The ids of the documents of one side, ascending. */
  public int[] documents(Side side) {
    int[] ids = new int[count(side)];
    int n = 0;
    for (int d = 0; d < sides.size(); d++) {
      if (sides.get(d) == side) {
        ids[n++] = d;
      }
    }
    return ids;
  }

  /** Number of documents of one side; the report gives the number of those dropped. */
  public int count(Side side) {
    return (int) sides.stream().filter(side::equals).count();
  }

  /**
   * Applies the rule document by document. If every text is its own split key, as in files, equal
   * texts never straddle the split, and no document is dropped.
   */
  public static final class Rule {

    private final double heldOutShare;
    private final long seed;
    private final MessageDigest sha256 = Sha256.digest();

    /**
     * A rule.
     *
     * @param heldOutShare expected share of held-out keys, in [0, 1)
     */
    public Rule(double heldOutShare, long seed) {
      Require.that(
          heldOutShare >= 0 && heldOutShare < 1,
          "the held-out share must be in [0, 1), but was %s",
          heldOutShare);
      this.heldOutShare = heldOutShare;
      this.seed = seed;
    }

    /** Whether a document is held out or dropped. */
    public boolean heldOut(HumanDocument document) {
      return uniform(document.splitKey()) < heldOutShare;
    }

    /**
     * Throws an exception if a split leaves nothing to train on.
     *
     * @throws InputException if {@code training} is 0
     */
    public void requireTraining(int training, int documents) {
      InputException.require(
          training != 0,
          "a document must be left to train on, but a held-out share of %s takes all %s; lower"
              + " it or use a larger corpus",
          heldOutShare,
          documents);
    }

    private double uniform(String key) {
      sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
      byte[] hash = sha256.digest(key.getBytes(StandardCharsets.UTF_8));
      return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1.0p-53;
    }
  }
}
