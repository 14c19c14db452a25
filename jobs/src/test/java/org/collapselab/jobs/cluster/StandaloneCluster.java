package org.collapselab.jobs.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A standalone Spark cluster on the loopback interface: a master and workers of one core and one
 * gigabyte, each a JVM of its own, made of the jars that Maven resolved. Applications are submitted
 * as users do, by {@code SparkSubmit} with the application jar, in a further JVM.
 *
 * <p>Every log lies under {@code target/cluster/<name>}. Closing kills all processes; they also die
 * with this JVM, see {@link Leash}.
 */
public final class StandaloneCluster implements AutoCloseable {

  /** Where {@code mvn package} leaves the application jar, relative to the module. */
  public static final Path APPLICATION = Path.of("target", "collapselab.jar").toAbsolutePath();

  /** The list of provided jars that the build writes, relative to the module. */
  public static final Path CLASS_PATH = Path.of("target", "classpath.txt").toAbsolutePath();

  private static final Path JAVA_OPTIONS =
      Path.of("src", "main", "launcher", "java.options").toAbsolutePath();
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Pattern MASTER =
      Pattern.compile("Starting Spark master at (spark://[\\w.:]+)");
  private static final Pattern REGISTERED = Pattern.compile("Successfully registered with master");

  private final Path folder;
  private final int workers;
  private final List<Process> processes = new ArrayList<>();
  private final List<Process> workerProcesses = new ArrayList<>();
  private final Thread atExit = new Thread(this::kill, "kill-cluster");
  private String master = "";
  private int submissions;

  private StandaloneCluster(Path folder, int workers) {
    this.folder = folder;
    this.workers = workers;
  }

  /**
   * What a submitted application did.
   *
   * @param exit exit code of the driver's JVM
   * @param output what it wrote to standard output
   * @param log file with its standard error
   */
  public record Submitted(int exit, String output, Path log) {}

  /**
   * Starts a cluster and waits until every worker is registered.
   *
   * @param name folder of the logs under {@code target/cluster}, emptied first
   * @param workers at least 1; each has one core and offers 1 GiB
   */
  public static StandaloneCluster start(String name, int workers) throws IOException {
    Path folder = Path.of("target", "cluster", name).toAbsolutePath();
    deleteTree(folder);
    Files.createDirectories(folder);
    StandaloneCluster cluster = new StandaloneCluster(folder, workers);
    Runtime.getRuntime().addShutdownHook(cluster.atExit);
    try {
      cluster.startAll();
      return cluster;
    } catch (IOException | RuntimeException failure) {
      cluster.close();
      throw failure;
    }
  }

  /** The master's address, {@code spark://127.0.0.1:port}. */
  public String master() {
    return master;
  }

  /** Submits the application jar with these arguments and waits, ten minutes at most. */
  public Submitted submit(List<String> arguments) throws IOException {
    return submit(APPLICATION, Map.of(), arguments, Duration.ofMinutes(10));
  }

  /**
   * Submits a jar and waits.
   *
   * @param jar names its main class in the manifest
   * @param conf Spark settings, besides those of the cluster
   * @param arguments arguments of the application's main class
   * @param limit after which the application is killed and an exception thrown
   */
  public Submitted submit(
      Path jar, Map<String, String> conf, List<String> arguments, Duration limit)
      throws IOException {
    String name = "submit-" + ++submissions;
    Process driver = submitting(name, jar, conf, arguments);
    if (!waitFor(driver, limit)) {
      killTree(driver.toHandle());
      throw new IllegalStateException(
          "the application must end within " + limit + "; its log ends:\n" + tail(log(name)));
    }
    return new Submitted(driver.exitValue(), Files.readString(output(name)), log(name));
  }

  /**
   * Submits without waiting, for tests that kill something on the way; logs are {@code <name>.log}
   * and {@code <name>.out}.
   */
  public Process submitting(String name, Path jar, Map<String, String> conf, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master", master));
    Map<String, String> cluster =
        Map.of(
            "spark.driver.host", "127.0.0.1",
            "spark.driver.bindAddress", "127.0.0.1",
            "spark.ui.enabled", "false",
            // Start when all executors are there, so that a test sees them all work.
            "spark.cores.max", Integer.toString(workers),
            "spark.scheduler.minRegisteredResourcesRatio", "1.0",
            "spark.scheduler.maxRegisteredResourcesWaitingTime", "60s");
    for (Map<String, String> settings : List.of(cluster, conf)) {
      settings.forEach((key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
    }
    command.add(jar.toString());
    command.addAll(arguments);
    return launch(name, "1g", command);
  }

  /** Kills one executor as a crash would; false where none runs. */
  public boolean killExecutor() {
    return workerProcesses.stream()
        .flatMap(worker -> worker.toHandle().children())
        .findFirst()
        .map(ProcessHandle::destroyForcibly)
        .orElse(false);
  }

  /** Folder of the logs. */
  public Path folder() {
    return folder;
  }

  @Override
  public void close() {
    kill();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException shuttingDown) {
      // Then the hook runs anyway.
    }
  }

  private void startAll() throws IOException {
    linkJars();
    Process masterProcess =
        launch(
            "master",
            "512m",
            List.of(
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--webui-port",
                "0"));
    master = await("master", masterProcess, MASTER).group(1);
    for (int i = 0; i < workers; i++) {
      workerProcesses.add(
          launch(
              "worker-" + i,
              "512m",
              List.of(
                  "org.apache.spark.deploy.worker.Worker",
                  "--host",
                  "127.0.0.1",
                  "--port",
                  "0",
                  "--webui-port",
                  "0",
                  "--cores",
                  "1",
                  "--memory",
                  "1g",
                  "--work-dir",
                  folder.resolve("work-" + i).toString(),
                  master)));
    }
    for (int i = 0; i < workers; i++) {
      await("worker-" + i, workerProcesses.get(i), REGISTERED);
    }
  }

  /** A worker starts executors from the jars of its SPARK_HOME. */
  private void linkJars() throws IOException {
    Path jars = Files.createDirectories(folder.resolve("spark").resolve("jars"));
    for (String jar : Files.readString(CLASS_PATH).strip().split(File.pathSeparator)) {
      Path link = jars.resolve(Path.of(jar).getFileName());
      try {
        Files.createSymbolicLink(link, Path.of(jar));
      } catch (FileAlreadyExistsException twice) {
        throw new IllegalStateException("two jars of the class path are called " + link, twice);
      }
    }
  }

  private Process launch(String name, String heap, List<String> mainAndArguments)
      throws IOException {
    Path spark = folder.resolve("spark");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + JAVA_OPTIONS);
    command.addAll(List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-cp"));
    command.add(
        spark.resolve("jars")
            + File.separator
            + "*"
            + File.pathSeparator
            + Path.of("target", "test-classes").toAbsolutePath());
    command.add(Leash.class.getName());
    command.addAll(mainAndArguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(output(name).toFile())
            .redirectError(log(name).toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(key -> key.startsWith("SPARK_") || key.startsWith("HADOOP_"));
    environment.put("SPARK_HOME", spark.toString());
    environment.put("SPARK_SCALA_VERSION", "2.13");
    environment.put("SPARK_LOCAL_IP", "127.0.0.1");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private Matcher await(String name, Process process, Pattern sign) throws IOException {
    long limit = System.nanoTime() + START_LIMIT.toNanos();
    while (true) {
      Matcher matcher = sign.matcher(Files.readString(log(name)));
      if (matcher.find()) {
        return matcher;
      }
      boolean ended = waitFor(process, Duration.ofMillis(200));
      if (ended || System.nanoTime() > limit) {
        throw new IllegalStateException(
            "%s must log '%s' within %s, but %s; its log ends:%n%s"
                .formatted(
                    name,
                    sign,
                    START_LIMIT,
                    ended ? "ended with " + process.exitValue() : "did not",
                    tail(log(name))));
      }
    }
  }

  private static boolean waitFor(Process process, Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a process ran", interrupted);
    }
  }

  private void kill() {
    for (Process process : processes) {
      killTree(process.toHandle());
    }
    for (Process process : processes) {
      process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
  }

  /** Children first: once the parent is gone, nobody knows them. */
  private static void killTree(ProcessHandle process) {
    List<ProcessHandle> tree = new ArrayList<>(process.descendants().toList());
    tree.add(process);
    tree.forEach(ProcessHandle::destroyForcibly);
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  private Path output(String name) {
    return folder.resolve(name + ".out");
  }

  private static String tail(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }
}
