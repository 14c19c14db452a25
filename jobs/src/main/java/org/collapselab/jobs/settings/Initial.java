package org.collapselab.jobs.settings;

import java.io.Serializable;
import java.util.function.IntToLongFunction;
import org.collapselab.generator.mix.Size;
import org.collapselab.jobs.base.InputException;
import org.collapselab.trainer.settings.Require;

/** The part of the human order that generation 0 trains on. */
public sealed interface Initial extends Serializable {

  /**
   * Returns N, the number of documents of H_0, which are the first ones of the human order.
   *
   * @param available number of human training documents
   * @param tokens number of tokens of the document at a rank of the human order
   */
  int documents(int available, IntToLongFunction tokens);

  /** All human training documents. */
  record All() implements Initial {

    @Override
    public int documents(int available, IntToLongFunction tokens) {
      return available;
    }

    @Override
    public String toString() {
      return "all";
    }
  }

  /**
   * The shortest prefix of the human order that reaches a size.
   *
   * @param size at least 1
   */
  record First(Size size) implements Initial {

    public First {
      Require.that(size.amount() >= 1, "initial must be `all` or at least 1, but was %s", size);
    }

    @Override
    public int documents(int available, IntToLongFunction tokens) {
      long sum = 0;
      for (int rank = 0; rank < available; rank++) {
        sum += size.of((int) Math.min(Integer.MAX_VALUE, tokens.applyAsLong(rank)));
        if (sum >= size.amount()) {
          return rank + 1;
        }
      }
      throw new InputException(
          ("human.initial must not exceed the human training text, but was %s of %s; lower it,"
                  + " lower human.held_out or give a larger corpus")
              .formatted(size, size.of(sum)));
    }

    @Override
    public String toString() {
      return size.toString();
    }
  }
}
