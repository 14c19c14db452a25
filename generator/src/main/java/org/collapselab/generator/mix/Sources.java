package org.collapselab.generator.mix;

import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Lengths;

/** What a regime sees when it mixes D_t for one chain. */
public interface Sources {

  /** t, at least 1. */
  int generation();

  /** B = n_t, the training budget of generation t. */
  Size budget();

  /** All human training documents; document_id indexes them. */
  Lengths human();

  /**
   * The chain's human order: a keyed permutation of the human training documents. The initial
   * corpus H_0 is its first {@link #initial()} documents; fresh unused text follows.
   */
  int humanDocument(int rank);

  /** N, the number of documents of H_0. */
  int initial();

  /** X_born, 0 <= born < t. */
  Lengths synthetic(int born);

  /** D_{t-1}. */
  Mix previous();

  /** The address of this chain's draws at generation t. */
  Address random(Purpose purpose);
}
