package io.mockmongo.server;

import io.mockmongo.journal.Fact;
import io.mockmongo.message.Compressor;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.request.RequestPattern;
import io.mockmongo.script.DefaultAnswers;
import io.mockmongo.script.Timeouts;
import io.mockmongo.socket.Endpoint;
import io.mockmongo.tls.Tls;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The settings of a server; see {@link MockMongoServerBuilder} for each.
 *
 * @param place the address that the server listens on
 * @param profile the topology and release that the server reports
 * @param compressors tells which compressors the server negotiates
 * @param strictProtocol whether a request that breaks the protocol is a finding
 * @param answers the default answers
 * @param test the settings of the conversation with the test
 * @param shared the parts that the servers of the conversation share
 */
record ServerSettings(
    Place place,
    ServerProfile profile,
    Predicate<Compressor> compressors,
    boolean strictProtocol,
    DefaultAnswers answers,
    TestHalf test,
    SharedParts shared) {

  /**
   * The address of a server.
   *
   * @param endpoint opens the socket
   * @param tls the TLS settings, or null without TLS
   */
  record Place(Supplier<Endpoint> endpoint, Tls tls) {}

  /**
   * The settings of the conversation with the test.
   *
   * @param timeouts the timeout of each kind of wait
   * @param unattended whether no test receives requests
   * @param byHand whether the test answers all requests
   * @param listener is called with each fact, or null
   * @param debugged tells whether a debugger is attached
   */
  record TestHalf(
      Timeouts timeouts,
      boolean unattended,
      boolean byHand,
      Consumer<? super Fact> listener,
      BooleanSupplier debugged) {

    /** Returns the pattern of {@code receives()} without a pattern. */
    RequestPattern received() {
      return byHand ? RequestPattern.anyRequest() : RequestPattern.anyCommand();
    }
  }
}
