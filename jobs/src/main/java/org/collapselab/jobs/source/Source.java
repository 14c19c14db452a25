package org.collapselab.jobs.source;

import java.util.Optional;
import org.collapselab.trainer.settings.Named;

/**
 * Where human text comes from: a corpus, or a law that is known, so that nothing about the truth
 * need be estimated. Open: implement it as a record with {@code @AutoService(Source.class)}.
 */
public interface Source extends Named {

  /**
   * The law that it draws documents from; empty for what is read from files.
   *
   * @param seed of the experiment
   */
  Optional<KnownText> text(long seed);

  /** Its name and parameters, for the manifest. */
  default String described() {
    String record = toString();
    return name() + record.substring(record.indexOf('['));
  }
}
