package org.collapselab.metrics.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A value that a reference implementation gave, with what it was given. */
record GoldenCase(JsonNode json, boolean visible) {

  /** All cases of a folder. */
  static List<GoldenCase> of(Path folder) throws IOException {
    List<GoldenCase> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files
              .filter(f -> f.getFileName().toString().matches("golden_.*\\.json"))
              .sorted()
              .toList()) {
        JsonNode all = new ObjectMapper().readTree(file.toFile());
        boolean visible = all.path("set").asText().equals("visible");
        all.get("cases").forEach(c -> cases.add(new GoldenCase(c, visible)));
      }
    }
    return cases;
  }

  String id() {
    return json.get("id").asText();
  }

  String metric() {
    return json.get("metric").asText();
  }

  List<String> inputs() {
    return StreamSupport.stream(json.get("inputs").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  boolean lowerCase() {
    return json.get("tokenization").asText().equals("ws_lower");
  }

  /** Tokens given in the case itself. */
  Optional<List<String>> tokens() {
    if (!json.has("tokens")) {
      return Optional.empty();
    }
    List<String> tokens = new ArrayList<>();
    json.get("tokens").forEach(token -> tokens.add(token.asText()));
    return Optional.of(tokens);
  }

  /** A parameter; missing where there is none. */
  JsonNode parameter(String name) {
    return json.get("params").path(name);
  }

  /** Order of the n-grams, 1 where the case does not say. */
  int n() {
    return parameter("n").asInt(1);
  }

  JsonNode value() {
    return json.get("value");
  }

  /** How far a value may be from an expected one. */
  double allowed(double expected) {
    String tolerance = json.get("tolerance").asText();
    if (tolerance.startsWith("exact") || Double.isInfinite(expected)) {
      return 0;
    }
    double allowed = Double.parseDouble(tolerance.split(" ")[0]);
    return tolerance.contains(" abs") || expected == 0 ? allowed : allowed * Math.abs(expected);
  }
}
