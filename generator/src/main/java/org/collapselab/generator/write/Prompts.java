package org.collapselab.generator.write;

import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;

/**
 * Where prompts come from: document d continues the first tokens of a human document drawn
 * uniformly with the stream of {@link Purpose#PROMPT} at the (replicate, generation) of the writing
 * and item d. A human document shorter than the prompt gives a shorter one.
 *
 * @param human the human documents; may be empty if no prompt is asked for
 */
public record Prompts(Documents human) {

  /** No prompts. */
  public static final Prompts NONE = new Prompts(Documents.NONE);

  /** The human document whose first tokens prompt a document. */
  public int source(long document, Address random) {
    return draw(new Stream(), document, random);
  }

  /** Puts a row at the begin of a document, behind its prompt of up to so many tokens. */
  public void start(
      Batch batch, int row, int tokens, long document, Address random, Stream scratch) {
    batch.start(row);
    if (tokens > 0) {
      int source = draw(scratch, document, random);
      int from = human.offset(source);
      int to = from + Math.min(tokens, human.length(source));
      for (int position = from; position < to; position++) {
        batch.advance(row, human.token(position));
      }
    }
  }

  private int draw(Stream stream, long document, Address random) {
    stream.rewind(
        new Address(random.seed(), random.replicate(), Purpose.PROMPT, random.generation()),
        document);
    return (int) stream.nextLong(human.size());
  }
}
