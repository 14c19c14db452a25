package org.collapselab.metrics.text;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.MetricName;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.settings.About;

/**
 * Compression ratio: bytes of the text in UTF-8, its documents joined by blanks, over bytes
 * compressed; above 0, below 1 for very short texts. Shaib et al. (2024), arXiv:2403.00553, whose
 * program compresses twice: {@code gzip2x} is that, {@code gzip} what the paper means. Both look
 * back 32 KiB only and do not see that whole documents return; {@code xz} looks back 8 MiB. Tokens
 * are spelled by the tokenizer, so compare under one tokenizer. Depends on the order of documents.
 * Undefined for a text without tokens.
 *
 * <p>The signature has {@code build:}, eight digits that differ if the compressor compresses
 * otherwise. Costs more than a cpu-second a megabyte and 100 MB of memory, nearly all for xz.
 */
@AutoService(Metric.class)
@About("Compression ratio (Shaib et al. 2024) by gzip, once and twice, and xz; above 0.")
public record CompressionRatio() implements Metric.WholeText {

  @Override
  public List<Score> measure(Observation observation) {
    List<Score> scores = new ArrayList<>();
    if (observation.text().tokens() == 0) {
      return scores;
    }
    Compression.Content text = out -> write(observation.generated(), out);
    long plain = Compression.plain(text);
    for (Compression compression : Compression.values()) {
      scores.add(
          new Score(
              MetricName.of(name()).with("form", compression.form),
              observation.sample().with(Parameters.of("build", compression.build())),
              (double) plain / compression.bytes(text)));
    }
    return scores;
  }

  /** The documents in UTF-8, joined by blanks. */
  static void write(Passage text, OutputStream out) throws IOException {
    for (int d = 0; d < text.tokens().size(); d++) {
      if (d > 0) {
        out.write(' ');
      }
      out.write(text.spelling().text(text.tokens(), d).getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public Description describe() {
    return new Description(
        "compression-ratio",
        MetricGroup.REPETITION,
        "Compression ratio",
        "",
        "How many times smaller the text gets when compressed; it rises as the text repeats"
            + " itself, with xz also over long distances.");
  }
}
