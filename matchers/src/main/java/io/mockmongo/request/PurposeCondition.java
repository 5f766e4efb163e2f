package io.mockmongo.request;

import io.mockmongo.journal.ConnectionPurpose;
import io.mockmongo.journal.Received;
import io.mockmongo.pattern.Difference;
import java.util.function.Consumer;

/** A condition on what the client uses the connection of a request for. */
record PurposeCondition(ConnectionPurpose expected) implements FactCondition<Received> {

  @Override
  public void compare(Received request, Consumer<Difference> report) {
    ConnectionPurpose actual = request.connectionPurpose();
    if (actual != expected) {
      report.accept(
          new Difference("purpose of the connection", expected.toString(), actual.toString()));
    }
  }

  @Override
  public boolean mayChange() {
    return true;
  }

  @Override
  public String text() {
    return "of a " + expected;
  }
}
