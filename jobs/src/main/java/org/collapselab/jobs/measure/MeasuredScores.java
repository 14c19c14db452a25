package org.collapselab.jobs.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.collapselab.jobs.event.Events;
import org.collapselab.jobs.event.RunEvent.StepsDone;
import org.collapselab.jobs.event.Work;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.jobs.scoring.CountedText;
import org.collapselab.jobs.scoring.Measurement;
import org.collapselab.jobs.scoring.ObserverInMemory;
import org.collapselab.jobs.scoring.TextScorer;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;

/**
 * Scores of given texts. Each text, and held-out human text as a control, is measured on its first
 * B tokens. Texts are measured side by side.
 */
final class MeasuredScores {

  /** Counts passages as they were read. */
  private record Passages(int orders) implements ObserverInMemory<Passage> {

    @Override
    public long tokens(Passage text) {
      return text.tokens().tokens();
    }

    @Override
    public Passage prefix(Passage text, long tokens) {
      return text.prefix(tokens);
    }
  }

  private final TextScorer<Passage, CountedText> scorer;
  private final List<CountedText> texts;
  private final Optional<CountedText> control;
  private final long seed;
  private final long budget;
  private final Events events;
  private Work done = Work.NONE;

  /**
   * Prepares.
   *
   * @param orders highest order of n-grams that metrics of counts look at
   * @param budget B
   * @param seed of the jackknife's blocks
   */
  MeasuredScores(
      MeasuredTexts texts,
      List<Metric> metrics,
      int orders,
      long budget,
      long seed,
      Events events) {
    Passages observer = new Passages(orders);
    this.scorer = new TextScorer<>(observer, metrics, new CountedText(texts.reference(), orders));
    this.texts = texts.generated().stream().map(text -> observer.count(text, budget)).toList();
    this.control =
        Optional.of(texts.heldOut())
            .filter(text -> observer.tokens(text) > 0)
            .map(text -> observer.count(text, budget));
    this.seed = seed;
    this.budget = budget;
    this.events = events;
  }

  /** Measures all texts; by generation. */
  List<Measurement> all() {
    List<Supplier<Measurement>> work = new ArrayList<>();
    for (int t = 0; t < texts.size(); t++) {
      int generation = t;
      work.add(() -> generation(generation));
    }
    work.add(() -> alone(TextKind.FLOOR, scorer.observer().oneType(texts.get(0))));
    control.ifPresent(text -> work.add(() -> alone(TextKind.HELD_OUT, text)));
    List<Measurement> found =
        work.stream().parallel().map(text -> reported(text.get(), work.size())).toList();
    List<Measurement> all = new ArrayList<>(found.subList(0, texts.size()));
    if (control.isPresent()) {
      List<Score> human = found.get(found.size() - 1).scores(TextKind.HELD_OUT);
      all.replaceAll(text -> text.with(TextKind.HELD_OUT, human));
    }
    List<Score> floor = found.get(texts.size()).scores(TextKind.FLOOR);
    all.set(0, all.get(0).with(TextKind.FLOOR, known(floor, all.get(0))));
    return all;
  }

  private synchronized Measurement reported(Measurement text, int all) {
    done = done.plus(new Work(1, 0, 0, budget, 0));
    events.publish(new StepsDone(done, all));
    return text;
  }

  /**
   * Keeps the scores that the first measurement has too: the text of one type has no vectors, so
   * that its scores on them have other names.
   */
  private static List<Score> known(List<Score> floor, Measurement first) {
    Set<String> names =
        first.scores(TextKind.GENERATED).stream().map(Score::metric).collect(Collectors.toSet());
    return floor.stream().filter(score -> names.contains(score.metric())).toList();
  }

  private Measurement generation(int t) {
    CountedText text = texts.get(t);
    Observation seen = scorer.observe(text, Optional.empty());
    Map<TextKind, List<Score>> scores = new EnumMap<>(TextKind.class);
    scores.put(TextKind.GENERATED, scorer.scores(seen));
    if (t > 0) {
      scores.put(TextKind.DRIFT, scorer.drift(text, texts.get(0)));
    }
    scores.put(
        TextKind.MARGIN,
        scorer
            .observer()
            .margins(
                text,
                scorer.human(),
                seen,
                scores.get(TextKind.GENERATED),
                scorer.metrics(),
                new Address(seed, 0, Purpose.BLOCK, t)));
    return new Measurement(seen.spectra(), scores);
  }

  private Measurement alone(TextKind of, CountedText text) {
    return new Measurement(List.of(), Map.of(of, scorer.alone(text)));
  }
}
