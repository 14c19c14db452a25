package org.collapselab.jobs.layout;

import static org.collapselab.jobs.store.Schema.Kind.DOUBLE;
import static org.collapselab.jobs.store.Schema.Kind.FLAG;
import static org.collapselab.jobs.store.Schema.Kind.INT;
import static org.collapselab.jobs.store.Schema.Kind.INTS;
import static org.collapselab.jobs.store.Schema.Kind.LONG;
import static org.collapselab.jobs.store.Schema.Kind.TEXT;

import java.util.List;
import org.collapselab.jobs.store.Schema;
import org.collapselab.jobs.store.Schema.Column;

/**
 * The tables of a run directory and of a model directory. docs/formats.md describes them; a test
 * keeps it complete.
 */
public final class Tables {

  private static final Column ARM = new Column("arm", TEXT, "name of the arm");
  private static final Column REPLICATE = new Column("replicate", INT, "replicate, from 0");
  private static final Column GENERATION = new Column("generation", INT, "generation, from 0");
  private static final Column ENCODING =
      new Column(
          "encoding",
          INT,
          "which human corpus, split, tokenizer and vocabulary (a sweep may have several), from 0 in the order of arms");
  private static final Column METRIC =
      new Column("metric", TEXT, "metric with its parameters, e.g. distinct-n|n:2");
  private static final Column OF =
      new Column(
          "text",
          TEXT,
          "what was measured: 'generated' (X_t and its model), 'held-out' (human control at the same token budget),"
              + " 'drift' (X_t against X_0; at t = 0 a second text of M_0), 'check' (the run against theory), in the"
              + " summary alone 'between' (replicates of the arm against each other), and beside"
              + " them, in generation 0, 'unigram' (a human unigram model; of a model of order 1 the uniform law)"
              + " and 'floor' (X_0 with one type, replicate 0); where an arm has one replicate 'margin' (half width of"
              + " the 95 % jackknife interval of 'generated')");

  /** Token types of each encoding. */
  public static final Schema VOCABULARY =
      new Schema(
          "vocabulary",
          1,
          List.of(
              ENCODING,
              new Column(
                  "id",
                  INT,
                  "token id: 0 <unk>, 1 <s>, 2 </s>, then by descending count, ties by UTF-8 bytes"),
              new Column("type", TEXT, "the token as the tokenizer writes it"),
              new Column(
                  "count", LONG, "occurrences in the human documents that are not held out")));

  /** Human documents. */
  public static final Schema HUMAN =
      new Schema(
          "human",
          1,
          List.of(
              ENCODING,
              new Column("document_id", INT, "dense, by file in path order, then by row"),
              new Column("tokens", INTS, "token ids, without begin and end tokens"),
              new Column("text", TEXT, "the text as it was read"),
              new Column("topic", TEXT, "label of the source, '' where it has none"),
              new Column(
                  "split",
                  TEXT,
                  "'train', 'held-out', or 'dropped' (held out, but its text occurs in training too)")));

  /** What models wrote; the folder names the generation. */
  public static final Schema CORPUS =
      new Schema(
          "corpus",
          1,
          List.of(
              ARM,
              REPLICATE,
              new Column("document_id", INT, "from 0, in the order written"),
              new Column("tokens", INTS, "token ids, without begin and end tokens"),
              new Column(
                  "closed",
                  FLAG,
                  "whether the end token was drawn; false where the document was cut"),
              new Column("text", TEXT, "the tokens restored to text")));

  /** Training mixes by reference. */
  public static final Schema MIXES =
      new Schema(
          "mixes",
          1,
          List.of(
              ARM,
              REPLICATE,
              GENERATION,
              new Column("origin", TEXT, "'human' or 'synthetic'"),
              new Column(
                  "born",
                  INT,
                  "generation of the model that wrote the documents; -1 for human text"),
              new Column("document_id", INT, "first document of a run of consecutive ones"),
              new Column("documents", INT, "length of the run, at least 1"),
              new Column("multiplicity", INT, "how often each document is trained on, at least 1"),
              new Column(
                  "human_used",
                  INT,
                  "human documents taken so far from the chain's order (same in all rows of a mix)")));

  /** What fits found. */
  public static final Schema MODELS =
      new Schema(
          "models",
          1,
          List.of(
              ARM,
              REPLICATE,
              GENERATION,
              new Column(
                  "fact", TEXT, "name, e.g. discount-1|order:3 or discount-fallback|order:2"),
              new Column("value", DOUBLE, "its value; 1 where a fallback fired")));

  /** What a reader of the report sees of the corpora. */
  public static final Schema SAMPLES =
      new Schema(
          "samples",
          1,
          List.of(
              ARM,
              GENERATION,
              new Column(
                  "document_id",
                  INT,
                  "document of replicate 0; of H_0 in its keyed order in the file human.parquet"),
              new Column("text", TEXT, "its text, at most 2,000 characters")));

  /** Counts of token types in X_t, whole. */
  public static final Schema COUNTS =
      new Schema(
          "counts",
          1,
          List.of(
              ARM,
              REPLICATE,
              GENERATION,
              new Column("token", INT, "token id"),
              new Column("count", LONG, "occurrences in X_t")));

  /** Joint spectra. */
  public static final Schema SPECTRA =
      new Schema(
          "spectra",
          1,
          List.of(
              ARM,
              REPLICATE,
              GENERATION,
              new Column("n", INT, "order of the n-grams, 1 to `orders` of the experiment"),
              new Column("human", LONG, "occurrences in H_0"),
              new Column("generated", LONG, "occurrences in the first B tokens of X_t"),
              new Column(
                  "types", LONG, "number of n-gram types with these two counts; never both 0")));

  /** Scores, long format. */
  public static final Schema SCORES =
      new Schema(
          "scores",
          1,
          List.of(
              ARM,
              REPLICATE,
              GENERATION,
              OF,
              METRIC,
              new Column("signature", TEXT, "metric, tokenizer, sample size and version"),
              new Column("value", DOUBLE, "the value; may be infinite, never NaN")));

  /** Scores over replicates. */
  public static final Schema SUMMARY =
      new Schema(
          "summary",
          1,
          List.of(
              ARM,
              GENERATION,
              OF,
              METRIC,
              new Column(
                  "signature",
                  TEXT,
                  "signature; tokens:a..b where the sample size differs between replicates"),
              new Column("n", INT, "replicates with a value"),
              new Column("mean", DOUBLE, "mean over replicates"),
              new Column(
                  "sd",
                  DOUBLE,
                  "standard deviation (n - 1); NaN where n = 1 or a value is infinite"),
              new Column(
                  "low",
                  DOUBLE,
                  "lower end of the 95 % interval of the mean, Student's over replicates; of a measured text by jackknife; NaN where there is none"),
              new Column("high", DOUBLE, "upper end; NaN as sd")));

  /** Paired differences between an arm and the baseline over the replicates that both have. */
  public static final Schema DIFFERENCES =
      new Schema(
          "differences",
          1,
          List.of(
              ARM,
              new Column("baseline", TEXT, "name of the baseline arm"),
              GENERATION,
              METRIC,
              new Column("n", INT, "replicates that both arms have"),
              new Column("mean", DOUBLE, "mean of arm minus baseline, replicate by replicate"),
              new Column("sd", DOUBLE, "standard deviation of the differences; NaN where n = 1"),
              new Column(
                  "low",
                  DOUBLE,
                  "lower end of the 95 % Student interval of the mean difference; NaN as sd"),
              new Column("high", DOUBLE, "upper end; NaN as sd")));

  /** Whether arms collapse, by definition. */
  public static final Schema VERDICTS =
      new Schema(
          "verdicts",
          1,
          List.of(
              ARM,
              new Column(
                  "definition", INT, "number of the definition, 1 to 8 (Schaeffer et al. 2025)"),
              new Column("title", TEXT, "its name"),
              new Column("answer", TEXT, "'yes', 'no' or 'undecided'"),
              new Column("metric", TEXT, "the primary metric; '' where nothing could be measured"),
              new Column("n", INT, "replicates behind the answer; 0 where nothing was measured"),
              new Column(
                  "mean",
                  DOUBLE,
                  "mean over replicates of what the definition looks at (docs/metrics.md); NaN where there is none"),
              new Column("low", DOUBLE, "lower end of its interval; NaN where there is none"),
              new Column("high", DOUBLE, "upper end; NaN as low"),
              new Column(
                  "level",
                  DOUBLE,
                  "two-sided level of the interval: 0.05 shared out over all verdicts of the experiment; NaN as low"),
              new Column("evidence", TEXT, "a sentence: what was found, or what is missing"),
              new Column(
                  "descriptive",
                  FLAG,
                  "whether the answer only describes, because there are fewer than 6 replicates")));

  /** Half-lives of metrics. */
  public static final Schema HALF_LIVES =
      new Schema(
          "half_lives",
          1,
          List.of(
              ARM,
              METRIC,
              new Column("n", INT, "replicates that have the metric"),
              new Column(
                  "half_life",
                  DOUBLE,
                  "first generation whose mean has lost half of the gap between generation 0 and the floor; infinite where that is beyond the last"),
              new Column(
                  "low",
                  DOUBLE,
                  "lower end of its 95 % interval; infinite as half_life; NaN where there is none"),
              new Column("high", DOUBLE, "upper end; as low"),
              new Column(
                  "remaining", DOUBLE, "share of the gap that the last generation has, 1 for all"),
              new Column(
                  "floor", DOUBLE, "the metric of a text of equal size that has one type of word"),
              new Column(
                  "control_low",
                  DOUBLE,
                  "the least that held-out human text of equal size has of the gap; NaN where none is held out"),
              new Column("control_high", DOUBLE, "the most; NaN as control_low")));

  /** Scores that have an exact law, held against it. */
  public static final Schema ORACLE =
      new Schema(
          "oracle",
          1,
          List.of(
              ARM,
              GENERATION,
              OF,
              METRIC,
              new Column("law", TEXT, "name of the law in docs/theory.md, e.g. H1"),
              new Column("n", INT, "replicates with a value"),
              new Column("mean", DOUBLE, "mean over replicates"),
              new Column(
                  "expectation",
                  DOUBLE,
                  "what the law says of that mean, given H_0 and the sizes of the mixes"),
              new Column(
                  "standard_error",
                  DOUBLE,
                  "of that mean: from the exact variance where it is known, else from the replicates; NaN for one replicate"),
              new Column("z", DOUBLE, "(mean - expectation) / standard_error; NaN as that"),
              new Column(
                  "verdict",
                  TEXT,
                  "'agrees', 'contradicts' (the run is invalid) or 'not-testable'"),
              new Column("reason", TEXT, "how it was tested, or why it cannot be")));

  /** All tables. */
  public static final List<Schema> ALL =
      List.of(
          VOCABULARY,
          HUMAN,
          CORPUS,
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

  private Tables() {}
}
