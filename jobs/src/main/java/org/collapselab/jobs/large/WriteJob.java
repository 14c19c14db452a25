package org.collapselab.jobs.large;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.collapselab.generator.mix.Size;
import org.collapselab.generator.write.Writer;
import org.collapselab.jobs.chain.ChainFiles;
import org.collapselab.jobs.chain.CorpusParts.WrittenParts;
import org.collapselab.jobs.chain.TaskContext;
import org.collapselab.jobs.chain.Tasks;
import org.collapselab.jobs.check.FirstDraws;
import org.collapselab.jobs.human.SampleTexts;
import org.collapselab.jobs.human.StoredLengths;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.layout.row.CorpusRow;
import org.collapselab.jobs.loop.StepContext;
import org.collapselab.jobs.store.FileRecord;
import org.collapselab.jobs.store.TableWriter;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;

/**
 * Writes X_t of a large chain: a task writes a part of consecutive documents, which are the same
 * whichever task writes them. A size in tokens is reached by guess: parts are added while the text
 * falls short, and the part that reaches the size is written again up to its last document. Tasks
 * return only the fields of {@link Part}.
 *
 * @param shard of the chain
 * @param address stands for the generation in the address of the draws
 */
record WriteJob(
    Tasks tasks, Broadcast<StoredModel> model, Shard shard, int address, WrittenParts to) {

  /**
   * The facts about a part that a task returns to the driver.
   *
   * @param file that holds it
   * @param firsts first draws, see {@link FirstDraws#firsts}
   * @param counts occurrences by token, shape (vocabulary)
   * @param samples texts of the first documents of the first part
   */
  record Part(
      int number,
      FileRecord file,
      StoredLengths lengths,
      int[] firsts,
      long[] counts,
      List<String> samples)
      implements Serializable {}

  /**
   * The documents that a task writes.
   *
   * @param from first document
   * @param to document after the last; {@code whole} decides if it is not empty
   */
  private record DocumentRange(int number, int from, int to, List<Size> whole)
      implements Serializable {}

  /**
   * Writes.
   *
   * @param mean tokens of a document, about
   * @return parts in their order
   */
  List<Part> write(Size size, double mean) {
    if (!to.parted()) {
      return run(List.of(new DocumentRange(0, 0, 0, List.of(size))));
    }
    List<Part> parts = new ArrayList<>();
    long missing = size.amount();
    long documents = 0;
    long tokens = 0;
    while (missing > 0) {
      int more = parts(size, missing, documents == 0 ? mean : (double) tokens / documents);
      parts.addAll(run(ranges(parts.size(), more)));
      documents = 0;
      tokens = 0;
      missing = size.amount();
      for (Part part : parts) {
        documents += part.lengths().size();
        tokens += StoredLengths.tokens(part.lengths());
        missing -= amount(size, part.lengths());
      }
    }
    int written = parts.size();
    cut(parts, size);
    for (int part = parts.size(); part < written; part++) {
      tasks.context().storage().delete(to.file(part));
    }
    return parts;
  }

  /**
   * The number of parts that are surely or probably needed: none in vain if documents are like
   * others.
   */
  private int parts(Size size, long missing, double mean) {
    double document = size.unit() == Size.Unit.DOCUMENTS ? 1 : Math.max(1, mean);
    return (int) Math.max(1, Math.floor(missing / document / to.partDocuments()));
  }

  private List<DocumentRange> ranges(int first, int number) {
    List<DocumentRange> ranges = new ArrayList<>();
    for (int part = first; part < first + number; part++) {
      int from = Math.multiplyExact(part, to.partDocuments());
      ranges.add(new DocumentRange(part, from, Math.addExact(from, to.partDocuments()), List.of()));
    }
    return ranges;
  }

  private static long amount(Size size, StoredLengths lengths) {
    long amount = 0;
    for (int d = 0; d < lengths.size(); d++) {
      amount += size.of(lengths.length(d));
    }
    return amount;
  }

  /** Drops the documents after the one that reaches the size. */
  private void cut(List<Part> parts, Size size) {
    long left = size.amount();
    for (int part = 0; part < parts.size(); part++) {
      StoredLengths lengths = parts.get(part).lengths();
      int documents = 0;
      while (documents < lengths.size() && left > 0) {
        left -= size.of(lengths.length(documents++));
      }
      if (left <= 0) {
        parts.subList(part + 1, parts.size()).clear();
        if (documents < lengths.size()) {
          int from = part * to.partDocuments();
          parts.set(
              part,
              run(List.of(new DocumentRange(part, from, from + documents, List.of()))).get(0));
        }
        return;
      }
    }
  }

  private List<Part> run(List<DocumentRange> ranges) {
    Broadcast<StoredModel> read = model; // a task must not carry this object
    Shard chain = shard;
    int generation = address;
    WrittenParts parts = to;
    return tasks.map(
        shard.arm(),
        ranges,
        (context, range) -> part(context, read.value(), chain, generation, parts, range));
  }

  private static Part part(
      TaskContext context,
      StoredModel model,
      Shard shard,
      int generation,
      WrittenParts to,
      DocumentRange range) {
    StepContext step = context.step(shard.arm(), shard.from(), generation);
    Writer writer = new Writer(model.read(context.storage()), step.writing(), step.prompts());
    Address address = step.random(Purpose.GENERATE);
    Documents text =
        range.whole().isEmpty()
            ? writer.range(range.from(), range.to(), address)
            : writer.write(range.whole().get(0), address);
    ChainFiles files = new ChainFiles(context, shard, generation, context.work());
    FileRecord file =
        TableWriter.write(
            context.storage(),
            to.file(range.number()),
            CorpusRow.class,
            out -> files.corpus(out, shard.from(), text, 0, text.size(), range.from()));
    return new Part(
        range.number(),
        file,
        StoredLengths.of(text),
        FirstDraws.firsts(text),
        files.count(text),
        range.number() == 0 && shard.from() == 0 ? SampleTexts.of(text, step.human()) : List.of());
  }
}
