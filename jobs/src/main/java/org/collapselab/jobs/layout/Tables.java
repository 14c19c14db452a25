package org.collapselab.jobs.layout;

import java.util.List;
import org.collapselab.jobs.layout.row.CorpusRow;
import org.collapselab.jobs.layout.row.CountRow;
import org.collapselab.jobs.layout.row.DifferenceRow;
import org.collapselab.jobs.layout.row.HalfLifeRow;
import org.collapselab.jobs.layout.row.HumanRow;
import org.collapselab.jobs.layout.row.MixRow;
import org.collapselab.jobs.layout.row.ModelRow;
import org.collapselab.jobs.layout.row.OracleRow;
import org.collapselab.jobs.layout.row.SampleRow;
import org.collapselab.jobs.layout.row.ScoreRow;
import org.collapselab.jobs.layout.row.SpectraRow;
import org.collapselab.jobs.layout.row.SummaryRow;
import org.collapselab.jobs.layout.row.VerdictRow;
import org.collapselab.jobs.layout.row.VocabularyRow;
import org.collapselab.jobs.store.Schema;

/**
 * The tables of a run directory and of a model directory: the schema of each follows from the
 * record of its rows. docs/formats.md describes them; a test keeps it complete.
 */
public final class Tables {

  /** Token types of each encoding. */
  public static final Schema VOCABULARY = Schema.of(VocabularyRow.class);

  /** Human documents. */
  public static final Schema HUMAN = Schema.of(HumanRow.class);

  /** Documents that models wrote. */
  public static final Schema CORPORA = Schema.of(CorpusRow.class);

  /** Training mixes by reference. */
  public static final Schema MIXES = Schema.of(MixRow.class);

  /** Facts of the fits. */
  public static final Schema MODELS = Schema.of(ModelRow.class);

  /** Documents of the corpora that the report shows. */
  public static final Schema SAMPLES = Schema.of(SampleRow.class);

  /** Counts of token types in X_t, whole. */
  public static final Schema COUNTS = Schema.of(CountRow.class);

  /** Joint spectra. */
  public static final Schema SPECTRA = Schema.of(SpectraRow.class);

  /** Scores, long format. */
  public static final Schema SCORES = Schema.of(ScoreRow.class);

  /** Scores over replicates. */
  public static final Schema SUMMARY = Schema.of(SummaryRow.class);

  /** Paired differences between an arm and the baseline over the replicates that both have. */
  public static final Schema DIFFERENCES = Schema.of(DifferenceRow.class);

  /** Whether arms collapse, by definition. */
  public static final Schema VERDICTS = Schema.of(VerdictRow.class);

  /** Half-lives of metrics. */
  public static final Schema HALF_LIVES = Schema.of(HalfLifeRow.class);

  /** Scores that have an exact law, held against it. */
  public static final Schema ORACLE = Schema.of(OracleRow.class);

  /** All tables. */
  public static final List<Schema> ALL =
      List.of(
          VOCABULARY,
          HUMAN,
          CORPORA,
          MIXES,
          MODELS,
          SAMPLES,
          COUNTS,
          SPECTRA,
          SCORES,
          SUMMARY,
          DIFFERENCES,
          VERDICTS,
          HALF_LIVES,
          ORACLE);

  /** The tables of text that {@code keep} decides on. */
  public static final List<Schema> KEPT = List.of(CORPORA, MIXES, COUNTS, SPECTRA);

  /** The tables that follow from those of the chains. */
  public static final List<Schema> FOLLOWING =
      List.of(SUMMARY, DIFFERENCES, VERDICTS, HALF_LIVES, ORACLE);

  private Tables() {}
}
