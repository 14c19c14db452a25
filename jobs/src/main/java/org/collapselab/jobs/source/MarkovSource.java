package org.collapselab.jobs.source;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.collapselab.metrics.oracle.Laws;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;

/**
 * Documents of a stationary Markov chain of order 1. The row of each type in the transition matrix
 * is drawn once, keyed by the seed, from Dirichlet's law with parameters {@code concentration *
 * zipf_j}: in expectation rows have Zipf's law, and the smaller the concentration, the more they
 * differ. Every token of a document, the first one too, has the stationary law; a document ends
 * after each token with a fixed probability. Such rows as a model of text: Teh (2006), ACL.
 */
@AutoService(Source.class)
@About(
    "documents of a stationary Markov chain whose transition matrix is drawn from Dirichlet's law around Zipf's")
public record MarkovSource(
    @About("number of types, in [1, 1000]") int types,
    @About("exponent of the mean law of a row, at least 0") double exponent,
    @About("sum of the Dirichlet parameters of a row, above 0; a small one makes rows that differ")
        double concentration,
    @About("number of documents, in [1, 10000000]") int documents,
    @About("probability that a document ends after a token, in (0, 1]") double end)
    implements Source {

  public MarkovSource {
    Require.within(1, 1000, types, "types");
    SourceSizes.text(documents, 1);
    Require.that(
        exponent >= 0 && !Double.isInfinite(exponent),
        "exponent must be a number of at least 0, but was %s",
        exponent);
    Require.positive(concentration, "concentration");
    Require.that(end > 0 && end <= 1, "end must be in (0, 1], but was %s", end);
  }

  /** A hundred types, exponent 1, concentration 10, 5,000 documents of ten tokens on average. */
  public MarkovSource() {
    this(100, 1, 10, 5000, 0.1);
  }

  @Override
  public String name() {
    return "markov";
  }

  @Override
  public Optional<KnownText> text(long seed) {
    double[] mean = Laws.zipf(types, exponent);
    double[] parameters = new double[types];
    for (int j = 0; j < types; j++) {
      parameters[j] = concentration * mean[j];
    }
    Address rows = new Address(seed, Address.SHARED, Purpose.SOURCE, 1);
    double[][] next = new double[types][];
    for (int i = 0; i < types; i++) {
      next[i] = LogDirichlet.draw(parameters, rows.stream(i));
    }
    return Optional.of(
        new KnownText(
            documents, new KnownText.Ending.EndProbability(end), Stationary.law(next), next, seed));
  }
}
