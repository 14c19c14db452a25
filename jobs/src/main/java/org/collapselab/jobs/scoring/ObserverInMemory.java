package org.collapselab.jobs.scoring;

import java.util.List;
import java.util.Optional;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.replicate.Margins;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Observation.ModelFit;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.text.Documents;

/** Counts and compares texts in the memory of one JVM. */
public interface ObserverInMemory<T> extends Observer<T, CountedText> {

  /** The first tokens of a text, as metrics see them. */
  Passage prefix(T text, long tokens);

  /** Highest order of n-grams that metrics of counts look at. */
  int orders();

  @Override
  default CountedText count(T text, long tokens) {
    return new CountedText(prefix(text, tokens), orders());
  }

  @Override
  default Observation observe(CountedText text, CountedText other, Optional<ModelFit> model) {
    return text.against(other, model);
  }

  @Override
  default CountedText oneType(CountedText like) {
    Documents text = like.text().tokens();
    Documents floor =
        FloorText.of(text, text.size(), text.tokens(), like.text().spelling().vocabulary());
    return new CountedText(Passage.of(floor, like.text().spelling()), like.orders());
  }

  @Override
  default List<Score> margins(
      CountedText text,
      CountedText other,
      Observation seen,
      List<Score> scores,
      List<Metric> metrics,
      Address blocks) {
    return Margins.of(metrics, scores, seen, other.reference(), text.counts(), blocks);
  }
}
