package io.mockmongo.errortable;

import com.mongodb.MongoException;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.server.MockMongoServer;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an application and the driver make of a fault. */
final class Outcome {

  private static final String COMMIT_AGAIN = MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL;
  private static final String RUN_AGAIN = MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL;

  private Outcome() {}

  /**
   * Measures a cell of the table through the real driver.
   *
   * @return the exception that the application sees, its labels that are about transactions, the
   *     number of attempts, whether the driver marked the server Unknown and cleared the pool
   */
  static String of(Place place, Fault fault) {
    try (MockMongoServer server = MockMongoServer.builder().release(ServerRelease.V7_0).start()) {
      place.prepare(server);
      return of(place, fault, server);
    }
  }

  private static String of(Place place, Fault fault, MockMongoServer server) {
    ObservedClient client = ObservedClient.connect(server, place, fault);
    Optional<MongoException> thrown;
    try (client) {
      Runnable operation = place.operation(client);
      place.strike(server, fault);
      thrown = thrownBy(operation);
    }
    return Stream.of(
            thrown.map(exception -> name(exception, fault)).orElse("no exception"),
            thrown.map(Outcome::labels).orElse(""),
            attempts(place, server),
            client.hasMarkedServerUnknown() ? "server Unknown" : "",
            client.hasClearedPool() ? "pool cleared" : "")
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static Optional<MongoException> thrownBy(Runnable operation) {
    try {
      operation.run();
      return Optional.empty();
    } catch (MongoException e) {
      return Optional.of(e);
    }
  }

  /** Drivers give codes below 0 to their own exceptions. */
  private static String name(MongoException exception, Fault fault) {
    String name = exception.getClass().getSimpleName();
    int code = exception.getCode();
    return code <= 0 || code == fault.code() ? name : name + " " + code;
  }

  private static String labels(MongoException exception) {
    return Stream.of(COMMIT_AGAIN, RUN_AGAIN)
        .filter(exception::hasErrorLabel)
        .collect(Collectors.joining(", "));
  }

  private static String attempts(Place place, MockMongoServer server) {
    long count = server.journal().received().stream().filter(place.attempt()::matches).count();
    return count == 1 ? "1 attempt" : count + " attempts";
  }
}
