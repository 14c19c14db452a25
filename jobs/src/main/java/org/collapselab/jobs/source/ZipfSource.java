package org.collapselab.jobs.source;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.collapselab.metrics.oracle.Laws;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;

/**
 * Documents of independent draws from Zipf's law, {@code p_i = i^-exponent / sum_j j^-exponent}
 * over ranks 1 to {@code types}: the tail of natural language and nothing else of it. Zipf (1949).
 */
@AutoService(Source.class)
@About("documents of independent draws from Zipf's law, p(i) proportional to i^-exponent")
public record ZipfSource(
    @About("number of types, in [1, 1000000]") int types,
    @About("exponent of the law, at least 0; 1 is about that of words") double exponent,
    @About("number of documents, in [1, 10000000]") int documents,
    @About("tokens of a document, in [1, 10000]") int length)
    implements Source {

  public ZipfSource {
    Require.within(1, 1_000_000, types, "types");
    SourceSizes.text(documents, length);
    Require.that(
        exponent >= 0 && !Double.isInfinite(exponent),
        "exponent must be a number of at least 0, but was %s",
        exponent);
  }

  /** A thousand types, exponent 1, 5,000 documents of one token. */
  public ZipfSource() {
    this(1000, 1, 5000, 1);
  }

  @Override
  public String name() {
    return "zipf";
  }

  @Override
  public Optional<KnownText> text(long seed) {
    return Optional.of(KnownText.independent(documents, length, Laws.zipf(types, exponent), seed));
  }
}
