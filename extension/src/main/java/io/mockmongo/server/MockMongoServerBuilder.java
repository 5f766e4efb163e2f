package io.mockmongo.server;

import io.mockmongo.call.DebuggerDetector;
import io.mockmongo.journal.Fact;
import io.mockmongo.message.Compressor;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.script.DefaultAnswers;
import io.mockmongo.socket.Endpoint;
import io.mockmongo.socket.UnixSocketPath;
import io.mockmongo.tls.Tls;
import io.mockmongo.wire.Compression;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What a server is started with. Not thread-safe.
 *
 * <pre>{@code
 * MockMongoServer.builder().profile(ServerProfile.standalone()).timeout(ofSeconds(1)).start()
 * }</pre>
 */
public final class MockMongoServerBuilder {

  /** The system property for {@link #timeout} where none is set, in seconds. */
  public static final String TIMEOUT_PROPERTY = "mockmongo.timeout";

  private static final long JOURNAL_BYTES = 64L * 1024 * 1024;
  private static final String DEFAULT_SECONDS = "5";

  private String host = Endpoint.LOOPBACK;
  private int port = Endpoint.ANY_PORT;
  private Supplier<Path> unixSocket;
  private Tls tls;
  private ServerProfile profile = ServerProfile.replicaSet();
  private Predicate<Compressor> compressors = Compression::isAvailable;
  private boolean strictProtocol;
  private DefaultAnswers answers = DefaultAnswers.DECLARED;
  private Duration timeout = defaultTimeout();
  private long journalBytes = JOURNAL_BYTES;
  private boolean unattended;
  private boolean byHand;
  private CurrentConversation shared;
  private Consumer<? super Fact> listener;

  MockMongoServerBuilder() {}

  /**
   * Sets what the server says of itself; a replica set's one member unless set.
   *
   * @param serverProfile the profile
   * @return this
   */
  public MockMongoServerBuilder profile(ServerProfile serverProfile) {
    this.profile = Objects.requireNonNull(serverProfile, "serverProfile");
    return this;
  }

  /**
   * Sets the release that the server says it is; the newest that the driver on the class path
   * speaks unless set.
   *
   * @param release the release
   * @return this
   */
  public MockMongoServerBuilder release(ServerRelease release) {
    return profile(profile.release(Objects.requireNonNull(release, "release")));
  }

  /**
   * Sets what compressors the server agrees to in a hello, those that it has in common with the
   * client; {@code noop} and {@code zlib} unless set, and {@code snappy} and {@code zstd} where
   * {@code org.xerial.snappy:snappy-java} and {@code com.github.luben:zstd-jni} are on the class
   * path. What comes compressed is read in any case, and answered likewise.
   *
   * @param agreed the compressors; none for a server that does not agree to any
   * @return this
   * @throws IllegalStateException if one can't be used here, with what is missing
   */
  public MockMongoServerBuilder compressors(Compressor... agreed) {
    List<Compressor> all = List.of(agreed);
    for (Compressor each : all) {
      if (!Compression.isAvailable(each)) {
        throw new IllegalStateException(Compression.missing(each));
      }
    }
    this.compressors = all::contains;
    return this;
  }

  /**
   * Sets whether what a client does against the protocol is a {@linkplain ServerLifecycle#findings
   * finding}, which fails the test; it is tolerated unless set. Either way the journal has a {@link
   * io.mockmongo.journal.ProtocolWarning} of it.
   *
   * @param strict whether it is
   * @return this
   */
  public MockMongoServerBuilder strictProtocol(boolean strict) {
    this.strictProtocol = strict;
    return this;
  }

  /**
   * Has the server speak TLS; it does not unless set.
   *
   * <pre>{@code
   * MockMongoServer.builder().tls(Tls.selfMade().requiringClientCertificate()).start()
   * }</pre>
   *
   * @param how by which certificate, and what it asks of clients
   * @return this
   */
  public MockMongoServerBuilder tls(Tls how) {
    this.tls = Objects.requireNonNull(how, "how");
    return this;
  }

  /**
   * Sets the address that the server listens on, loopback ({@code 127.0.0.1}) unless set.
   *
   * <pre>{@code
   * MockMongoServer.builder().host("::1").start()
   * }</pre>
   *
   * @param nameOrAddress a name or an address of this machine, such as {@code ::1} or {@code
   *     localhost}; {@code 0.0.0.0} and {@code ::} stand for all that it has, of which clients are
   *     told loopback
   * @return this
   * @throws IllegalArgumentException if it is blank
   */
  public MockMongoServerBuilder host(String nameOrAddress) {
    Objects.requireNonNull(nameOrAddress, "nameOrAddress");
    boolean inBrackets = nameOrAddress.startsWith("[") && nameOrAddress.endsWith("]");
    String bare =
        inBrackets ? nameOrAddress.substring(1, nameOrAddress.length() - 1) : nameOrAddress;
    if (bare.isBlank()) {
      throw new IllegalArgumentException(
          "host \""
              + nameOrAddress
              + "\" should be a name or an address of this machine, such as 127.0.0.1");
    }
    this.host = bare;
    return this;
  }

  /**
   * Sets the port that the server listens on; the operating system chooses one that is free unless
   * set, which is what tests that run side by side need.
   *
   * @param number 1 to 65535, or 0 for the choice of the operating system
   * @return this
   * @throws IllegalArgumentException if there is no such port
   */
  public MockMongoServerBuilder port(int number) {
    if (number < Endpoint.ANY_PORT || number > Endpoint.LAST_PORT) {
      throw new IllegalArgumentException("port " + number + " should be from 0 to 65535");
    }
    this.port = number;
    return this;
  }

  /**
   * Sets what the server answers by itself beside handshakes and housekeeping; nothing unless set.
   *
   * @param byItself what it does
   * @return this
   */
  public MockMongoServerBuilder answers(DefaultAnswers byItself) {
    this.answers = Objects.requireNonNull(byItself, "byItself");
    return this;
  }

  /**
   * Has the server listen on a Unix domain socket in place of a port, at a path of its own in the
   * directory for temporary files. The file is there until the server is closed. Java drivers need
   * {@code com.github.jnr:jnr-unixsocket} on the class path.
   *
   * @return this
   */
  public MockMongoServerBuilder unixSocket() {
    this.unixSocket = UnixSocketPath::unused;
    return this;
  }

  /**
   * Has the server listen on a Unix domain socket in place of a port.
   *
   * @param path where nothing is yet; ends in {@code .sock}, is shorter than 100 bytes, and has no
   *     capital letters if it is for Java drivers, which turn them into small ones
   * @return this
   * @throws IllegalArgumentException if the path is longer, or ends in something else
   */
  public MockMongoServerBuilder unixSocket(Path path) {
    Path checked = UnixSocketPath.checked(Objects.requireNonNull(path, "path"));
    this.unixSocket = () -> checked;
    return this;
  }

  /**
   * Sets how long {@code receives} waits for a request, a request for an answer, and {@code result}
   * for a call; 5 seconds, or what the system property {@value #TIMEOUT_PROPERTY} says, unless
   * set. Requests wait much longer while a debugger is attached.
   *
   * @param time more than zero
   * @return this
   * @throws IllegalArgumentException if it is not
   */
  public MockMongoServerBuilder timeout(Duration time) {
    Objects.requireNonNull(time, "time");
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("timeout " + time + " should be more than zero");
    }
    this.timeout = time;
    return this;
  }

  /**
   * Sets how many bytes of the conversation are kept; 64 MiB unless set. Older facts are let go.
   *
   * @param bytes about so many, messages and what is known of them
   * @return this
   */
  public MockMongoServerBuilder journalBytes(long bytes) {
    this.journalBytes = bytes;
    return this;
  }

  /**
   * Says that no test will call {@code receives}, so that requests which nobody answers are refused
   * at once.
   *
   * @return this
   */
  public MockMongoServerBuilder unattended() {
    this.unattended = true;
    return this;
  }

  /**
   * Leaves all to the test, handshakes and heartbeats too: nothing is answered that the test does
   * not declare or receive. Once the test has ended, they are answered again, so that clients can
   * be closed.
   *
   * <pre>{@code
   * Call<Document> ping = server.go(() -> ping(client));
   * server.receives(handshake()).repliesOk(); // laid over what the server would say of itself
   * }</pre>
   *
   * @return this
   */
  public MockMongoServerBuilder byHand() {
    this.byHand = true;
    return this;
  }

  /**
   * Has the server share the conversation of another one: their journal is one, in one order and
   * time, and so are what the test receives, verifies, waits for and finds wrong; what either is
   * told to {@linkplain ServerLifecycle#reset reset} or judge concerns both. What is declared on a
   * server answers for that server alone. The bound of the journal is that of the first one.
   *
   * <pre>{@code
   * MockMongoServer first = MockMongoServer.start();
   * MockMongoServer second = MockMongoServer.builder().conversationOf(first).start();
   * first.verifyInOrder(command("find"), command("insert")); // of whichever server
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
   * Has somebody told of each fact as it happens, on the thread that it happens on; beside those
   * who were named before.
   *
   * @param factListener who is told; must not block
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
   * Starts the server, unless set otherwise on a port that the operating system chooses, on
   * loopback.
   *
   * @return the server, ready for clients
   * @throws java.io.UncheckedIOException if it can't listen there, with the remedy
   * @throws IllegalStateException if it is told to speak TLS over a Unix socket, or to share a
   *     conversation whose servers are closed
   */
  public MockMongoServer start() {
    if (unixSocket != null && tls != null) {
      throw new IllegalStateException(
          "drivers do not speak TLS over Unix sockets; leave out tls(...) or unixSocket(...)");
    }
    if (shared != null && shared.hasEnded()) {
      throw new IllegalStateException(
          "conversationOf(...): all servers of that conversation are closed; start this one while"
              + " one of them is open");
    }
    ServerSettings settings =
        new ServerSettings(
            new ServerSettings.Place(this::endpoint, tls),
            profile,
            compressors,
            strictProtocol,
            answers,
            new ServerSettings.TestHalf(
                timeout, unattended, byHand, listener, DebuggerDetector::isAttached));
    return new MockMongoServer(
        settings, shared == null ? new CurrentConversation(journalBytes, timeout) : shared);
  }

  private Endpoint endpoint() {
    if (unixSocket != null) {
      return Endpoint.unix(unixSocket.get());
    }
    return tls == null
        ? Endpoint.tcp(host, port)
        : Endpoint.tls(host, port, tls.serverEngines(host));
  }

  private static Duration defaultTimeout() {
    String seconds = System.getProperty(TIMEOUT_PROPERTY, DEFAULT_SECONDS);
    try {
      return Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1000));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "system property "
              + TIMEOUT_PROPERTY
              + " should be a number of seconds, but is \""
              + seconds
              + "\"",
          e);
    }
  }
}
