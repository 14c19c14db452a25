package org.collapselab.jobs.cluster;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;

/** The smallest application: counts even numbers and prints who took part; fails on request. */
public final class CountOnExecutors {

  private CountOnExecutors() {}

  /** No argument, or the exit code to end with. */
  public static void main(String[] arguments) {
    try (JavaSparkContext spark = new JavaSparkContext(new SparkConf().setAppName("count"))) {
      List<Integer> numbers = IntStream.range(0, 10_000).boxed().toList();
      List<String> counts =
          spark
              .parallelize(numbers, 8)
              .mapPartitions(
                  part -> {
                    long even = 0;
                    while (part.hasNext()) {
                      even += part.next() % 2 == 0 ? 1 : 0;
                    }
                    Thread.sleep(200); // so that one executor cannot take all tasks
                    return List.of(SparkEnv.get().executorId() + " " + even).iterator();
                  })
              .collect();
      long even = counts.stream().mapToLong(count -> Long.parseLong(count.split(" ")[1])).sum();
      List<String> executors =
          counts.stream().map(count -> count.split(" ")[0]).distinct().sorted().toList();
      System.out.println(even + " even numbers, counted by executors " + executors);
    }
    System.exit(arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]));
  }
}
