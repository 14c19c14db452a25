package org.collapselab.jobs.run;

import org.collapselab.generator.mix.Mix;
import org.collapselab.trainer.text.Documents;

/** What a chain has done before the generation under way. */
public interface History extends Past {

  @Override
  Documents corpus(int born);

  @Override
  Mix mix(int generation);
}
