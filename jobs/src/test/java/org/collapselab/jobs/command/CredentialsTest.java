package org.collapselab.jobs.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.collapselab.jobs.run.SmallExperiment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords reach the corpus, but no file and no message. */
class CredentialsTest {

  private static final String SECRET = "SECRET";

  @TempDir Path folder;
  private HttpServer server;

  /** Serves the corpus. */
  @BeforeEach
  void serve() throws IOException {
    byte[] text = Files.readAllBytes(SmallExperiment.corpus(folder));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/human.txt",
        exchange -> {
          exchange.sendResponseHeaders(200, text.length);
          exchange.getResponseBody().write(text);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String uri(String user, String file) {
    return "http://" + user + "127.0.0.1:" + server.getAddress().getPort() + "/" + file;
  }

  private String[] run(String... more) throws IOException {
    String yaml =
        """
        human: {corpus: "%s", held_out: 0.2, initial: 60 documents}
        tokenizer: whitespace
        budget: 300 tokens
        generations: 1
        replicates: 2
        """
            .formatted(uri("user:" + SECRET + "@", "human.txt"));
    Files.writeString(folder.resolve("e.yaml"), yaml);
    String[] run = {
      "run",
      folder.resolve("e.yaml").toString(),
      "--output",
      folder.resolve("run").toString(),
      "--master",
      "local[1]",
      "--conf",
      "spark.hadoop.fs.s3a.secret.key=" + SECRET
    };
    String[] all = Arrays.copyOf(run, run.length + more.length);
    System.arraycopy(more, 0, all, run.length, more.length);
    return all;
  }

  /** Runs a command and requires that neither it nor the log names the secret. */
  private static Ran silent(String... command) {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    Ran ran;
    try {
      ran = Ran.command(command);
    } finally {
      System.setErr(before);
    }
    String said = ran.out() + ran.err() + log.toString(StandardCharsets.UTF_8);
    assertFalse(said.contains(SECRET), said);
    return ran;
  }

  private void nothingIsWritten(String name) throws IOException {
    Map<String, String> files = Ran.everything(folder.resolve(name));
    assertTrue(files.size() > 5, files.keySet()::toString);
    files.forEach((file, content) -> assertFalse(content.contains(SECRET), file));
  }

  @Test
  void ofACorpusAreNeverWritten() throws IOException {
    Ran ran = silent(run());
    assertEquals(Exit.DONE, ran.exit(), ran.err());
    nothingIsWritten("run");
    String stored = Files.readString(folder.resolve("run/experiment.yaml"));
    assertTrue(stored.contains("corpus: " + uri("", "human.txt")), stored);

    assertTrue(silent(run()).done().out().startsWith("complete"), "the password changes nothing");
    Ran extended = silent(run("--set", "replicates=3"));
    assertEquals(Exit.DONE, extended.exit(), extended.err());
    nothingIsWritten("run");
    silent("report", folder.resolve("run").toString()).done();
    nothingIsWritten("run");
    assertTrue(silent(run("--plan")).done().out().contains(uri("", "human.txt")));
  }

  /** Rejects arms that are named by passwords. */
  @Test
  void ofASweepAreNotInTheNamesOfArms() throws IOException {
    String[] run = run();
    String yaml = Files.readString(Path.of(run[1]));
    String corpus = yaml.replaceFirst("(?s).*corpus: (\"[^\"]*\").*", "$1");
    String swept =
        yaml.replace("corpus: " + corpus + ", ", "")
            + "sweep: {human.corpus: [%s, %s]}\n".formatted(corpus, folder.resolve("human.txt"));
    Files.writeString(Path.of(run[1]), swept);
    Ran ran = silent(run);
    assertEquals(Exit.DONE, ran.exit(), ran.err());
    nothingIsWritten("run");
  }

  @Test
  void areNotInMessages() throws IOException {
    String missing = uri("user:" + SECRET + "@", "none.txt");
    silent(run("--set", "human.corpus=" + missing, "--plan"))
        .failed(Exit.MISTAKE, uri("", "none.txt"));
    silent(run("--set", "replicates=" + missing, "--plan")).failed(Exit.MISTAKE, "replicates");
    silent(run("--set", missing, "--plan")).failed(Exit.MISTAKE, "--set must be key=value");
    silent(run("--conf", "spark.hadoop.fs.s3a.secret.key:" + SECRET)).failed(Exit.MISTAKE);
    silent("report", missing).failed(Exit.ENVIRONMENT, uri("", "none.txt"));
    silent("run", missing + ".yaml", "--plan").failed(Exit.ENVIRONMENT, uri("", "none.txt.yaml"));
    String signed = uri("", "human.txt?X-Amz-Signature=" + SECRET);
    String plan = silent(run("--set", "human.corpus=" + signed, "--plan")).done().out();
    assertTrue(plan.contains(uri("", "human.txt:")), plan);
  }

  @Test
  void ofMeasuredTextsAreNeverWritten() throws IOException {
    String text = uri("user:" + SECRET + "@", "human.txt");
    String output = folder.resolve("m").toString();
    silent("measure", "--human", text, "--generated", text, "--output", output).done();
    nothingIsWritten("m");
  }
}
