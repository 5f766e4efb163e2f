package io.mockmongo.server;

import io.mockmongo.journal.Fact;
import io.mockmongo.message.Compressor;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.request.RequestPattern;
import io.mockmongo.script.DefaultAnswers;
import io.mockmongo.socket.Endpoint;
import io.mockmongo.tls.Tls;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What a server is built with; see {@link MockMongoServerBuilder} for each.
 *
 * @param place where it listens
 * @param profile what it says of itself
 * @param compressors which compressors it agrees to
 * @param strictProtocol whether what breaks the protocol is a finding
 * @param answers what it answers by itself
 * @param test what concerns the test's half
 */
record ServerSettings(
    Place place,
    ServerProfile profile,
    Predicate<Compressor> compressors,
    boolean strictProtocol,
    DefaultAnswers answers,
    TestHalf test) {

  /**
   * Where a server listens.
   *
   * @param endpoint begins to listen
   * @param tls how it speaks TLS, or null if it does not
   */
  record Place(Supplier<Endpoint> endpoint, Tls tls) {}

  /**
   * What concerns the test's half of a server.
   *
   * @param timeout how long each wait lasts at most
   * @param unattended whether nobody receives
   * @param byHand whether the test answers all
   * @param listener is shown each fact, or null for nobody
   * @param debugged tells whether a debugger is attached
   */
  record TestHalf(
      Duration timeout,
      boolean unattended,
      boolean byHand,
      Consumer<? super Fact> listener,
      BooleanSupplier debugged) {

    /** Returns which requests a test receives that names none. */
    RequestPattern received() {
      return byHand ? RequestPattern.anyRequest() : RequestPattern.anyCommand();
    }
  }
}
