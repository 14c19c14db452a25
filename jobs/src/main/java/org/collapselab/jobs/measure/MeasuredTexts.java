package org.collapselab.jobs.measure;

import java.util.ArrayList;
import java.util.List;
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
import org.collapselab.jobs.human.SampleTexts;
import org.collapselab.metrics.count.Labels;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.count.Spelling;
import org.collapselab.metrics.count.Vectors;
import org.collapselab.trainer.text.Tokenizer;

/**
 * Human text and the texts that are measured against it, under one vocabulary: the types of all of
 * them, so that no word is unknown.
 *
 * @param reference human text that generated text is compared with
 * @param heldOut human text that serves as a control; empty if none is held out
 * @param generated the texts, in the order given
 * @param sources where each came from, the human text first
 * @param samples first documents of each, as they were read, the human text first
 */
record MeasuredTexts(
    Passage reference,
    Passage heldOut,
    List<Passage> generated,
    List<Input> sources,
    List<List<String>> samples) {

  /**
   * The facts about a text for the manifest.
   *
   * @param path as the user gave it, without secrets
   * @param sha256 of its documents' texts, a zero byte after each
   */
  record Input(String path, long documents, long tokens, String sha256) {}

  /**
   * Reads all texts.
   *
   * @param heldOut share of the human documents that is held out, by their content, in [0, 1)
   * @param seed of the split
   * @param hadoop settings that reach the texts
   */
  static MeasuredTexts read(
      CorpusSource human,
      List<CorpusSource> generated,
      Tokenizer tokenizer,
      double heldOut,
      long seed,
      Configuration hadoop) {
    TokenisedText tokenised = new TokenisedText(tokenizer);
    Labels.Builder topics = new Labels.Builder();
    List<HumanDocument> humanDocuments = new ArrayList<>();
    List<double[]> vectors = new ArrayList<>();
    List<List<String>> samples = new ArrayList<>();
    List<String> hashes = new ArrayList<>();
    List<Integer> ends = new ArrayList<>(); // documents up to the end of each text
    List<CorpusSource> all = new ArrayList<>(List.of(human));
    all.addAll(generated);
    int documents = 0;
    for (CorpusSource source : all) {
      List<String> sample = new ArrayList<>();
      var digest = Sha256.digest();
      int[] read = {documents};
      HumanCorpus.readVectors(
          source,
          hadoop,
          (document, vector) -> {
            tokenised.add(document.text());
            topics.add(document.topic());
            vectors.add(vector);
            Sha256.update(digest, document.text());
            read[0]++;
            if (sample.size() < SampleTexts.DOCUMENTS) {
              sample.add(SampleTexts.cut(document.text()));
            }
            if (ends.isEmpty()) {
              humanDocuments.add(document);
            }
          });
      requireEqualDimensions(human, vectors.get(0), source, vectors.get(documents));
      documents = read[0];
      ends.add(documents);
      samples.add(sample);
      hashes.add(Sha256.hex(digest));
    }
    TokenisedText.Encoded encoded = encode(tokenised.whole(), human);
    Passage plain =
        labelled(
            Passage.of(encoded.documents(), new Spelling(tokenizer, encoded.vocabulary())), topics);
    Passage whole =
        human.featuresField().isEmpty()
            ? plain
            : plain.with(new Vectors(vectors.toArray(double[][]::new), features(human)));
    HumanSplit split = HumanSplit.split(humanDocuments, heldOut, seed);
    List<Passage> texts = new ArrayList<>();
    List<Input> sources = new ArrayList<>();
    for (int t = 0; t < all.size(); t++) {
      int from = t == 0 ? 0 : ends.get(t - 1);
      Passage text = whole.select(IntStream.range(from, ends.get(t)).toArray());
      texts.add(text);
      sources.add(
          new Input(
              Secrets.without(all.get(t).corpus()),
              text.tokens().size(),
              text.tokens().tokens(),
              hashes.get(t)));
    }
    return new MeasuredTexts(
        whole.select(split.documents(HumanSplit.Side.TRAIN)),
        whole.select(split.documents(HumanSplit.Side.HELD_OUT)),
        List.copyOf(texts.subList(1, texts.size())),
        sources,
        samples);
  }

  private static Passage labelled(Passage text, Labels.Builder topics) {
    Labels labels = topics.build();
    return labels.any() ? text.with(labels) : text;
  }

  private static void requireEqualDimensions(
      CorpusSource human, double[] first, CorpusSource source, double[] other) {
    InputException.require(
        first.length == other.length,
        "all vectors of a comparison must have as many numbers, but those of %s have %s and"
            + " those of %s have %s",
        human.corpus(),
        first.length,
        source.corpus(),
        other.length);
  }

  /** The name of a field's vectors in signatures. */
  private static String features(CorpusSource source) {
    return "column-" + source.featuresField().replaceAll("[^A-Za-z0-9._+-]", "-");
  }

  private static TokenisedText.Encoded encode(TokenisedText.Whole whole, CorpusSource human) {
    try {
      return TokenisedText.encode(List.of(whole), 1, 0);
    } catch (IllegalArgumentException e) {
      throw new InputException(human.corpus() + ": " + e.getMessage());
    }
  }

  /**
   * B, the first tokens of each text that are compared: the length of the shortest text, so that
   * sizes never differ.
   *
   * @param most tokens to compare at most; 0 for no limit
   */
  long budget(long most) {
    long budget = most == 0 ? Long.MAX_VALUE : most;
    for (int t = 0; t < generated.size(); t++) {
      long tokens = generated.get(t).tokens().tokens();
      InputException.require(
          tokens != 0,
          "every text must have a token under --tokenizer, but %s has none; leave it out or"
              + " use another tokenizer",
          sources.get(t + 1).path());
      budget = Math.min(budget, tokens);
    }
    return heldOut.tokens().tokens() > 0 ? Math.min(budget, heldOut.tokens().tokens()) : budget;
  }
}
