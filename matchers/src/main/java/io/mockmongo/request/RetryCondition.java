package io.mockmongo.request;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Command;
import io.mockmongo.pattern.Difference;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.BsonValue;

/**
 * A request is another one sent again: a write, or the end of a transaction, with the same session
 * and transaction number; anything else as it was, but for the cluster time and the time that is
 * left.
 *
 * <p>Specifications: retryable writes; retryable reads; transactions, "retrying commit and abort";
 * client-side operations timeout, "maxTimeMS".
 */
record RetryCondition(Received first) implements FactCondition<Received> {

  private static final List<String> WRITE = List.of("lsid", "txnNumber");
  private static final Set<String> NEW_EACH_TIME = Set.of("$clusterTime", "maxTimeMS");
  private static final Set<String> ENDS = Set.of("commitTransaction", "abortTransaction");

  @Override
  public void compare(Received request, Consumer<Difference> report) {
    Command again = request.command();
    if (!again.name().equals(first.command().name())) {
      report.accept(Difference.ofName("command", first.command().name(), again.name()));
    } else if (again.name().isEmpty() && !request.what().equals(first.what())) {
      report.accept(Difference.ofName("request", first.what(), request.what()));
    } else if (!isLater(request)) {
      report.accept(
          new Difference("request", "one that came later", RequestReader.called(request)));
    } else if (again.get("autocommit") != null && !ENDS.contains(again.name())) {
      report.accept(new Difference("autocommit", Difference.ABSENT, text(again.get("autocommit"))));
    } else {
      fields(again).forEach(field -> compare(field, again, report));
    }
  }

  @Override
  public String text() {
    return "as a retry of " + RequestReader.called(first);
  }

  /** Positions in the journals of two servers can't be compared. */
  private boolean isLater(Received request) {
    boolean sameJournal = request.member().equals(first.member());
    return request != first && (!sameJournal || !request.position().isBefore(first.position()));
  }

  private Stream<String> fields(Command again) {
    return first.command().get("txnNumber") != null || again.get("txnNumber") != null
        ? WRITE.stream()
        : Stream.of(first.command(), again)
            .flatMap(command -> Fields.of(command.document()).stream())
            .map(Field::name)
            .distinct()
            .filter(name -> !NEW_EACH_TIME.contains(name));
  }

  private void compare(String field, Command again, Consumer<Difference> report) {
    BsonValue before = first.command().get(field);
    BsonValue now = again.get(field);
    if (!Objects.equals(before, now)) {
      report.accept(new Difference(field, text(before), text(now)));
    }
  }

  private static String text(BsonValue value) {
    return value == null ? Difference.ABSENT : ExtendedJson.write(value);
  }
}
