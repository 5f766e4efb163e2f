package io.mockmongo.request;

import io.mockmongo.journal.Fact;

/** Conditions on the connection that something happened on. */
final class ConnectionConditions {

  private ConnectionConditions() {}

  static FactCondition<Fact> number(int number) {
    if (number < 1) {
      throw new IllegalArgumentException(
          "connections are counted from 1; there is no connection " + number);
    }
    return new TextCondition<>(
        "on connection " + number,
        "connection",
        String.valueOf(number),
        fact -> String.valueOf(fact.connection().number()));
  }

  static FactCondition<Fact> of(Fact other) {
    String connection = other.connection().toString();
    return new TextCondition<>(
        "on connection " + connection,
        "connection",
        connection,
        fact -> fact.connection().toString());
  }

  static FactCondition<Fact> server(String address) {
    ArgumentChecks.name(address, "sentTo(...)", "an address");
    if (!address.matches(".+:\\d+|.+\\.sock")) {
      throw new IllegalArgumentException(
          "\""
              + address
              + "\" is no address of a server: write host:port, or a Unix socket's path");
    }
    return new TextCondition<>("sent to " + address, "server", address, Fact::member);
  }
}
