package org.collapselab.generator.write;

import org.collapselab.generator.mix.Size;
import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.text.Documents;

/**
 * Writes documents 0, 1, 2, ... from a model.
 *
 * <p>Document d draws from {@code random.stream(d)} only, so what it says depends neither on how
 * many documents are written side by side nor on how the ids are cut into ranges: {@link #range}
 * calls put together give {@link #write}. Immutable, shared by threads.
 */
public final class Writer {

  private final TrainedModel model;
  private final WritingSettings writing;
  private final Prompts prompts;
  private final int rows;

  /**
   * A writer.
   *
   * @param prompts where prompts come from; not empty if {@link WritingSettings#prompt} is above 0
   * @throws IllegalArgumentException if the model knows an end token and the length does not, or
   *     the other way round
   */
  public Writer(TrainedModel model, WritingSettings writing, Prompts prompts) {
    this(
        model,
        writing,
        prompts,
        writing.decoding().ancestral() ? model.drawWidth() : model.width());
  }

  Writer(TrainedModel model, WritingSettings writing, Prompts prompts, int rows) {
    if (model.alphabet().ends() != writing.length().ends()) {
      throw new IllegalArgumentException(
          "model and length must agree on whether </s> is drawn, but the model says "
              + model.alphabet().ends()
              + " and length '"
              + writing.length().name()
              + "' says "
              + writing.length().ends()
              + "; fit the model with the alphabet of the same length");
    }
    if (writing.prompt() > 0 && prompts.human().size() == 0) {
      throw new IllegalArgumentException(
          "prompts of "
              + writing.prompt()
              + " tokens need human documents, but there are none; give some or set prompt to 0");
    }
    this.model = model;
    this.writing = writing;
    this.prompts = prompts;
    this.rows = rows;
  }

  /**
   * The shortest prefix of documents 0, 1, 2, ... that reaches a size. With {@link Length.Streamed}
   * exactly that many draws, end tokens counted: the last document is cut there and open.
   *
   * @param random address of the draws; its purpose is GENERATE
   */
  public Documents write(Size size, Address random) {
    if (writing.length() instanceof Length.Streamed && size.unit() != Size.Unit.TOKENS) {
      throw new IllegalArgumentException(
          "length 'stream' is cut at a budget of tokens, but the budget was "
              + size
              + "; give the budget in tokens or choose length 'end-token'");
    }
    return documents(random, 0, size);
  }

  /**
   * Documents from .. to - 1, each whole.
   *
   * @param from first document_id, at least 0
   * @param to one more than the last document_id
   * @param random address of the draws; its purpose is GENERATE
   */
  public Documents range(long from, long to, Address random) {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(
          "a range must have 0 <= from <= to, but was " + from + " to " + to);
    }
    if (writing.length() instanceof Length.Streamed) {
      throw new IllegalArgumentException(
          "length 'stream' is one piece and has no ranges of documents, but was asked for "
              + from
              + " to "
              + to
              + "; write it whole");
    }
    return documents(random, from, Size.documents(to - from));
  }

  private Documents documents(Address random, long first, Size size) {
    int width =
        size.unit() == Size.Unit.DOCUMENTS
            ? (int) Math.max(1, Math.min(rows, size.amount()))
            : rows;
    try (Batch batch = model.batch(width)) {
      return new DocumentsInProgress(batch, writing, prompts, random, first, size, width).write();
    }
  }
}
