package org.collapselab.metrics.score;

import static org.collapselab.metrics.score.GoldenReadings.orZero;
import static org.collapselab.metrics.score.GoldenReadings.score;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.collapselab.metrics.score.GoldenReadings.Compared;
import org.collapselab.metrics.text.Mattr;

/** Golden metrics that read the text itself: the order of its tokens, its documents, its bytes. */
final class GoldenOrderReadings {

  private static final String COMPARED = "compared by GoldenTextTest, which sees the kernels";

  private GoldenOrderReadings() {}

  static GoldenReadings readings() {
    GoldenReadings readings = new GoldenReadings();
    windows(readings);
    repetition(readings);
    compression(readings);
    selfBleu(readings);
    return readings;
  }

  private static void windows(GoldenReadings readings) {
    readings
        .reads(
            List.of("mattr", "mattr_lexdiv"),
            (o, c) -> score(o, new Mattr(c.parameter("window").asInt()), "mattr"))
        .reads("edge:lr.mattr50", (o, c) -> score(o, "mattr|w:50"))
        .reads(
            "edge:ld.mattr50", // the type-token ratio of a text of less than a window
            (o, c) -> {
              OptionalDouble ours = score(o, "mattr|w:50");
              return ours.isPresent() ? ours : orZero(score(o, "type-token-ratio"));
            })
        .reads(
            List.of("mtld_lexicalrichness", "edge:lr.mtld"), (o, c) -> score(o, "mtld|variant:mj"))
        .reads("mtld_lexdiv", (o, c) -> score(o, "mtld|variant:taaled"))
        .reads("edge:ld.mtld", (o, c) -> orZero(score(o, "mtld|variant:taaled")))
        .leavesOut("a variant of MTLD that the suite lacks", "mtld_ma_wrap", "mtld_ma_bid");
  }

  private static void repetition(GoldenReadings readings) {
    readings
        .reads("seq_rep_n", (o, c) -> score(o, "seq-rep|n:" + c.n()))
        .compares(
            "edge:ul.rep",
            (o, c) ->
                IntStream.rangeClosed(1, 4)
                    .mapToObj(
                        n ->
                            new Compared(
                                "n:" + n,
                                c.value().has("raises")
                                    ? c.value()
                                    : c.value().path("pct_repeat_" + n + "grams"),
                                score(o, "seq-rep|n:" + n)))
                    .toList())
        .reads("self_repetition", (o, c) -> score(o, "self-repetition|n:4"))
        .leavesOut("drops the last n-gram of every line and rounds", "simctg_rep_div")
        .leavesOut(
            "a count of lines that end in a loop, which no metric of ours is", "repetition_loops");
  }

  private static void compression(GoldenReadings readings) {
    readings
        .leavesOut(
            COMPARED,
            "compression_ratio_published",
            "utf8_bytes_joined",
            "zlib_deflate_bytes",
            "gzip_bytes_single",
            "xz_bytes")
        .leavesOut("the suite has no bzip2", "bz2_bytes");
  }

  private static void selfBleu(GoldenReadings readings) {
    readings
        .reads(
            List.of("self_bleu", "self_bleu_fastbleu"), (o, c) -> score(o, "self-bleu|n:" + c.n()))
        .compares(
            "self_bleu_full",
            (o, c) ->
                StreamSupport.stream(c.parameter("n").spliterator(), false)
                    .map(
                        n ->
                            new Compared(
                                "n:" + n, c.value().path(n.asText()), score(o, "self-bleu|n:" + n)))
                    .toList())
        .leavesOut(
            COMPARED, "self_bleu_per_line_first10", "self_bleu_degen", "edge:selfbleu4_vs_itself")
        .leavesOut(
            "BLEU of another smoothing, scale or tokenizer",
            "self_bleu_sacrebleu",
            "noveltybench_bleu_pairs")
        .leavesOut(
            "quadratic in the lines, which the suite lacks",
            "homogenization_rougeL",
            "pairwise_bleu");
  }
}
