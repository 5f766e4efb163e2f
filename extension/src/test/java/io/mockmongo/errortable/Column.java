package io.mockmongo.errortable;

import static io.mockmongo.matchers.MongoMatchers.handshake;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.journal.Received;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A column of the table: what one version of the driver does, cell by cell. A file among the test's
 * resources has a line for each cell.
 *
 * @param driver the version of the driver
 * @param cells the outcomes, by place and fault
 */
record Column(String driver, Map<String, String> cells) {

  private static final Path FILES =
      Path.of(System.getProperty("basedir", "."), "src/test/resources/io/mockmongo/errortable");

  private static final String SEPARATOR = " | ";
  private static final String EXTENSION = ".txt";

  /** Most cells wait rather than compute. */
  private static final int THREADS = 16;

  /** Measures the column of the driver on the class path. */
  static Column measured(String driver) {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      Map<String, CompletableFuture<String>> running = new LinkedHashMap<>();
      for (Place place : Place.values()) {
        for (Fault fault : place.faults()) {
          running.put(
              key(place, fault),
              CompletableFuture.supplyAsync(() -> Outcome.of(place, fault), threads));
        }
      }
      Map<String, String> cells = new LinkedHashMap<>();
      running.forEach((cell, outcome) -> cells.put(cell, outcome.join()));
      return new Column(driver, cells);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Returns the version that the driver on the class path names in its handshake. */
  static String driverOnClassPath() {
    try (MockMongoServer server = MockMongoServer.start();
        MongoClient client = MongoClients.create(server.uri())) {
      Received hello = (Received) server.awaits(handshake());
      return hello.client().orElseThrow().getDocument("driver").getString("version").getValue();
    }
  }

  /** Returns the columns that have a file, the oldest driver first. */
  static List<Column> all() {
    try (Stream<Path> files = Files.list(FILES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(EXTENSION))
          .map(name -> name.substring(0, name.length() - EXTENSION.length()))
          .sorted(Comparator.comparing(ModuleDescriptor.Version::parse))
          .map(driver -> of(driver).orElseThrow())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the column of a driver; empty if there is no file. */
  static Optional<Column> of(String driver) {
    Path file = file(driver);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Map<String, String> cells = new LinkedHashMap<>();
      for (String line : Files.readAllLines(file)) {
        int end = line.lastIndexOf(SEPARATOR);
        cells.put(line.substring(0, end), line.substring(end + SEPARATOR.length()));
      }
      return Optional.of(new Column(driver, cells));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write() throws IOException {
    Files.createDirectories(FILES);
    Files.writeString(file(driver), text());
  }

  private static Path file(String driver) {
    return FILES.resolve(driver + EXTENSION);
  }

  private static String key(Place place, Fault fault) {
    return place + SEPARATOR + fault;
  }

  String outcome(Place place, Fault fault) {
    return cells.getOrDefault(key(place, fault), "");
  }

  /** Returns a line for each cell. */
  String text() {
    return cells.entrySet().stream()
        .map(cell -> cell.getKey() + SEPARATOR + cell.getValue() + "\n")
        .collect(Collectors.joining());
  }
}
