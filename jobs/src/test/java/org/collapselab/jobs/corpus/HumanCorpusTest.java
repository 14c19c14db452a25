package org.collapselab.jobs.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.collapselab.jobs.base.InputException;
import org.collapselab.trainer.text.Tokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HumanCorpusTest {

  private static final Configuration HADOOP = new Configuration();

  @TempDir Path folder;

  @Test
  void textHasADocumentPerLine() {
    write("a.txt", "first line\n\n  \t\n  kept as it is  \r\nlast, without end é漢👍");
    assertEquals(
        List.of("first line", "  kept as it is  ", "last, without end é漢👍"), texts("a.txt"));
    HumanDocument first = read(source("a.txt")).get(0);
    assertEquals(new HumanDocument("first line", "", "first line"), first);
  }

  @Test
  void aByteOrderMarkIsNotText() {
    write("a.txt", "\uFEFFfirst\n\uFEFFsecond");
    assertEquals(List.of("first", "\uFEFFsecond"), texts("a.txt"));
  }

  /** Lines that cross the buffer of 65,536 bytes, characters of several bytes at its border. */
  @Test
  void longLinesComeBackWhole() {
    List<String> lines = new ArrayList<>();
    for (int length : new int[] {65_534, 65_535, 65_536, 1, 200_000, 3, 65_533}) {
      lines.add("é".repeat(length / 2) + "x".repeat(length % 2));
    }
    write("a.txt", String.join("\n", lines) + "\n");
    assertEquals(lines, texts("a.txt"));
    write("b.txt", String.join("\r\n", lines));
    assertEquals(lines, texts("b.txt"));
  }

  @Test
  void jsonLinesHaveAFieldOfText() {
    write(
        "a.jsonl",
        "{\"id\": 1, \"text\": \"one \\u00e9\\n\\ud83d\\udc4d\", \"label\": \"x\"}\n\n"
            + "{\"text\": \"two\", \"label\": null}\n"
            + "{\"text\": null}\n{\"text\": \" \"}\n"
            + "{\"label\": 3, \"text\": \"three\"}\n");
    assertEquals(List.of("one é\n👍", "two", "three"), texts("a.jsonl"));
    List<HumanDocument> labelled = read(new CorpusSource(at("a.jsonl"), "auto", "text", "label"));
    assertEquals(List.of("x", "", "3"), labelled.stream().map(HumanDocument::topic).toList());
    write("b.json", "{\"body\": \"one\"}");
    assertEquals(
        "one", read(new CorpusSource(at("b.json"), "json-lines", "body", "")).get(0).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD"})
  void parquetHasAColumnOfText(String codec) throws IOException {
    String schema =
        "message m { required int64 id; optional int32 label; optional binary body (UTF8);"
            + " repeated group nested { required binary text (UTF8); } }";
    List<String> expected = new ArrayList<>();
    try (ParquetWriter<Group> out =
        parquet("a.parquet", schema, CompressionCodecName.valueOf(codec))) {
      for (int row = 0; row < 5000; row++) {
        Group group = new SimpleGroupFactory(MessageTypeParser.parseMessageType(schema)).newGroup();
        group.append("id", (long) row);
        group.addGroup("nested").append("text", "never read");
        if (row % 10 != 3) {
          String text = row % 10 == 4 ? "" : "text é " + row % 1000; // dictionary and plain pages
          group.append("body", text);
          if (!text.isEmpty()) {
            expected.add(text);
          }
        }
        if (row % 2 == 0) {
          group.append("label", row % 7);
        }
        out.write(group);
      }
    }
    List<HumanDocument> read = read(new CorpusSource(at("a.parquet"), "auto", "body", "label"));
    assertEquals(expected, read.stream().map(HumanDocument::text).toList());
    assertEquals(List.of("0", "", "2", "", "6"), topics(read.subList(0, 4), read.get(5 - 1)));
    assertEquals(
        expected.size(), read(new CorpusSource(at("a.parquet"), "parquet", "body", "")).size());
  }

  /** As Spark writes a folder. */
  @Test
  void partsOfAParquetFolderFollowEachOther() throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType("message spark_schema { optional binary text (UTF8); }");
    for (int part : new int[] {2, 0, 1}) {
      String name = "out/part-0000" + part + "-c000.snappy.parquet";
      try (ParquetWriter<Group> out =
          parquet(name, schema.toString(), CompressionCodecName.SNAPPY)) {
        out.write(new SimpleGroupFactory(schema).newGroup().append("text", "part " + part));
      }
    }
    write("out/_SUCCESS", "");
    assertEquals(List.of("part 0", "part 1", "part 2"), texts("out"));
  }

  @Test
  void parquetColumnsAreChecked() throws IOException {
    String schema =
        "message m { required binary body (UTF8); required double weight; repeated binary many"
            + " (UTF8); required group nested { required binary text (UTF8); } optional binary raw;"
            + " }";
    try (ParquetWriter<Group> out = parquet("a.parquet", schema, CompressionCodecName.SNAPPY)) {
      Group group = new SimpleGroupFactory(MessageTypeParser.parseMessageType(schema)).newGroup();
      group.append("body", "one").append("weight", 1.0).append("many", "x");
      group.addGroup("nested").append("text", "inner");
      group.append("raw", Binary.fromConstantByteArray(new byte[] {'o', 'k'}));
      out.write(group);
      out.write(
          new SimpleGroupFactory(MessageTypeParser.parseMessageType(schema))
              .newGroup()
              .append("body", "two")
              .append("weight", 1.0)
              .append("raw", Binary.fromConstantByteArray(new byte[] {'a', (byte) 0xE9})));
    }
    refused(
        new CorpusSource(at("a.parquet"), "auto", "text", ""),
        "has no 'text'; its columns are body, weight, many, nested, raw");
    refused(new CorpusSource(at("a.parquet"), "auto", "nested", ""), "'nested'", "nested column");
    refused(new CorpusSource(at("a.parquet"), "auto", "weight", ""), "must hold strings", "double");
    refused(new CorpusSource(at("a.parquet"), "auto", "many", ""), "must hold strings", "repeated");
    refused(new CorpusSource(at("a.parquet"), "auto", "body", "weight"), "topic column", "double");
    refused(new CorpusSource(at("a.parquet"), "auto", "body", "none"), "topic column", "'none'");
    refused(
        new CorpusSource(at("a.parquet"), "auto", "raw", ""), "UTF-8", "row 2", "byte 2 is 0xE9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gz", "bzip2", "zstd", "xz"})
  void compressionIsToldByContent(String compression) throws Exception {
    write("plain.txt", "one\ntwo é\n");
    byte[] content = Files.readAllBytes(folder.resolve("plain.txt"));
    byte[] packed = compressed(compression, content);
    Files.write(folder.resolve("a.txt." + compression), packed);
    Files.write(folder.resolve("nosuffix"), packed);
    assertEquals(List.of("one", "two é"), texts("a.txt." + compression));
    assertEquals(List.of("one", "two é"), texts("nosuffix"));
    // Two members in a row, as parallel compressors write them.
    byte[] twice = Arrays.copyOf(packed, 2 * packed.length);
    System.arraycopy(packed, 0, twice, packed.length, packed.length);
    Files.write(folder.resolve("twice"), twice);
    assertEquals(List.of("one", "two é", "one", "two é"), texts("twice"));
    Files.write(folder.resolve("cut"), Arrays.copyOf(packed, packed.length - 9));
    refused(source("cut"), "readable to its end", "cut");
  }

  @Test
  void theFormatFollowsTheNameBehindACompression() throws Exception {
    byte[] json = "{\"text\": \"one\"}\n".getBytes(StandardCharsets.UTF_8);
    for (String name :
        List.of("a.jsonl.gz", "b.ndjson.bz2", "c.json.zst", "d.JSONL.GZ", "e.jsonl")) {
      Files.write(
          folder.resolve(name),
          name.contains("bz2")
              ? compressed("bzip2", json)
              : name.contains("zst") ? compressed("zstd", json) : compressed("gz", json));
      assertEquals(List.of("one"), texts(name), name);
    }
    Files.write(folder.resolve("f.csv"), json);
    assertEquals(List.of("{\"text\": \"one\"}"), texts("f.csv"));
  }

  /** "x^" begins a zlib stream too; the others end before a signature does. */
  @ParameterizedTest
  @ValueSource(strings = {"x^2 + 1", "B", "BZ", "(", "7z"})
  void textThatLooksCompressedIsText(String text) {
    write("a.txt", text + "\n");
    assertEquals(List.of(text), texts("a.txt"));
  }

  private List<String> names(String path) {
    return FoundFile.find(source(path).corpus(), HADOOP).stream().map(FoundFile::name).toList();
  }

  @Test
  void aFolderIsReadInTheOrderOfPaths() throws Exception {
    write("b.txt", "3");
    write("a/z.txt", "1");
    write("a/é.txt", "2");
    write("c.jsonl", "{\"text\": \"4\"}");
    write("d/e/f.txt", "5");
    write("_SUCCESS", "no");
    write(".hidden", "no");
    write("_temporary/x.txt", "no");
    write("a/.git/x.txt", "no");
    write("a/_x.txt", "no");
    assertEquals(List.of("1", "2", "3", "4", "5"), texts(""));
    assertEquals(List.of("1", "2", "3", "4", "5"), texts("../" + folder.getFileName()));
    assertEquals(List.of("a/z.txt", "a/é.txt", "b.txt", "c.jsonl", "d/e/f.txt"), names(""));
    // The file itself was named.
    assertEquals(List.of("no"), texts("_SUCCESS"));
  }

  @Test
  void aGlobTakesFilesAndFolders() {
    write("2024/a.txt", "1");
    write("2024/b.jsonl", "{\"text\": \"no\"}");
    write("2025/a.txt", "2");
    write("2025/_a.txt", "no");
    write("2025/deep/c.txt", "3");
    write("1999/a.txt", "0");
    assertEquals(List.of("1", "2"), texts("20*/*.txt"));
    assertEquals(List.of("2", "3"), texts("202[5]"));
    assertEquals(List.of("0", "2", "3"), texts("{1999,2025}"));
    assertEquals(List.of("2024/a.txt", "2025/a.txt"), names("20*/*.txt"));
    refused(source("19*/*.jsonl"), "at least one file", "19*/*.jsonl");
  }

  @Test
  void namesWithWildcardsAndSpacesAreFiles() {
    write("odd name [1]{2} 100%.txt", "odd");
    assertEquals(List.of("odd"), texts("odd name [1]{2} 100%.txt"));
  }

  @Test
  void anyHadoopUriIsRead() {
    write("a b.txt", "one");
    assertEquals(
        List.of("one"),
        read(new CorpusSource("file://" + folder + "/a b.txt", "auto", "text", "")).stream()
            .map(HumanDocument::text)
            .toList());
    assertEquals(
        List.of("one"),
        read(new CorpusSource("file:" + folder + "/*.txt", "auto", "text", "")).stream()
            .map(HumanDocument::text)
            .toList());
    refused(new CorpusSource("nowhere://host/a.txt", "auto", "text", ""), "nowhere");
  }

  @Test
  void aCorpusWithoutTextIsRefused() throws IOException {
    refused(source("missing.txt"), "at least one file", "missing.txt");
    Files.createDirectory(folder.resolve("empty"));
    refused(source("empty"), "at least one file");
    write("blank.txt", "\n \n\t\n");
    refused(source("blank.txt"), "a document with text", "blank.txt");
    write("zero.txt", "");
    refused(source("zero.txt"), "a document with text");
  }

  @Test
  void malformedUtf8IsNeverReplaced() throws IOException {
    Files.write(
        folder.resolve("latin1.txt"), "fine\ncaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    refused(source("latin1.txt"), "latin1.txt, line 2", "byte 4 is 0xE9", "iconv");
    Files.write(folder.resolve("cut.txt"), new byte[] {'a', (byte) 0xE6, (byte) 0xBC});
    refused(source("cut.txt"), "line 1", "byte 2 is 0xE6");
    Files.write(folder.resolve("utf16.txt"), "wide\n".getBytes(StandardCharsets.UTF_16));
    refused(source("utf16.txt"), "line 1", "byte 1 is 0xFE");
    Files.write(
        folder.resolve("a.jsonl"),
        "{\"text\": \"ok\"}\n{\"text\": \"\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1));
    refused(source("a.jsonl"), "a.jsonl, line 2", "0xE9");
    write("own.txt", "a \uFFFD of its own");
    assertEquals(List.of("a \uFFFD of its own"), texts("own.txt"));
  }

  @Test
  void malformedRecordsAreNamed() {
    write("a.jsonl", "{\"text\": \"ok\"}\n\n{\"text\": \"open\n");
    refused(source("a.jsonl"), "a.jsonl, line 3", "malformed");
    write("a.jsonl", "{\"text\": \"ok\"} {\"text\": \"second\"}\n");
    refused(source("a.jsonl"), "line 1", "malformed");
    write("a.jsonl", "[\n{\"text\": \"ok\"}\n]\n");
    refused(source("a.jsonl"), "line 1");
    write("a.jsonl", "[1]\n");
    refused(source("a.jsonl"), "line 1 is of type array");
    write("a.jsonl", "{\"text\": \"ok\"}\n{\"body\": \"x\", \"id\": 2}\n");
    refused(source("a.jsonl"), "text field 'text'", "line 2 has only body, id");
    write("a.jsonl", "{\"text\": 5}\n");
    refused(source("a.jsonl"), "must be a string", "line 1 is of type number");
    write("a.jsonl", "{\"text\": \"\\ud800 alone\"}\n");
    refused(source("a.jsonl"), "well-formed Unicode", "line 1");
    write("a.jsonl", "{\"text\": \"ok\", \"label\": {\"x\": 1}}\n");
    refused(new CorpusSource(at("a.jsonl"), "auto", "text", "label"), "single value", "line 1");
    refused(new CorpusSource(at("a.jsonl"), "auto", "text", "lable"), "'lable'", "must occur");
  }

  @Test
  void aFileThatIsNotParquetIsRefused() throws IOException {
    write("a.parquet", "not a Parquet file at all, but long enough to hold a footer\n");
    refused(source("a.parquet"), "readable", "a.parquet", "not a Parquet file");
    write("b.parquet", "");
    refused(source("b.parquet"), "b.parquet");
  }

  @Test
  void failuresOfTheReceiverAreItsOwn() {
    write("a.txt", "one");
    write("b.jsonl", "{\"text\": \"one\"}");
    for (String name : List.of("a.txt", "b.jsonl")) {
      assertThrows(
          ArithmeticException.class,
          () ->
              HumanCorpus.read(
                  source(name),
                  HADOOP,
                  d -> {
                    throw new ArithmeticException();
                  }));
    }
  }

  /**
   * {@code python3 -c "b = open('test.txt','rb').read(); print(len(b.split()))"} and the number of
   * lines with text.
   */
  @Test
  void wikiText2IsReadWhole() {
    Path file = Path.of(System.getProperty("golden", ""), "../data/wikitext-2/test.txt");
    assumeTrue(Files.exists(file), "WikiText-2 is not here: " + file);
    List<HumanDocument> documents = read(new CorpusSource(file.toString(), "auto", "text", ""));
    Tokenizer whitespace = new Tokenizer.Whitespace();
    Tokenizer word = new Tokenizer.Word();
    long tokens = 0;
    for (HumanDocument document : documents) {
      tokens += whitespace.tokens(document.text()).size();
      assertEquals(document.text(), word.text(word.tokens(document.text())));
    }
    assertEquals(2891, documents.size());
    assertEquals(241_211, tokens);
  }

  @Test
  void settingsAreChecked() {
    for (String[] wrong :
        new String[][] {
          {" ", "auto", "text", ""},
          {"builtin:brown", "auto", "text", ""},
          {"a.txt", "csv", "text", ""},
          {"a.txt", "auto", "", ""},
          {"a.txt", "auto", "text", "text"}
        }) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new CorpusSource(wrong[0], wrong[1], wrong[2], wrong[3]));
    }
    assertEquals(new CorpusSource("builtin:wordnet", "auto", "text", ""), new CorpusSource());
  }

  private static List<String> topics(List<HumanDocument> first, HumanDocument last) {
    List<String> topics = new ArrayList<>(first.stream().map(HumanDocument::topic).toList());
    topics.add(last.topic());
    return topics;
  }

  private String at(String name) {
    return folder + "/" + name;
  }

  private CorpusSource source(String name) {
    return new CorpusSource(at(name), "auto", "text", "");
  }

  private List<String> texts(String name) {
    return read(source(name)).stream().map(HumanDocument::text).toList();
  }

  private static List<HumanDocument> read(CorpusSource source) {
    List<HumanDocument> documents = new ArrayList<>();
    HumanCorpus.read(source, HADOOP, documents::add);
    return documents;
  }

  private static void refused(CorpusSource source, String... parts) {
    InputException refused = assertThrows(InputException.class, () -> read(source));
    for (String part : parts) {
      assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }
    assertEquals(1, refused.getMessage().lines().count(), refused.getMessage());
  }

  private void write(String name, String content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private ParquetWriter<Group> parquet(String name, String schema, CompressionCodecName codec)
      throws IOException {
    MessageType type = MessageTypeParser.parseMessageType(schema);
    return ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(at(name)))
        .withType(type)
        .withCompressionCodec(codec)
        .withRowGroupSize(20_000L)
        .withPageSize(1000)
        .build();
  }

  private static byte[] compressed(String compression, byte[] content)
      throws IOException, CompressorException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        new CompressorStreamFactory().createCompressorOutputStream(compression, bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }
}
