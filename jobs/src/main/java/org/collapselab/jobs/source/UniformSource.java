package org.collapselab.jobs.source;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.Optional;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;

/** Documents of independent draws from the uniform law, {@code p_i = 1 / types}. */
@AutoService(Source.class)
@About("documents of independent draws from types that are all equally probable")
public record UniformSource(
    @About("number of types, in [1, 1000000]") int types,
    @About("number of documents, in [1, 10000000]") int documents,
    @About("tokens of a document, in [1, 10000]") int length)
    implements Source {

  public UniformSource {
    Require.within(1, 1_000_000, types, "types");
    SourceSizes.text(documents, length);
  }

  /** A thousand types, 5,000 documents of one token. */
  public UniformSource() {
    this(1000, 5000, 1);
  }

  @Override
  public String name() {
    return "uniform";
  }

  @Override
  public Optional<KnownText> text(long seed) {
    double[] law = new double[types];
    Arrays.fill(law, 1.0 / types);
    return Optional.of(KnownText.independent(documents, length, law, seed));
  }
}
