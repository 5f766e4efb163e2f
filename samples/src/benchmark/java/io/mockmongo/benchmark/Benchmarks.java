package io.mockmongo.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs all benchmarks in rounds, contenders in turns of a second, and prints one table of all
 * rounds after each. Whoever starts it pins it to one processor; all that it starts is pinned with
 * it.
 *
 * <p>Arguments: the number of rounds, seconds per measurement, and a regular expression that the
 * rows' names contain.
 */
public final class Benchmarks {

  /** The tests until the compilers have little left to do. */
  private static final int WARM = 16_000;

  /** In how many turns they are then measured. */
  private static final int SHARES = 10;

  /** How many fresh JVMs are started in a round. */
  private static final int FRESH = 5;

  /** How many times fewer tests a contender runs that takes a second to close. */
  private static final int SLOWER = 50;

  static {
    System.setProperty("jmh.ignoreLock", "true"); // several run at a time, but in turns
  }

  private final Report report = new Report();
  private final int seconds;
  private final Predicate<String> wanted;
  private final List<Contender> contenders;

  private Benchmarks(int seconds, String rows) {
    this.seconds = seconds;
    this.wanted = Pattern.compile(rows).asPredicate();
    this.contenders =
        Arrays.stream(Contender.values())
            .filter(contender -> contender != Contender.MOCKUPDB || MockupDb.isInstalled())
            .toList();
  }

  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    Benchmarks benchmarks = new Benchmarks(seconds, args.length > 2 ? args[2] : "");
    for (int round = 1; round <= rounds; round++) {
      System.err.println("round " + round + " of " + rounds);
      benchmarks.round();
      benchmarks.report.print();
    }
  }

  private void round() throws Exception {
    for (Deployment deployment : Deployment.values()) {
      String on = deployment == Deployment.STANDALONE ? "" : ", replica set";
      for (String call : List.of("ping", "find", "insertOne")) {
        jmh(RoundTrip.class, call, call + on, deployment, "");
      }
    }
    jmh(RoundTrip.class, "pingOfEight", "ping of 8 threads", Deployment.STANDALONE, "");
    jmh(Bulk.class, "insertMany", "insertMany, 1000 of 1 KiB", null, "");
    jmh(Bulk.class, "find", "find, 4096 documents of 1 KiB", null, "4096");
    jmh(Bulk.class, "find", "find, 4 documents of 1 MiB", null, "4");
    for (Deployment deployment : Deployment.values()) {
      String on = deployment == Deployment.STANDALONE ? "" : ", replica set";
      wholeTests("a whole test" + on, deployment, WARM, WARM / 4);
      wholeTests("a whole test, of the first 1,000 of a JVM" + on, deployment, 0, 1000);
    }
    jmh(WholeTest.class, "serverAlone", "server start and stop", Deployment.STANDALONE, "");
    junit();
    process("first server of a JVM to its first ping", FreshJvm.class, contenders);
    process(
        "first server of a JVM to its first ping, with a document of bson's made before",
        FreshJvm.class,
        contenders,
        "%s",
        "bson");
    process(
        "first server and client of a JVM to the first ping",
        FreshJvm.class,
        contenders,
        "%s",
        "driver");
    List<Contender> here = contenders.stream().filter(one -> one != Contender.MOCKUPDB).toList();
    process("100 servers at once", Crowd.class, here, "servers", "%s", "100");
    process("1,000 connections", Crowd.class, here, "connections", "%s", "1000");
    for (String call : List.of("ping", "find", "insert")) {
      process("bytes kept, " + call, Footprint.class, List.of(Contender.MOCKMONGO), call);
    }
    for (String others : List.of("Names", "Namespaces", "Documents")) {
      matching("hundredOfOther" + others, "matched against 100 of other " + others.toLowerCase());
    }
  }

  private void junit() throws IOException, InterruptedException {
    process("a whole JUnit test", JUnitTests.class, List.of(Contender.BARE, Contender.MOCKMONGO));
    for (String kept : List.of("shared", "hand")) {
      process("50 test classes, " + kept, WholeRun.class, List.of(Contender.MOCKMONGO), kept, "50");
    }
  }

  /** Runs a benchmark for so many seconds, after as many to warm up as it takes. */
  private void jmh(
      Class<?> benchmark, String method, String row, Deployment deployment, String documents)
      throws Exception {
    inTurns(
        row,
        deployment,
        contender -> {
          ChainedOptionsBuilder options =
              options(benchmark, method).param("contender", contender.name());
          if (deployment != null) {
            options.param("deployment", deployment.name());
          }
          if (!documents.isEmpty()) {
            options.param("documents", documents);
          }
          return options;
        });
  }

  /**
   * Runs so many tests rather than for so long: the driver's code is compiled anew for many
   * seconds, which else would fall into the time of the one and not of the other.
   */
  private void wholeTests(String row, Deployment deployment, int warmup, int measured)
      throws Exception {
    inTurns(
        row,
        deployment,
        contender -> {
          int share = contender == Contender.MOCKUPDB ? SLOWER : 1;
          return options(WholeTest.class, "serverAndClient")
              .param("contender", contender.name())
              .param("deployment", deployment.name())
              .mode(Mode.SingleShotTime)
              .warmupIterations(warmup == 0 ? 0 : 1)
              .warmupBatchSize(Math.max(1, warmup / share))
              .measurementIterations(SHARES)
              .measurementBatchSize(measured / SHARES / share);
        });
  }

  /** Runs all contenders at a time, each in a JVM of its own, in turns. */
  private void inTurns(
      String row, Deployment deployment, Function<Contender, ChainedOptionsBuilder> options)
      throws Exception {
    if (!wanted.test(row)) {
      return;
    }
    List<Contender> players =
        contenders.stream()
            .filter(contender -> deployment == null || contender.plays(deployment))
            .toList();
    Path file = Turns.newFile();
    ExecutorService runners = Executors.newFixedThreadPool(players.size());
    try {
      List<Future<Collection<RunResult>>> results = new ArrayList<>();
      for (Contender contender : players) {
        Turns turns = new Turns(file, results.size(), players.size());
        Options given = options.apply(contender).jvmArgsAppend(turns.jvmArgument()).build();
        results.add(runners.submit(() -> new Runner(given).run()));
      }
      for (int i = 0; i < players.size(); i++) {
        for (RunResult result : results.get(i).get()) {
          addAll(row, players.get(i), result);
        }
      }
    } finally {
      runners.shutdown();
      Files.delete(file);
    }
  }

  private void addAll(String row, Contender contender, RunResult result) {
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      int each = Math.max(1, fork.getParams().getMeasurement().getBatchSize());
      for (IterationResult turn : fork.getIterationResults()) {
        report.add(measures(row, contender, turn.getPrimaryResult(), each));
      }
    }
  }

  private void matching(String method, String row) throws Exception {
    if (wanted.test(row)) {
      for (RunResult result : new Runner(options(Matching.class, method).build()).run()) {
        addAll(row, Contender.MOCKMONGO, result);
      }
    }
  }

  private ChainedOptionsBuilder options(Class<?> benchmark, String method) {
    return new OptionsBuilder()
        .include(Pattern.quote(benchmark.getName() + "." + method) + "$")
        .forks(1)
        .shouldFailOnError(true)
        .warmupIterations(3 * seconds)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(seconds)
        .measurementTime(TimeValue.seconds(1))
        .verbosity(VerboseMode.SILENT);
  }

  /** Returns the figures of one turn, in which each operation was done so many times. */
  private static List<Measure> measures(
      String row, Contender contender, Result<?> result, int each) {
    Statistics statistics = result.getStatistics();
    return statistics.getN() < 2
        ? List.of(new Measure(row, contender, result.getScore() / each))
        : List.of(
            new Measure(row + ", median", contender, statistics.getPercentile(50)),
            new Measure(row + ", 99th percentile", contender, statistics.getPercentile(99)));
  }

  /**
   * Runs a main class in a JVM of its own, which prints its figure; that of a fresh one, which
   * varies most, several times a round.
   */
  private void process(String row, Class<?> main, List<Contender> players, String... arguments)
      throws IOException, InterruptedException {
    if (!wanted.test(row)) {
      return;
    }
    for (int time = 0; time < (main == FreshJvm.class ? FRESH : 1); time++) {
      for (Contender contender : players) {
        report.add(List.of(new Measure(row, contender, printed(main, contender, arguments))));
      }
    }
  }

  private static double printed(Class<?> main, Contender contender, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    Stream<String> given = arguments.length == 0 ? Stream.of("%s") : Stream.of(arguments);
    given.map(argument -> argument.formatted(contender.name())).forEach(command::add);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command + " failed: " + printed);
    }
    return Double.parseDouble(printed);
  }
}
