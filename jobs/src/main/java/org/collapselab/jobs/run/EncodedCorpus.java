package org.collapselab.jobs.run;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.collapselab.jobs.InputException;
import org.collapselab.jobs.corpus.HumanDocument;
import org.collapselab.jobs.corpus.HumanSplit;
import org.collapselab.jobs.settings.VocabularyLimits;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;

/**
 * One human corpus, split, tokenised and encoded: the human text of an encoding with what its table
 * holds besides.
 */
final class EncodedCorpus implements Encoding {

  private static final int CHUNK = 4096; // documents tokenised by one task

  private final HumanCorpusText corpus;
  private final HumanSplit split;
  private final Documents documents; // all of them, by document_id
  private final HumanText text;

  private EncodedCorpus(
      HumanCorpusText corpus, HumanSplit split, Documents documents, HumanText text) {
    this.corpus = corpus;
    this.split = split;
    this.documents = documents;
    this.text = text;
  }

  static EncodedCorpus of(
      HumanCorpusText corpus,
      double heldOut,
      Tokenizer tokenizer,
      VocabularyLimits limits,
      long seed) {
    HumanSplit split = HumanSplit.split(corpus.documents(), heldOut, seed);
    List<Tokenised.Whole> chunks = chunks(corpus.documents(), tokenizer);
    Vocabulary vocabulary = vocabulary(chunks, split, limits, corpus);
    Documents.Builder encoded = new Documents.Builder();
    chunks.forEach(chunk -> chunk.encode(vocabulary, encoded));
    Documents documents = encoded.build();
    int[] training = split.documents(HumanSplit.Side.TRAIN);
    int[] held = split.documents(HumanSplit.Side.HELD_OUT);
    int[] order =
        HumanText.keyed(new Address(seed, Address.SHARED, Purpose.HELD_OUT_ORDER, 0), held.length);
    int[] heldInOrder = IntStream.of(order).map(i -> held[i]).toArray();
    HumanText text =
        new HumanText(
            tokenizer,
            vocabulary,
            select(documents, training),
            training,
            select(documents, heldInOrder));
    return new EncodedCorpus(corpus, split, documents, text);
  }

  @Override
  public HumanText text() {
    return text;
  }

  @Override
  public String sha256() {
    return corpus.sha256();
  }

  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("corpus", corpus.source().corpus());
    facts.put("sha256", corpus.sha256());
    facts.put("tokenizer", text.tokenizer().label());
    facts.put("documents", documents.size());
    facts.put("tokens", documents.tokens());
    facts.put("training_documents", text.lengths().size());
    facts.put("training_tokens", text.trainingTokens());
    facts.put("held_out_documents", text.heldOut().size());
    facts.put("held_out_tokens", text.heldOut().tokens());
    facts.put("held_out_dropped", split.count(HumanSplit.Side.DROPPED));
    facts.put("vocabulary", text.vocabulary().size());
    return facts;
  }

  @Override
  public String text(int document) {
    return corpus.documents().get(document).text();
  }

  /** The rows of the table human. */
  void rows(int encoding, Consumer<Object[]> out) {
    for (int d = 0; d < documents.size(); d++) {
      HumanDocument document = corpus.documents().get(d);
      out.accept(
          new Object[] {
            encoding,
            d,
            documents.document(d),
            document.text(),
            document.topic(),
            word(split.side(d))
          });
    }
  }

  /** A side as the table human has it. */
  static String word(HumanSplit.Side side) {
    return side.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Documents, tokenised. */
  static Tokenised.Whole tokenised(List<HumanDocument> documents, Tokenizer tokenizer) {
    Tokenised chunk = new Tokenised(tokenizer);
    documents.forEach(document -> chunk.add(document.text()));
    return chunk.whole();
  }

  private static List<Tokenised.Whole> chunks(List<HumanDocument> documents, Tokenizer tokenizer) {
    int chunks = (documents.size() + CHUNK - 1) / CHUNK;
    return IntStream.range(0, chunks)
        .parallel()
        .mapToObj(
            c ->
                tokenised(
                    documents.subList(c * CHUNK, Math.min(documents.size(), (c + 1) * CHUNK)),
                    tokenizer))
        .toList();
  }

  /** The vocabulary of the training documents. */
  private static Vocabulary vocabulary(
      List<Tokenised.Whole> chunks,
      HumanSplit split,
      VocabularyLimits limits,
      HumanCorpusText corpus) {
    Map<String, Long> counts = new HashMap<>();
    int document = 0;
    for (Tokenised.Whole chunk : chunks) {
      long[] local = new long[chunk.types().size()];
      for (int d = 0; d < chunk.documents().size(); d++, document++) {
        if (split.side(document) == HumanSplit.Side.TRAIN) {
          chunk.count(d, local);
        }
      }
      chunk.addTo(counts, local);
    }
    try {
      return Vocabulary.of(counts, limits.minimumCount(), limits.maximumSize());
    } catch (IllegalArgumentException e) {
      throw new InputException("human corpus " + corpus.source().corpus() + ": " + e.getMessage());
    }
  }

  private static Documents select(Documents documents, int[] ids) {
    Documents.Builder selected = new Documents.Builder();
    for (int id : ids) {
      selected.add(documents, id);
    }
    return selected.build();
  }
}
