package org.collapselab.jobs.run;

import org.collapselab.generator.mix.Mix;
import org.collapselab.trainer.text.Documents;

/** What a chain has done before the generation under way. */
public interface History {

  /** X_born of this chain. */
  Documents corpus(int born);

  /** D_{t-1} of this chain. */
  Mix mix(int generation);
}
