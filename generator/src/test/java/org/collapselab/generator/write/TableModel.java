package org.collapselab.generator.write;

import java.util.Map;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Vocabulary;

/**
 * A bigram model by table.
 *
 * @param weights weight of each token (column) after each token (row), shape (size, size); zero
 *     where the alphabet has no event
 */
record TableModel(double[][] weights, boolean ends) implements TrainedModel {

  /** Random weights, some of them zero. */
  static TableModel random(long seed, int size, boolean ends, double end, double unknown) {
    double[][] weights = new double[size][size];
    for (int context = 0; context < size; context++) {
      Stream random = new Address(seed, 0, Purpose.FIT, 0).stream(context);
      double sum = 0;
      for (int token = Vocabulary.FIRST_WORD; token < size; token++) {
        double u = random.nextDouble();
        weights[context][token] = u < 0.2 ? 0 : Math.exp(4 * u);
        sum += weights[context][token];
      }
      double rest = 1 - unknown - (ends ? end : 0);
      weights[context][Vocabulary.UNKNOWN] = sum * unknown / rest;
      weights[context][Vocabulary.END] = ends ? sum * end / rest : 0;
    }
    return new TableModel(weights, ends);
  }

  @Override
  public Alphabet alphabet() {
    return new Alphabet(weights.length, ends);
  }

  @Override
  public Map<String, Double> facts() {
    return Map.of();
  }

  Law law(int context) {
    Law law = new Law();
    for (int token = 0; token < weights.length; token++) {
      law.add(token, weights[context][token]);
    }
    law.normalise();
    return law;
  }

  /** So many that documents end in the middle of a range. */
  @Override
  public int width() {
    return 32;
  }

  @Override
  public Batch batch(int rows) {
    int[] context = new int[rows];
    return new Batch() {
      @Override
      public void start(int row) {
        context[row] = Vocabulary.BEGIN;
      }

      @Override
      public void advance(int row, int token) {
        context[row] = token;
      }

      @Override
      public void copy(int from, int to) {
        context[to] = context[from];
      }

      @Override
      public void law(int row, Law into) {
        into.clear(weights.length);
        for (int token = 0; token < weights.length; token++) {
          into.add(token, weights[context[row]][token]);
        }
        into.normalise();
      }

      @Override
      public double probability(int row, int token) {
        return TableModel.this.law(context[row]).probability(token);
      }

      @Override
      public void draw(Stream[] streams, int[] tokens, int count) {
        for (int row = 0; row < count; row++) {
          tokens[row] = TableModel.this.law(context[row]).draw(streams[row]);
        }
      }
    };
  }
}
