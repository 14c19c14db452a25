package org.collapselab.jobs.command;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.event.Events;
import org.collapselab.jobs.event.Stage;

/**
 * Starts a Spark context on a thread of its own, so that other work goes on meanwhile. It is a
 * context and no session, because a session, with its catalog and its Scala reflection, takes as
 * long again.
 */
final class StartingSpark implements Supplier<JavaSparkContext>, AutoCloseable {

  private final String master;
  private final Events events;
  private final FutureTask<JavaSparkContext> context;

  /**
   * Begins the start of Spark.
   *
   * @param events say if the run must wait for Spark
   */
  StartingSpark(SparkConf conf, Events events) {
    this.master = conf.get("spark.master");
    this.events = events;
    context = new FutureTask<>(() -> new JavaSparkContext(conf));
    new Thread(context, "start of Spark").start(); // inherits the class loader of spark-submit
  }

  /**
   * Waits until Spark has started.
   *
   * @throws InputException with the reason of Spark, if Spark does not start
   */
  @Override
  public JavaSparkContext get() {
    return context.isDone() ? started() : events.during(Stage.SPARK, this::started);
  }

  private JavaSparkContext started() {
    try {
      return context.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new InputException(
          "Spark must start, but with master '%s' it says: %s; check --master and --conf"
              .formatted(
                  master, String.valueOf(e.getCause().getMessage()).lines().findFirst().orElse("")),
          e.getCause());
    }
  }

  /** Stops Spark, if need be after it has started. */
  @Override
  public void close() {
    try {
      context.get().stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      return; // never started: get() has said so, or there was another mistake before
    }
  }
}
