package io.mockmongo.junit;

import com.mongodb.MongoClientSettings;
import io.mockmongo.message.Compressor;
import io.mockmongo.script.DefaultAnswers;
import io.mockmongo.script.Leak;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServerBuilder;
import io.mockmongo.tls.Tls;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Declares a server in code, for what {@link MockMongo} can't say. Not thread-safe; what it builds
 * is.
 *
 * <pre>{@code
 * @RegisterExtension
 * final MockMongoExtension orders =
 *     MockMongoExtension.builder()
 *         .name("orders")
 *         .server(server -> server.patience(Duration.ofSeconds(1)))
 *         .script(server -> server.autoResponds(command("count")).replies(this::count))
 *         .client(settings -> settings.codecRegistry(CODECS))
 *         .build();
 * }</pre>
 */
public final class MockMongoExtensionBuilder {

  private String name = "";
  private Consumer<MockMongoServerBuilder> server = ServerPlan.nothing();
  private Consumer<MockMongoServerBuilder> settings = ServerPlan.nothing();
  private Consumer<MockMongoServer> script = ServerPlan.nothing();
  private Consumer<MongoClientSettings.Builder> client = ServerPlan.nothing();
  private Strictness unmatched = Strictness.FAIL;
  private Strictness unused = Strictness.FAIL;
  private Set<Leak> leaks = Set.of();
  private boolean verbose;

  MockMongoExtensionBuilder() {}

  /**
   * Names the server; {@link FromServer} and {@link AutoRespond} tell it from others by that.
   *
   * @param serverName the name, empty unless set
   * @return this
   */
  public MockMongoExtensionBuilder name(String serverName) {
    name = Objects.requireNonNull(serverName, "serverName");
    return this;
  }

  /**
   * Sets what the server is started with.
   *
   * @param settings called whenever one is about to start
   * @return this
   */
  public MockMongoExtensionBuilder server(Consumer<MockMongoServerBuilder> settings) {
    server = Objects.requireNonNull(settings, "settings");
    return this;
  }

  /**
   * Sets what the server is told at the beginning of each test, before what is declared by {@link
   * AutoRespond}, which so is asked first.
   *
   * @param beginning called with the server, as soon as it has started or been reset
   * @return this
   */
  public MockMongoExtensionBuilder script(Consumer<MockMongoServer> beginning) {
    script = Objects.requireNonNull(beginning, "beginning");
    return this;
  }

  /**
   * Sets more of the injected client, its settings and their builder.
   *
   * @param settings called with settings that have the server's address already
   * @return this
   */
  public MockMongoExtensionBuilder client(Consumer<MongoClientSettings.Builder> settings) {
    client = Objects.requireNonNull(settings, "settings");
    return this;
  }

  /**
   * Sets what comes of requests that nobody answered; they fail the test unless set.
   *
   * @param strictness what comes of them
   * @return this
   */
  public MockMongoExtensionBuilder unmatched(Strictness strictness) {
    unmatched = Objects.requireNonNull(strictness, "strictness");
    return this;
  }

  /**
   * Sets what comes of an {@link AutoRespond} on the test method that answered nothing; it fails
   * the test unless set.
   *
   * @param strictness what comes of it
   * @return this
   */
  public MockMongoExtensionBuilder unused(Strictness strictness) {
    unused = Objects.requireNonNull(strictness, "strictness");
    return this;
  }

  /**
   * Sets what clients must not leave behind; nothing is looked at unless set.
   *
   * @param kinds what fails the test
   * @return this
   */
  public MockMongoExtensionBuilder leaks(Leak... kinds) {
    leaks = Set.copyOf(List.of(kinds));
    return this;
  }

  /**
   * Sets what compressors the server agrees to where a client asks for them; all that can be used
   * here unless set. The same as {@code server(server -> server.compressors(...))}.
   *
   * @param agreed the compressors
   * @return this
   */
  public MockMongoExtensionBuilder compressors(Compressor... agreed) {
    List<Compressor> all = List.of(agreed);
    settings = settings.andThen(builder -> builder.compressors(all.toArray(Compressor[]::new)));
    return this;
  }

  /**
   * Sets whether a request against a rule of the protocol fails the test; it is a warning in the
   * journal unless set. The same as {@code server(server -> server.strictProtocol(...))}.
   *
   * @param strict whether it does
   * @return this
   */
  public MockMongoExtensionBuilder strictProtocol(boolean strict) {
    settings = settings.andThen(builder -> builder.strictProtocol(strict));
    return this;
  }

  /**
   * Leaves all to the test, handshakes and heartbeats too. The same as {@code
   * server(MockMongoServerBuilder::byHand)}.
   *
   * @return this
   */
  public MockMongoExtensionBuilder byHand() {
    settings = settings.andThen(MockMongoServerBuilder::byHand);
    return this;
  }

  /**
   * Has the conversation printed as it happens, a line for each connection, request, reply and end.
   *
   * @return this
   */
  public MockMongoExtensionBuilder verbose() {
    verbose = true;
    return this;
  }

  /**
   * Has the server speak TLS; it does not unless set. The same as {@code server(server ->
   * server.tls(...))}.
   *
   * <pre>{@code
   * MockMongoExtension.builder().tls(Tls.pem(Path.of("server.crt"), Path.of("server.key"))).build()
   * }</pre>
   *
   * @param how by which certificate, and what it asks of clients
   * @return this
   */
  public MockMongoExtensionBuilder tls(Tls how) {
    Objects.requireNonNull(how, "how");
    settings = settings.andThen(builder -> builder.tls(how));
    return this;
  }

  /**
   * Sets what the server answers by itself beside handshakes and housekeeping; nothing unless set.
   * The same as {@code server(server -> server.answers(...))}.
   *
   * @param byItself what it does
   * @return this
   */
  public MockMongoExtensionBuilder answers(DefaultAnswers byItself) {
    Objects.requireNonNull(byItself, "byItself");
    settings = settings.andThen(builder -> builder.answers(byItself));
    return this;
  }

  /**
   * Builds the extension, for a field under {@code @RegisterExtension}.
   *
   * @return the extension
   */
  public MockMongoExtension build() {
    return new MockMongoExtension(this);
  }

  ServerPlan plan(MockMongoExtension extension) {
    return new ServerPlan(
        extension,
        name,
        Scope.TEST,
        settings.andThen(server),
        script,
        new ServerPlan.ClientPlan("", client),
        new ServerPlan.Rules(unmatched, unused, leaks),
        verbose);
  }
}
