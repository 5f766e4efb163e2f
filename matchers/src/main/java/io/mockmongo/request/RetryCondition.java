package io.mockmongo.request;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.journal.Received;
import io.mockmongo.message.Command;
import io.mockmongo.pattern.Difference;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.BsonValue;

/**
 * A condition that a request is a retry of another one: a retryable write, or the end of a
 * transaction, has the same session and transaction number; any other command has the same fields,
 * except {@code $clusterTime} and {@code maxTimeMS}.
 *
 * <p>Specifications: retryable writes; retryable reads; transactions, "retrying commit and abort";
 * client-side operations timeout, "maxTimeMS".
 */
record RetryCondition(Received original) implements FactCondition<Received> {

  private static final List<String> WRITE_FIELDS = List.of("lsid", "txnNumber");
  private static final Set<String> CHANGING_FIELDS = Set.of("$clusterTime", "maxTimeMS");

  @Override
  public void compare(Received request, Consumer<Difference> report) {
    Command retry = request.command();
    if (!retry.name().equals(original.command().name())) {
      report.accept(Difference.ofName("command", original.command().name(), retry.name()));
    } else if (retry.name().isEmpty() && !request.what().equals(original.what())) {
      report.accept(Difference.ofName("request", original.what(), request.what()));
    } else if (!isLater(request)) {
      report.accept(
          new Difference("request", "one received after the first", RequestReader.label(request)));
    } else {
      fields(retry).forEach(field -> compare(field, retry, report));
    }
  }

  @Override
  public String text() {
    return "as a retry of " + RequestReader.label(original);
  }

  /** Positions in the journals of different servers are not comparable. */
  private boolean isLater(Received request) {
    boolean sameJournal = request.member().equals(original.member());
    return request != original
        && (!sameJournal || !request.position().isBefore(original.position()));
  }

  private Stream<String> fields(Command retry) {
    return original.command().isRetriedByNumber() || retry.isRetriedByNumber()
        ? WRITE_FIELDS.stream()
        : Stream.of(original.command(), retry)
            .flatMap(command -> Fields.of(command.document()).stream())
            .map(Field::name)
            .distinct()
            .filter(name -> !CHANGING_FIELDS.contains(name));
  }

  private void compare(String field, Command retry, Consumer<Difference> report) {
    BsonValue before = original.command().get(field);
    BsonValue now = retry.get(field);
    if (!Objects.equals(before, now)) {
      report.accept(Difference.of(field, before, now));
    }
  }
}
