package org.collapselab.trainer.ngram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/** Draws from models. */
final class Sampling {

  private Sampling() {}

  /** Documents 0 .. documents - 1, with their end tokens, cut at 200; so many rows side by side. */
  static List<List<Integer>> documents(
      TrainedModel model, Address address, int documents, int rows) {
    Batch batch = model.batch(rows);
    List<List<Integer>> written = new ArrayList<>();
    int[] tokens = new int[rows];
    for (int first = 0; first < documents; first += rows) {
      int size = Math.min(rows, documents - first);
      Stream[] streams = new Stream[rows];
      for (int row = 0; row < size; row++) {
        streams[row] = address.stream(first + row);
        batch.start(row);
        written.add(new ArrayList<>());
      }
      for (int i = 0; i < 200; i++) {
        batch.draw(streams, tokens, size);
        for (int row = 0; row < size; row++) {
          List<Integer> document = written.get(first + row);
          if (document.isEmpty() || document.get(document.size() - 1) != Vocabulary.END) {
            document.add(tokens[row]);
            batch.advance(row, tokens[row]);
          }
        }
      }
    }
    return written;
  }

  /** The streams of items 0 .. rows - 1. */
  static Stream[] streams(Address address, int rows) {
    Stream[] streams = new Stream[rows];
    Arrays.setAll(streams, address::stream);
    return streams;
  }

  /** How often each token is drawn after a prefix. */
  static long[] draws(TrainedModel model, int[] prefix, Stream random, int draws, int vocabulary) {
    Batch batch = model.batch(1);
    Arrays.stream(prefix).forEach(token -> batch.advance(0, token));
    long[] drawn = new long[vocabulary];
    int[] token = new int[1];
    for (int i = 0; i < draws; i++) {
      batch.draw(new Stream[] {random}, token, 1);
      drawn[token[0]]++;
    }
    return drawn;
  }

  /** Two models must have the same facts, draws and probabilities, bit for bit. */
  static void assertSame(TrainedModel expected, TrainedModel seen) {
    Address address = new Address(17, 0, Purpose.GENERATE, 0);
    assertEquals(expected.facts(), seen.facts());
    assertEquals(documents(expected, address, 50, 16), documents(seen, address, 50, 16));
    Batch left = expected.batch(1);
    Batch right = seen.batch(1);
    int words = expected.alphabet().size() - Vocabulary.FIRST_WORD;
    Documents walks = Texts.random(10, 20, words); // reaches contexts and tokens never seen
    for (int d = 0; d < walks.size(); d++) {
      left.start(0);
      right.start(0);
      for (int token : walks.document(d)) {
        assertEquals(left.probability(0, token), right.probability(0, token));
        left.advance(0, token);
        right.advance(0, token);
      }
    }
  }
}
