package org.collapselab.jobs.source;

import java.util.Optional;
import org.collapselab.trainer.settings.Named;

/**
 * The origin of human text: a corpus, or a known law, so that nothing about the truth has to be
 * estimated. Open to extensions: implement it as a record with {@code @AutoService(Source.class)}.
 */
public interface Source extends Named {

  /**
   * The text that it draws; empty if the text is read from files.
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
