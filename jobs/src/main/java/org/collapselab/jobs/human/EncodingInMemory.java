package org.collapselab.jobs.human;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.collapselab.jobs.corpus.HumanDocument;
import org.collapselab.jobs.corpus.HumanSplit;
import org.collapselab.jobs.corpus.TokenisedText;
import org.collapselab.jobs.layout.row.HumanRow;
import org.collapselab.jobs.settings.VocabularyLimits;
import org.collapselab.metrics.count.Labels;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;

/**
 * One human corpus, split, tokenised and encoded: the human text of an encoding and the other
 * columns of its table.
 *
 * @param documents all of them, by document_id
 */
record EncodingInMemory(RawHumanText corpus, HumanSplit split, Documents documents, HumanText text)
    implements HumanEncoding {

  static EncodingInMemory of(
      RawHumanText corpus,
      double heldOut,
      Tokenizer tokenizer,
      VocabularyLimits limits,
      long seed) {
    HumanSplit split =
        corpus.law().isPresent()
            ? HumanSplit.ofDraws(corpus.documents(), heldOut, seed)
            : HumanSplit.split(corpus.documents(), heldOut, seed);
    List<TokenisedText.Whole> chunks = HumanEncoding.tokenised(corpus.documents(), tokenizer);
    Vocabulary vocabulary = vocabulary(chunks, split, limits, corpus);
    Documents.Builder encoded = new Documents.Builder();
    chunks.forEach(chunk -> chunk.encode(vocabulary, encoded));
    Documents documents = encoded.build();
    int[] training = split.documents(HumanSplit.Side.TRAIN);
    int[] heldOutDocuments = split.documents(HumanSplit.Side.HELD_OUT);
    int[] order = HumanText.heldOutOrder(seed, heldOutDocuments.length);
    Labels.Builder topics = new Labels.Builder();
    corpus.documents().forEach(document -> topics.add(document.topic()));
    int[] heldOutInOrder = IntStream.of(order).map(i -> heldOutDocuments[i]).toArray();
    HumanText text =
        new HumanText(
            tokenizer,
            vocabulary,
            new TrainingText.InMemory(documents.select(training)),
            training,
            documents.select(heldOutInOrder),
            topics.build().select(training),
            corpus.law().flatMap(law -> SourceLaw.of(law, tokenizer, vocabulary)));
    return new EncodingInMemory(corpus, split, documents, text);
  }

  @Override
  public String sha256() {
    return corpus.sha256();
  }

  @Override
  public Map<String, Object> facts() {
    return HumanEncoding.facts(
        corpus.corpus(),
        corpus.sha256(),
        text,
        documents.size(),
        documents.tokens(),
        text.heldOut().size(),
        text.heldOut().tokens(),
        split.count(HumanSplit.Side.DROPPED));
  }

  @Override
  public String text(int document) {
    return corpus.documents().get(document).text();
  }

  /** Passes on the rows of the table human. */
  void rows(int encoding, Consumer<HumanRow> out) {
    for (int d = 0; d < documents.size(); d++) {
      HumanDocument document = corpus.documents().get(d);
      out.accept(
          new HumanRow(
              encoding,
              d,
              documents.document(d),
              document.text(),
              document.topic(),
              split.side(d)));
    }
  }

  /** The vocabulary of the training documents. */
  private static Vocabulary vocabulary(
      List<TokenisedText.Whole> chunks,
      HumanSplit split,
      VocabularyLimits limits,
      RawHumanText corpus) {
    Map<String, Long> counts = new HashMap<>();
    int document = 0;
    for (TokenisedText.Whole chunk : chunks) {
      long[] local = new long[chunk.types().size()];
      for (int d = 0; d < chunk.documents().size(); d++, document++) {
        if (split.side(document) == HumanSplit.Side.TRAIN) {
          chunk.count(d, local);
        }
      }
      chunk.addTo(counts, local);
    }
    return HumanEncoding.vocabulary(counts, limits, corpus.corpus());
  }
}
