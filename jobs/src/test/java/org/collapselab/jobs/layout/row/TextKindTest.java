package org.collapselab.jobs.layout.row;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableReader;
import org.collapselab.jobs.store.TableRow;
import org.collapselab.jobs.store.TableWriter;
import org.collapselab.trainer.settings.About;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextKindTest {

  @TableRow(table = "words", version = 1)
  private record Word(@About("a word") String text) {}

  @TableRow(table = "words", version = 1)
  private record Kind(@About("a word") TextKind text) {}

  /** Those who write scores by columns write the label. */
  @Test
  void aRowHasTheLabel(@TempDir java.nio.file.Path folder) {
    Storage storage = Storage.at(folder.toString(), new Configuration());
    List<TextKind> kinds = List.of(TextKind.values());
    TableWriter.write(
        storage, "t", Kind.class, out -> kinds.forEach(kind -> out.accept(new Kind(kind))));
    List<String> words = new ArrayList<>();
    TableReader.read(storage, "t", Word.class, word -> words.add(word.text()));
    assertEquals(kinds.stream().map(TextKind::label).toList(), words);
    assertEquals(kinds, words.stream().map(TextKind::of).toList());
  }
}
