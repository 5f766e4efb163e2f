package io.mockmongo.request;

import io.mockmongo.journal.Received;
import io.mockmongo.pattern.Difference;
import java.util.function.Consumer;

/** A condition that the connection of a request is open, or has ended, when it is compared. */
enum ConnectionOpenCondition implements FactCondition<Received> {
  OPEN("open", "on an open connection"),
  ENDED("ended", "on an ended connection");

  private final String word;
  private final String text;

  ConnectionOpenCondition(String word, String text) {
    this.word = word;
    this.text = text;
  }

  @Override
  public void compare(Received request, Consumer<Difference> report) {
    ConnectionOpenCondition actual = request.isConnectionOpen() ? OPEN : ENDED;
    if (actual != this) {
      report.accept(new Difference("connection", word, actual.word));
    }
  }

  @Override
  public boolean mayChange() {
    return true;
  }

  @Override
  public String text() {
    return text;
  }
}
