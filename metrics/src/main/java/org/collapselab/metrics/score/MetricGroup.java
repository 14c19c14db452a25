package org.collapselab.metrics.score;

/**
 * The heading under which the report draws a metric. Headings appear in the order in which their
 * first metric is measured.
 */
public enum MetricGroup {
  RICHNESS("Richness"),
  DIVERSITY("Diversity"),
  LEXICAL_RICHNESS("Lexical richness"),
  REPETITION("Repetition"),
  DOCUMENTS("Documents"),
  DISTANCE_TO_HUMAN("Distance to human text"),
  DISTANCE_TO_SOURCE("Distance to the known source"),
  PREDICTION_OF_HUMAN("Prediction of human text"),
  UNDER_HUMAN_MODEL("Under a human model"),
  VECTORS("Documents as vectors"),
  CHECKS("Checks");

  private final String heading;

  MetricGroup(String heading) {
    this.heading = heading;
  }

  /** The text of the heading. */
  public String heading() {
    return heading;
  }
}
