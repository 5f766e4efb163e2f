package io.mockmongo.server;

import io.mockmongo.call.DebuggerDetector;
import io.mockmongo.journal.Fact;
import io.mockmongo.message.Compressor;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.script.DefaultAnswers;
import io.mockmongo.script.Timeouts;
import io.mockmongo.tls.Tls;
import io.mockmongo.wire.Compression;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The settings of a server, and its start. Not thread-safe.
 *
 * <pre>{@code
 * MockMongoServer server =
 *     MockMongoServer.builder()
 *         .profile(ServerProfile.standalone())
 *         .release(ServerRelease.V7_0)
 *         .timeout(Duration.ofSeconds(1))
 *         .start();
 * }</pre>
 */
public final class MockMongoServerBuilder {

  private static final long JOURNAL_BYTES = 64L * 1024 * 1024;

  private final AddressSettings address = new AddressSettings();
  private ServerProfile profile = ServerProfile.replicaSet();
  private DefaultAnswers answers = DefaultAnswers.DECLARED;
  private Timeouts timeouts = Timeouts.defaults();
  private Consumer<? super Fact> listener;
  private Tls tls;
  private Predicate<Compressor> compressors = Compression::isAvailable;
  private boolean strictProtocol;
  private CurrentConversation shared;
  private long journalBytes = JOURNAL_BYTES;
  private boolean unattended;
  private boolean byHand;

  MockMongoServerBuilder() {}

  /**
   * Sets the topology and release that the server reports in its handshake; by default the only
   * member of a replica set.
   *
   * <pre>{@code
   * MockMongoServer.builder().profile(ServerProfile.standalone()).start()
   * }</pre>
   *
   * @param serverProfile the profile
   * @return this
   */
  public MockMongoServerBuilder profile(ServerProfile serverProfile) {
    this.profile = Objects.requireNonNull(serverProfile, "serverProfile");
    return this;
  }

  /**
   * Sets the release that the server reports in its handshake; by default the newest that the
   * driver on the class path supports.
   *
   * @param release the release
   * @return this
   */
  public MockMongoServerBuilder release(ServerRelease release) {
    return profile(profile.release(Objects.requireNonNull(release, "release")));
  }

  /**
   * Sets which commands the server answers by default, beside handshakes and housekeeping; none
   * unless set.
   *
   * @param defaults the default answers
   * @return this
   */
  public MockMongoServerBuilder answers(DefaultAnswers defaults) {
    this.answers = Objects.requireNonNull(defaults, "defaults");
    return this;
  }

  /**
   * Sets one timeout for all waits: of {@code receives} for a request, of a request for its answer,
   * of {@code result} for a call, and of a reply for a client to read it. The default is 5 seconds,
   * or the value of the system property {@value Timeouts#PROPERTY}, in seconds.
   *
   * @param duration greater than zero, at most 365 days
   * @return this
   * @throws IllegalArgumentException if it is outside of that
   */
  public MockMongoServerBuilder timeout(Duration duration) {
    return timeouts(Timeouts.all(duration));
  }

  /**
   * Sets a timeout for each kind of wait.
   *
   * <pre>{@code
   * MockMongoServer.builder().timeouts(Timeouts.defaults().answer(Duration.ofMinutes(1)))
   * }</pre>
   *
   * @param each the timeouts
   * @return this
   */
  public MockMongoServerBuilder timeouts(Timeouts each) {
    this.timeouts = Objects.requireNonNull(each, "each");
    return this;
  }

  /**
   * Adds a listener that is called with each fact of the journal as it is recorded, on the thread
   * that records it, after the listeners that were added before.
   *
   * @param factListener the listener; must not block
   * @return this
   */
  public MockMongoServerBuilder listener(Consumer<? super Fact> factListener) {
    Objects.requireNonNull(factListener, "factListener");
    Consumer<? super Fact> before = listener;
    this.listener =
        before == null
            ? factListener
            : fact -> {
              before.accept(fact);
              factListener.accept(fact);
            };
    return this;
  }

  /**
   * Enables TLS; without it, the server accepts plain connections only.
   *
   * <pre>{@code
   * MockMongoServer.builder().tls(Tls.selfMade().needClientAuth()).start()
   * }</pre>
   *
   * @param settings the server's certificate, and whether clients need one
   * @return this
   */
  public MockMongoServerBuilder tls(Tls settings) {
    this.tls = Objects.requireNonNull(settings, "settings");
    return this;
  }

  /**
   * Sets the compressors that the server negotiates in a hello, with clients that offer them. The
   * default is {@code noop} and {@code zlib}, and {@code snappy} and {@code zstd} where {@code
   * org.xerial.snappy:snappy-java} and {@code com.github.luben:zstd-jni} are on the class path. A
   * compressed request is read in any case, and its reply is compressed likewise.
   *
   * @param negotiable the compressors; none for a server without compression
   * @return this
   * @throws IllegalStateException if the library of a compressor is missing, with its name
   */
  public MockMongoServerBuilder compressors(Compressor... negotiable) {
    List<Compressor> all = List.of(negotiable);
    for (Compressor each : all) {
      if (!Compression.isAvailable(each)) {
        throw new IllegalStateException(Compression.missing(each));
      }
    }
    this.compressors = all::contains;
    return this;
  }

  /**
   * Sets whether a request that breaks a {@linkplain io.mockmongo.journal.ProtocolRule rule of the
   * protocol} is a {@linkplain ServerLifecycle#findings finding}, which fails the test; by default
   * it is tolerated. Either way the journal has a {@link io.mockmongo.journal.ProtocolWarning}.
   *
   * @param strict whether it is a finding
   * @return this
   */
  public MockMongoServerBuilder strictProtocol(boolean strict) {
    this.strictProtocol = strict;
    return this;
  }

  /**
   * Sets the address that the server listens on; by default loopback, {@code 127.0.0.1}.
   *
   * <pre>{@code
   * MockMongoServer.builder().host("::1").start()
   * }</pre>
   *
   * @param nameOrAddress a name or an address of this machine, such as {@code ::1} or {@code
   *     localhost}; with {@code 0.0.0.0} or {@code ::} the server listens on all addresses, and
   *     reports loopback to clients
   * @return this
   * @throws IllegalArgumentException if it is blank
   */
  public MockMongoServerBuilder host(String nameOrAddress) {
    address.host(Objects.requireNonNull(nameOrAddress, "nameOrAddress"));
    return this;
  }

  /**
   * Sets the port that the server listens on. By default the operating system chooses a free one,
   * which tests that run in parallel need.
   *
   * @param number 1 to 65535, or 0 for the choice of the operating system
   * @return this
   * @throws IllegalArgumentException if it is outside 0 to 65535
   */
  public MockMongoServerBuilder port(int number) {
    address.port(number);
    return this;
  }

  /**
   * Makes the server listen on a Unix domain socket instead of a port, at an unused path in the
   * directory for temporary files. The file exists until the server is closed. Java drivers need
   * {@code com.github.jnr:jnr-unixsocket} on the class path.
   *
   * @return this
   */
  public MockMongoServerBuilder unixSocket() {
    address.unixSocket();
    return this;
  }

  /**
   * Makes the server listen on a Unix domain socket instead of a port.
   *
   * @param path the path of a file that does not exist yet; ends in {@code .sock}, is shorter than
   *     100 bytes, and has no capital letters if Java drivers connect, which turn them into small
   *     ones
   * @return this
   * @throws IllegalArgumentException if the path is longer, or has another ending
   */
  public MockMongoServerBuilder unixSocket(Path path) {
    address.unixSocket(Objects.requireNonNull(path, "path"));
    return this;
  }

  /**
   * Names the server. It reports the name as its address, to clients and in messages, and clients
   * find it by the name, which nothing has to resolve: with {@link MockMongoServer#uri()} through a
   * SOCKS 5 proxy of the server's, and with {@link MockMongoServer#applyTo} at a loopback address
   * of its own, by a resolver in the client's settings. Servers of one {@linkplain #conversationOf
   * conversation} find each other's clients; servers of the same names in other tests have other
   * proxies and addresses.
   *
   * <pre>{@code
   * MockMongoServers.start(
   *     MockMongoServer.builder().name("a:27017"), MockMongoServer.builder().name("b:27017"))
   * }</pre>
   *
   * @param hostAndPort such as {@code a:27017} or {@code db1.example.com:27017}; case does not
   *     matter to clients
   * @return this
   * @throws IllegalArgumentException if it is something else
   */
  public MockMongoServerBuilder name(String hostAndPort) {
    address.name(Objects.requireNonNull(hostAndPort, "hostAndPort"));
    return this;
  }

  /**
   * Makes the server share the conversation of another server: they have one journal, with one
   * order and one clock, and share the requests that the test receives, verifies and waits for, and
   * the findings. A {@linkplain ServerLifecycle#reset reset} or {@code assertSatisfied()} on one
   * server concerns all of them. Declarations answer on their own server only. The journal has the
   * bound of the first server.
   *
   * <pre>{@code
   * MockMongoServer first = MockMongoServer.start();
   * MockMongoServer second = MockMongoServer.builder().conversationOf(first).start();
   * first.verifyInOrder(command("find"), command("insert")); // on either server
   * }</pre>
   *
   * @param other the server, not closed yet
   * @return this
   */
  public MockMongoServerBuilder conversationOf(MockMongoServer other) {
    this.shared = other.conversation();
    return this;
  }

  /**
   * Sets the bound of the journal, by default 64 MiB. The oldest facts are discarded to keep within
   * it; an assertion that needs them fails and says so.
   *
   * @param bytes the bound in bytes, approximately: messages and their bookkeeping
   * @return this
   * @throws IllegalArgumentException if it is not positive
   */
  public MockMongoServerBuilder journalBytes(long bytes) {
    if (bytes <= 0) {
      throw new IllegalArgumentException(
          "journalBytes(" + bytes + "): the bound is not positive; give a number of bytes");
    }
    this.journalBytes = bytes;
    return this;
  }

  /**
   * Declares that no test will call {@code receives}, so that unanswered requests are refused at
   * once.
   *
   * @return this
   */
  public MockMongoServerBuilder unattended() {
    this.unattended = true;
    return this;
  }

  /**
   * Leaves all requests to the test, handshakes and heartbeats too: the server answers only what
   * the test declares or receives. After the end of the test they are answered again, so that
   * clients can be closed.
   *
   * <pre>{@code
   * Call<Document> ping = server.go(() -> ping(client));
   * server.receives(handshake()).repliesOk(); // merged over the built-in reply
   * }</pre>
   *
   * @return this
   */
  public MockMongoServerBuilder byHand() {
    this.byHand = true;
    return this;
  }

  /**
   * Starts the server; by default on loopback, on a port that the operating system chooses.
   *
   * @return the server, ready for clients
   * @throws java.io.UncheckedIOException if the server can't listen at its address, with the remedy
   * @throws IllegalStateException if both TLS and a Unix socket are set; if a name is set together
   *     with another address; if another server of the shared conversation has the name; or if all
   *     servers of that conversation are closed
   */
  public MockMongoServer start() {
    if (shared != null && shared.hasEnded()) {
      throw new IllegalStateException(
          "conversationOf(...): all servers of that conversation are closed; start this one while"
              + " one of them is open");
    }
    CurrentConversation conversation =
        shared == null ? new CurrentConversation(journalBytes, timeouts.receive()) : shared;
    ServerSettings settings =
        new ServerSettings(
            new ServerSettings.Place(() -> address.open(tls, conversation.hostNames()), tls),
            profile,
            compressors,
            strictProtocol,
            answers,
            new ServerSettings.TestHalf(
                timeouts, unattended, byHand, listener, DebuggerDetector::isAttached),
            conversation.shared());
    return new MockMongoServer(settings, conversation);
  }
}
