package org.collapselab.jobs.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

  /** By hand. Rejects plain Levenshtein, which takes 2 for a swap, and prefix matching. */
  @ParameterizedTest
  @CsvSource({
    "'',abc,3",
    "abc,'',3",
    "seed,seed,0",
    "seed,sede,1",
    "size,sise,1",
    "Seed,seed,0",
    "temprature,temperature,1",
    "kitten,sitting,3",
    "ca,abc,3"
  })
  void distancesCountInsertionsDeletionsSubstitutionsAndSwaps(
      String from, String to, int expected) {
    assertEquals(expected, Suggestion.distance(from, to));
    assertEquals(expected, Suggestion.distance(to, from));
  }

  @Test
  void onlyNearNamesAreSuggested() {
    assertEquals("; did you mean 'seed'?", Suggestion.of("sed", List.of("keep", "seed")));
    assertEquals("", Suggestion.of("corpora", List.of("keep", "seed")));
  }
}
