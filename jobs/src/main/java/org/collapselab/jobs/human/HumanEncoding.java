package org.collapselab.jobs.human;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.corpus.HumanDocument;
import org.collapselab.jobs.corpus.TokenisedText;
import org.collapselab.jobs.settings.VocabularyLimits;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;

/** One human corpus, split, tokenised and encoded. */
interface HumanEncoding {

  /** The number of documents that are tokenised at a time. */
  int CHUNK = 4096;

  /** The human text that chains share. */
  HumanText text();

  /** SHA-256 of all texts and topics. */
  String sha256();

  /** The text of a document that the report shows. */
  String text(int document);

  /** The facts about the corpus for the manifest. */
  Map<String, Object> facts();

  /**
   * Makes the {@link #facts} of a corpus.
   *
   * @param corpus what it was read from
   * @param text with its training documents, but not yet the held-out ones
   * @param dropped documents that are in neither half
   */
  static Map<String, Object> facts(
      String corpus,
      String sha256,
      HumanText text,
      long documents,
      long tokens,
      long heldOutDocuments,
      long heldOutTokens,
      long dropped) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("corpus", corpus);
    facts.put("sha256", sha256);
    facts.put("tokenizer", text.tokenizer().label());
    facts.put("documents", documents);
    facts.put("tokens", tokens);
    facts.put("training_documents", text.lengths().size());
    facts.put("training_tokens", text.trainingTokens());
    facts.put("held_out_documents", heldOutDocuments);
    facts.put("held_out_tokens", heldOutTokens);
    facts.put("held_out_dropped", dropped);
    facts.put("vocabulary", text.vocabulary().size());
    return facts;
  }

  /** Makes the vocabulary of training documents with these counts of types. */
  static Vocabulary vocabulary(Map<String, Long> counts, VocabularyLimits limits, String corpus) {
    try {
      return Vocabulary.of(counts, limits.minimumCount(), limits.maximumSize());
    } catch (IllegalArgumentException e) {
      throw new InputException("human corpus " + corpus + ": " + e.getMessage());
    }
  }

  /** Tokenises documents in chunks, several in parallel, and keeps their order. */
  static List<TokenisedText.Whole> tokenised(List<HumanDocument> documents, Tokenizer tokenizer) {
    int chunks = (documents.size() + CHUNK - 1) / CHUNK;
    return IntStream.range(0, chunks)
        .parallel()
        .mapToObj(
            c -> {
              TokenisedText chunk = new TokenisedText(tokenizer);
              documents
                  .subList(c * CHUNK, Math.min(documents.size(), (c + 1) * CHUNK))
                  .forEach(document -> chunk.add(document.text()));
              return chunk.whole();
            })
        .toList();
  }
}
