package org.collapselab.jobs.loop;

import org.collapselab.generator.mix.Mix;
import org.collapselab.trainer.text.Lengths;

/** The past of a chain as far as regimes need it: lengths and mixes. */
public interface PastLengths {

  /** X_born of this chain. */
  Lengths corpus(int born);

  /** D_{t-1} of this chain. */
  Mix mix(int generation);
}
