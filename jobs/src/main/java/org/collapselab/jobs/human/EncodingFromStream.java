package org.collapselab.jobs.human;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.base.Secrets;
import org.collapselab.jobs.base.Sha256;
import org.collapselab.jobs.corpus.CorpusSource;
import org.collapselab.jobs.corpus.HumanCorpus;
import org.collapselab.jobs.corpus.HumanDocument;
import org.collapselab.jobs.corpus.HumanSplit;
import org.collapselab.jobs.corpus.TokenisedText;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.RunTables;
import org.collapselab.jobs.layout.row.HumanRow;
import org.collapselab.jobs.settings.VocabularyLimits;
import org.collapselab.jobs.store.StorageRef;
import org.collapselab.jobs.store.TableWriter;
import org.collapselab.metrics.count.Labels;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;

/**
 * A human corpus that is never in memory whole. It is read twice, as a stream: for the vocabulary
 * and lengths, and once more to encode it and write it in parts. Two numbers and two bits for each
 * document, the vocabulary, and held-out text stay in memory, because the control and the models'
 * evaluation use held-out text as a whole. Split, vocabulary and ids are those of {@link
 * EncodingInMemory}.
 */
final class EncodingFromStream implements HumanEncoding {

  private static final int BATCH = 16 * CHUNK; // documents in memory, at most
  private static final int CHARACTERS = 1 << 24; // of them, about at most

  private final CorpusSource source;
  private final Configuration hadoop;
  private final Tokenizer tokenizer;
  private final HumanSplit.Rule rule;
  private final long seed;
  private final long partTokens;
  private final MessageDigest digest = Sha256.digest();
  private final BitSet heldOut = new BitSet();
  private final Map<String, Long> counts = new HashMap<>();
  private final Map<Integer, String> shown = new TreeMap<>(); // texts by document
  private final Labels.Builder topics = new Labels.Builder();
  private int[] lengths = new int[1024];
  private int documents;
  private String sha256 = "";
  private HumanText text; // without documents until they are stored

  private EncodingFromStream(
      CorpusSource source,
      Configuration hadoop,
      Tokenizer tokenizer,
      HumanSplit.Rule rule,
      long seed,
      long partTokens) {
    this.source = source;
    this.hadoop = hadoop;
    this.tokenizer = tokenizer;
    this.rule = rule;
    this.seed = seed;
    this.partTokens = partTokens;
  }

  /**
   * Reads a corpus for the first time.
   *
   * @param partTokens tokens of a part, about
   */
  static EncodingFromStream read(
      CorpusSource source,
      Configuration hadoop,
      double heldOutShare,
      Tokenizer tokenizer,
      VocabularyLimits limits,
      long seed,
      long partTokens) {
    HumanSplit.Rule rule = new HumanSplit.Rule(heldOutShare, seed);
    EncodingFromStream corpus =
        new EncodingFromStream(source, hadoop, tokenizer, rule, seed, partTokens);
    corpus.stream(corpus::inspect);
    corpus.sha256 = Sha256.hex(corpus.digest);
    corpus.text = corpus.outline(limits);
    return corpus;
  }

  @Override
  public HumanText text() {
    return text;
  }

  @Override
  public String text(int document) {
    return shown.get(document);
  }

  @Override
  public String sha256() {
    return sha256;
  }

  @Override
  public Map<String, Object> facts() {
    long all = Arrays.stream(lengths).asLongStream().sum();
    return HumanEncoding.facts(
        Secrets.without(source.corpus()),
        sha256,
        text,
        documents,
        all,
        heldOut.cardinality(),
        all - text.trainingTokens(),
        0);
  }

  /** Tokenised documents of a chunk. */
  private interface Chunks {
    void add(List<HumanDocument> documents, TokenisedText.Whole tokenised);
  }

  private void stream(Chunks chunks) {
    DocumentBatch batch = new DocumentBatch(chunks);
    HumanCorpus.read(source, hadoop, batch::add);
    batch.flush();
  }

  /** Documents that are tokenised in parallel and passed on in their order. */
  private final class DocumentBatch {

    private final Chunks chunks;
    private final List<HumanDocument> waiting = new ArrayList<>();
    private long characters;

    DocumentBatch(Chunks chunks) {
      this.chunks = chunks;
    }

    void add(HumanDocument document) {
      if (!document.splitKey().equals(document.text())) {
        throw new IllegalStateException("equal texts of a stream must fall on one side");
      }
      waiting.add(document);
      characters += document.text().length();
      if (waiting.size() == BATCH || characters >= CHARACTERS) {
        flush();
      }
    }

    void flush() {
      int from = 0;
      for (TokenisedText.Whole chunk : HumanEncoding.tokenised(waiting, tokenizer)) {
        int to = from + chunk.documents().size();
        chunks.add(waiting.subList(from, to), chunk);
        from = to;
      }
      waiting.clear();
      characters = 0;
    }
  }

  /** Collects sides, lengths, topics, types and hash in the first reading. */
  private void inspect(List<HumanDocument> chunk, TokenisedText.Whole tokenised) {
    long[] local = new long[tokenised.types().size()];
    for (int d = 0; d < chunk.size(); d++, documents++) {
      RawHumanText.update(digest, chunk.get(d));
      boolean isHeldOut = rule.heldOut(chunk.get(d));
      heldOut.set(documents, isHeldOut);
      if (documents == lengths.length) {
        lengths = Arrays.copyOf(lengths, Math.multiplyExact(2, documents));
      }
      topics.add(chunk.get(d).topic());
      lengths[documents] = tokenised.documents().length(d);
      if (!isHeldOut) {
        tokenised.count(d, local);
      }
    }
    tokenised.addTo(counts, local);
  }

  private HumanText outline(VocabularyLimits limits) {
    rule.requireTraining(documents - heldOut.cardinality(), documents);
    Vocabulary vocabulary =
        HumanEncoding.vocabulary(counts, limits, Secrets.without(source.corpus()));
    counts.clear();
    int[] training = IntStream.range(0, documents).filter(d -> !heldOut.get(d)).toArray();
    StoredLengths of = StoredLengths.closed(Arrays.stream(training).map(d -> lengths[d]).toArray());
    long tokens = StoredLengths.tokens(of);
    int part = (int) Math.max(1, partTokens / Math.max(1, tokens / Math.max(1, training.length)));
    return new HumanText(
        tokenizer,
        vocabulary,
        new TrainingText.Outline(of, tokens, part),
        training,
        Documents.NONE,
        topics.build().select(training),
        Optional.empty());
  }

  /**
   * Reads the corpus once more and writes it in parts.
   *
   * @param encoding its number
   * @param wanted document_ids of texts that are shown
   */
  void store(RunTables run, int encoding, List<Integer> wanted) {
    Parts parts = new Parts(run, encoding);
    digest.reset();
    stream(
        (chunk, tokenised) -> {
          Documents.Builder encoded = new Documents.Builder();
          tokenised.encode(text.vocabulary(), encoded);
          Documents tokens = encoded.build();
          for (int d = 0; d < chunk.size(); d++) {
            RawHumanText.update(digest, chunk.get(d));
            if (wanted.contains(parts.document)) {
              shown.put(parts.document, chunk.get(d).text());
            }
            parts.add(chunk.get(d), tokens.document(d));
          }
        });
    parts.flush();
    InputException.require(
        Sha256.hex(digest).equals(sha256),
        "the human corpus must not change while it is read, but %s had changed when it was read"
            + " again; start again and leave it unchanged",
        Secrets.without(source.corpus()));
    Documents heldOutText = parts.heldOutText.build();
    text =
        new HumanText(
            tokenizer,
            text.vocabulary(),
            new TrainingText.Stored(
                new StorageRef(run.storage().location(), hadoop),
                encoding,
                text.partDocuments(0),
                (StoredLengths) text.lengths(),
                text.trainingTokens()),
            text.trainingIds(),
            heldOutText.select(HumanText.heldOutOrder(seed, heldOutText.size())),
            text.topics(),
            Optional.empty());
  }

  /** Collects rows and writes them to files, one part at a time. */
  private final class Parts {

    private final RunTables run;
    private final int encoding;
    private final int most = text.partDocuments(0);
    private final Documents.Builder heldOutText = new Documents.Builder();
    private final List<HumanRow> rows = new ArrayList<>();
    private int document;
    private int training;
    private int part;

    Parts(RunTables run, int encoding) {
      this.run = run;
      this.encoding = encoding;
    }

    void add(HumanDocument human, int[] tokens) {
      boolean isHeldOut = document < documents && heldOut.get(document);
      HumanSplit.Side side = isHeldOut ? HumanSplit.Side.HELD_OUT : HumanSplit.Side.TRAIN;
      rows.add(new HumanRow(encoding, document++, tokens, human.text(), human.topic(), side));
      if (isHeldOut) {
        heldOutText.add(tokens, true);
      } else if (++training % most == 0) {
        flush();
      }
    }

    void flush() {
      if (!rows.isEmpty()) {
        run.add(
            TableWriter.write(
                run.storage(),
                RunDirectory.humanPart(encoding, part++),
                HumanRow.class,
                rows::forEach));
        rows.clear();
      }
    }
  }
}
