package io.mockmongo.request;

import io.mockmongo.journal.Fact;

/** Conditions on the connection of a fact. */
final class ConnectionConditions {

  private ConnectionConditions() {}

  static FactCondition<Fact> number(int number) {
    if (number < 1) {
      throw new IllegalArgumentException(
          "onConnection(" + number + "): connections are numbered from 1");
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
    ArgumentChecks.notEmpty(address, "sentTo(...)", "an address");
    if (!address.matches(".+:\\d+|.+\\.sock")) {
      throw new IllegalArgumentException(
          "\""
              + address
              + "\" is not a server address: write host:port, or the path of a Unix socket (.sock)");
    }
    return new TextCondition<>("sent to " + address, "server", address, Fact::member);
  }
}
