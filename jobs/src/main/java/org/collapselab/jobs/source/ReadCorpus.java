package org.collapselab.jobs.source;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.collapselab.trainer.settings.About;

/** The source of text that people wrote: it is read, not drawn. */
@AutoService(Source.class)
@About("text that is read from where the key corpus says")
public record ReadCorpus() implements Source {

  @Override
  public String name() {
    return "corpus";
  }

  @Override
  public Optional<KnownText> text(long seed) {
    return Optional.empty();
  }
}
