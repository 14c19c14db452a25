package org.collapselab.jobs.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.collapselab.jobs.base.InputException;

/**
 * Reads a human corpus. Files come in the order of their relative paths and documents in the order
 * of their rows, so the n-th document has the id n - 1 on every machine.
 *
 * <p>Blank lines, empty texts and nulls are no documents. If something cannot be read exactly (a
 * missing field, malformed JSON or UTF-8, a damaged file, a corpus without text), an {@link
 * InputException} says so.
 */
public final class HumanCorpus {

  private static final Set<String> COMPRESSIONS =
      Set.of(
          CompressorStreamFactory.GZIP,
          CompressorStreamFactory.BZIP2,
          CompressorStreamFactory.ZSTANDARD,
          CompressorStreamFactory.XZ);

  private static final ObjectReader JSON =
      new ObjectMapper()
          .readerFor(JsonNode.class)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final double[] NO_VECTOR = {};

  private final CorpusSource source;
  private final Configuration hadoop;
  private final BiConsumer<HumanDocument, double[]> documents;
  private long read;
  private long labelled;
  private int dimensions; // of the vectors; 0 before the first

  private HumanCorpus(
      CorpusSource source, Configuration hadoop, BiConsumer<HumanDocument, double[]> documents) {
    this.source = source;
    this.hadoop = hadoop;
    this.documents = documents;
  }

  /**
   * Passes on every document of a corpus, in the order of their ids.
   *
   * @throws InputException if the corpus cannot be read exactly or has no document
   */
  public static void read(
      CorpusSource source, Configuration hadoop, Consumer<HumanDocument> documents) {
    readVectors(source, hadoop, (document, vector) -> documents.accept(document));
  }

  /**
   * Passes on every document of a corpus with its vector, in the order of their ids. Vectors are
   * finite and of equal dimensions, at least 1; they are empty if the source names no field of
   * vectors.
   *
   * @throws InputException as {@link #read}, and if a document has no such vector
   */
  public static void readVectors(
      CorpusSource source, Configuration hadoop, BiConsumer<HumanDocument, double[]> documents) {
    if (source.corpus().equals(CorpusSource.WORDNET)) {
      if (!source.featuresField().isEmpty()) {
        throw noVectors(source.corpus());
      }
      WordNet.read(document -> documents.accept(document, NO_VECTOR));
    } else {
      new HumanCorpus(source, hadoop, documents).readFiles();
    }
  }

  /** Returns the size of a corpus as stored, in bytes; 0 for the built-in corpus. */
  public static long bytes(CorpusSource source, Configuration hadoop) {
    long bytes = 0;
    if (!source.corpus().equals(CorpusSource.WORDNET)) {
      for (FoundFile file : FoundFile.find(source.corpus(), hadoop)) {
        try {
          bytes += file.path().getFileSystem(hadoop).getFileStatus(file.path()).getLen();
        } catch (IOException e) {
          throw Utf8Lines.unreadable(file.path().toString(), e);
        }
      }
    }
    return bytes;
  }

  private void readFiles() {
    List<FoundFile> files = FoundFile.find(source.corpus(), hadoop);
    for (FoundFile file : files) {
      switch (source.format(file.name())) {
        case CorpusSource.PARQUET -> readParquet(file.path());
        case CorpusSource.JSON_LINES -> readLines(file.path(), true);
        default -> readLines(file.path(), false);
      }
    }
    InputException.require(
        read != 0,
        "a corpus must have a document with text, but '%s' has none in %s file(s); check the"
            + " path and the format",
        source.corpus(),
        files.size());
    InputException.require(
        labelled != 0 || source.topicField().isEmpty(),
        "the topic field must occur in the corpus, but none of %s documents has a field"
            + " '%s'; correct it or leave it out",
        read,
        source.topicField());
  }

  private void readLines(Path path, boolean json) {
    if (!json && !source.featuresField().isEmpty()) {
      throw noVectors(path.toString());
    }
    try (Utf8Lines lines = new Utf8Lines(path.toString(), decompressed(path))) {
      for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
        if (!line.get().isBlank()) {
          if (json) {
            addRecord(line.get(), lines.place());
          } else {
            add(line.get(), "", NO_VECTOR);
          }
        }
      }
    }
  }

  private void readParquet(Path path) {
    try (ParquetRows rows = new ParquetRows(path, source, hadoop)) {
      for (Optional<ParquetRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        boolean document = !row.get().text().isBlank() && !source.featuresField().isEmpty();
        add(
            row.get().text(),
            row.get().topic(),
            document ? vector(row.get().vector(), rows::place) : NO_VECTOR);
      }
    }
  }

  private void addRecord(String line, String place) {
    JsonNode json = parse(line, place);
    JsonNode text = json.get(source.textField());
    if (text == null) {
      List<String> names = new ArrayList<>();
      json.fieldNames().forEachRemaining(names::add);
      throw new InputException(
          "every record must have the text field '%s', but %s has %s"
              .formatted(
                  source.textField(),
                  place,
                  names.isEmpty() ? "no field" : "only " + String.join(", ", names)));
    }
    if (!text.isTextual() && !text.isNull()) {
      throw new InputException(
          "the text field must be a string, but '%s' in %s is of type %s"
              .formatted(
                  source.textField(), place, text.getNodeType().name().toLowerCase(Locale.ROOT)));
    }
    JsonNode topic = json.path(source.topicField());
    if (topic.isContainerNode()) {
      throw new InputException(
          "the topic field must be a single value, but '%s' in %s is of type %s"
              .formatted(
                  source.topicField(), place, topic.getNodeType().name().toLowerCase(Locale.ROOT)));
    }
    String document = text.isNull() ? "" : text.textValue();
    String label = topic.isNull() || topic.isMissingNode() ? "" : topic.asText();
    requireUnicode(document + " " + label, place);
    boolean vectors = !document.isBlank() && !source.featuresField().isEmpty();
    add(document, label, vectors ? vector(numbers(json, place), () -> place) : NO_VECTOR);
  }

  private double[] numbers(JsonNode json, String place) {
    JsonNode array = json.path(source.featuresField());
    if (!array.isArray()) {
      throw new InputException(
          "every document must have a vector, an array of numbers, in '%s', but %s%s"
              .formatted(
                  source.featuresField(),
                  place,
                  array.isMissingNode() || array.isNull()
                      ? " has none"
                      : " has " + array.getNodeType().name().toLowerCase(Locale.ROOT)));
    }
    double[] vector = new double[array.size()];
    for (int k = 0; k < vector.length; k++) {
      vector[k] = array.get(k).isNumber() ? array.get(k).doubleValue() : Double.NaN;
    }
    return vector;
  }

  /** Checks that a vector has as many numbers as those before it. */
  private double[] vector(double[] vector, Supplier<String> place) {
    if (vector.length == 0 || !Arrays.stream(vector).allMatch(Double::isFinite)) {
      throw new InputException(
          "every document must have a vector of finite numbers in '%s', but that of %s%s"
              .formatted(
                  source.featuresField(),
                  place.get(),
                  vector.length == 0 ? " is missing or empty" : " holds something else"));
    }
    if (dimensions > 0 && vector.length != dimensions) {
      throw new InputException(
          ("all vectors in '%s' must have as many numbers, but that of %s has %s and those"
                  + " before it have %s")
              .formatted(source.featuresField(), place.get(), vector.length, dimensions));
    }
    dimensions = vector.length;
    return vector;
  }

  private static InputException noVectors(String place) {
    return new InputException(
        "vectors must be in a field of JSON Lines or a column of Parquet, but "
            + place
            + " has texts only; leave out the field of vectors or give such files");
  }

  private static JsonNode parse(String line, String place) {
    try {
      JsonNode json = JSON.readValue(line);
      if (json.isObject()) {
        return json;
      }
      throw new InputException(
          ("every line of JSON Lines must be an object, but %s is of type %s; an array over"
                  + " several lines is not JSON Lines")
              .formatted(place, json.getNodeType().name().toLowerCase(Locale.ROOT)));
    } catch (JsonProcessingException e) {
      throw new InputException(
          "every line of JSON Lines must be an object, but %s is malformed: %s"
              .formatted(place, e.getOriginalMessage().lines().findFirst().orElse("")),
          e);
    }
  }

  /** Refuses half a surrogate pair, which a JSON escape can write but which has no UTF-8 form. */
  private static void requireUnicode(String text, String place) {
    InputException.require(
        text.codePoints()
            .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE),
        "text must be well-formed Unicode, but %s has an escape of half a surrogate pair;"
            + " correct the record",
        place);
  }

  private void add(String text, String topic, double[] vector) {
    if (!text.isBlank()) {
      read++;
      labelled += topic.isEmpty() ? 0 : 1;
      documents.accept(new HumanDocument(text, topic, text), vector);
    }
  }

  private InputStream decompressed(Path path) {
    BufferedInputStream in = new BufferedInputStream(open(path, hadoop), 1 << 16);
    String compression = compression(in);
    if (!COMPRESSIONS.contains(compression)) { // "x^" also begins a zlib stream
      return in;
    }
    try {
      return new CompressorStreamFactory(true).createCompressorInputStream(compression, in);
    } catch (CompressorException e) {
      throw Utf8Lines.unreadable(path.toString(), e);
    }
  }

  /**
   * Detects a compression by the content, independent of the file's name; empty if there is none.
   */
  private static String compression(BufferedInputStream in) {
    try {
      return CompressorStreamFactory.detect(in);
    } catch (CompressorException e) {
      return ""; // no signature, or a failure that the first read meets again
    }
  }

  private static InputStream open(Path path, Configuration hadoop) {
    try {
      return path.getFileSystem(hadoop).open(path);
    } catch (IOException e) {
      throw Utf8Lines.unreadable(path.toString(), e);
    }
  }
}
