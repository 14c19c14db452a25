import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes copies of a text until a number of tokens is reached. A token of a copy is another one,
 * drawn from all of the text, with probability 0.1, so that longer n-grams keep being new. The
 * same text and number give the same bytes.
 *
 * <p>{@code java NoisyCopies.java TEXT TOKENS > COPIES}
 */
final class NoisyCopies {

  private static final long SEED = 20261122;
  private static final double NOISE = 0.1;

  private NoisyCopies() {}

  public static void main(String[] arguments) throws IOException {
    List<String[]> lines = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      if (!line.isBlank()) {
        lines.add(line.strip().split("\\s+"));
      }
    }
    String[] all = lines.stream().flatMap(java.util.Arrays::stream).toArray(String[]::new);
    long wanted = Long.parseLong(arguments[1]);
    SplittableRandom random = new SplittableRandom(SEED);
    try (BufferedWriter out =
        new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 20)) {
      for (long tokens = 0; tokens < wanted; ) {
        for (int i = 0; i < lines.size() && tokens < wanted; i++) {
          String[] line = lines.get(i);
          for (int t = 0; t < line.length; t++) {
            boolean other = random.nextDouble() < NOISE;
            out.write(t == 0 ? "" : " ");
            out.write(other ? all[random.nextInt(all.length)] : line[t]);
          }
          out.write('\n');
          tokens += line.length;
        }
      }
    }
  }
}
