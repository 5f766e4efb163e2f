package io.mockmongo.request;

import io.mockmongo.journal.Received;
import io.mockmongo.pattern.Difference;
import java.util.function.Consumer;

/** A condition that the application sent the command, not the driver by itself. */
record ApplicationCommandCondition() implements FactCondition<Received> {

  @Override
  public void compare(Received request, Consumer<Difference> report) {
    if (request.isHousekeeping()) {
      report.accept(
          new Difference("command", "one that drivers do not send by themselves", request.what()));
    }
  }

  @Override
  public boolean holds(Received request) {
    return !request.isHousekeeping();
  }

  @Override
  public String text() {
    return "any command";
  }

  @Override
  public boolean isSubject() {
    return true;
  }
}
