package io.mockmongo.junit;

import com.mongodb.MongoClientSettings;
import io.mockmongo.message.Compressor;
import io.mockmongo.script.DefaultAnswers;
import io.mockmongo.script.Leak;
import io.mockmongo.server.MockMongoServerBuilder;
import io.mockmongo.server.TestConversation;
import io.mockmongo.tls.Tls;
import io.mockmongo.topology.MockLoadBalancerBuilder;
import io.mockmongo.topology.MockReplicaSetBuilder;
import io.mockmongo.topology.MockShardedClusterBuilder;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Builds an extension that declares a server or a deployment in code, with settings that {@link
 * MockMongo} lacks. Not thread-safe; the extension is.
 *
 * <pre>{@code
 * @RegisterExtension
 * final MockMongoExtension orders =
 *     MockMongoExtension.builder()
 *         .name("orders")
 *         .server(server -> server.timeout(Duration.ofSeconds(1)))
 *         .script(server -> server.autoResponds(command("count")).replies(this::count))
 *         .client(settings -> settings.codecRegistry(CODECS))
 *         .build();
 * }</pre>
 */
public final class MockMongoExtensionBuilder {

  private String name = "";
  private Consumer<MockMongoServerBuilder> server = ServerPlan.nothing();
  private Consumer<MockMongoServerBuilder> settings = ServerPlan.nothing();
  private Consumer<? super TestConversation> script = ServerPlan.nothing();
  private Function<Consumer<MockMongoServerBuilder>, StartPlan> deployment = StartPlan::single;
  private Consumer<MongoClientSettings.Builder> client = ServerPlan.nothing();
  private String srv = "";
  private Strictness unmatched = Strictness.FAIL;
  private Strictness malformed = Strictness.FAIL;
  private Strictness unused = Strictness.FAIL;
  private Set<Leak> leaks = Set.of();
  private boolean verbose;
  private Scope scope = Scope.TEST;
  private String database = "";
  private List<String> uriProperties = List.of();

  MockMongoExtensionBuilder() {}

  /**
   * Names the server, for {@link FromServer} and {@link AutoRespond}.
   *
   * @param serverName the name; empty by default
   * @return this
   */
  public MockMongoExtensionBuilder name(String serverName) {
    name = Objects.requireNonNull(serverName, "serverName");
    return this;
  }

  /**
   * Starts the server once for all tests of the run that have this extension, as {@link
   * Scope#SHARED} does; it is a static field then, perhaps of a superclass.
   *
   * <pre>{@code
   * abstract class ApplicationTest {
   *   @RegisterExtension
   *   static final MockMongoExtension MONGO =
   *       MockMongoExtension.builder().shared("shop").answers(EMPTY_DATABASE).build();
   * }
   * }</pre>
   *
   * @param databaseName the database in the address that an application gets, or ""
   * @param properties further properties that have the address, see {@link MockMongo#uriProperty}
   * @return this
   */
  public MockMongoExtensionBuilder shared(String databaseName, String... properties) {
    database = Objects.requireNonNull(databaseName, "databaseName");
    uriProperties = List.of(properties);
    scope = Scope.SHARED;
    return this;
  }

  /**
   * Configures the server, or each server of a deployment, before each start.
   *
   * @param settings called before each start of a server
   * @return this
   */
  public MockMongoExtensionBuilder server(Consumer<MockMongoServerBuilder> settings) {
    server = Objects.requireNonNull(settings, "settings");
    return this;
  }

  /**
   * Declares a replica set of several members in place of one server.
   *
   * <pre>{@code
   * MockMongoExtension.builder()
   *     .replicaSet(
   *         set -> set.members(2)
   *             .member(MemberConfig.arbiter())
   *             .member(MemberConfig.electable().priority(0).hide()))
   *     .build()
   * }</pre>
   *
   * <p>With {@link WireVersionTest} all members have the release, but those with a release of their
   * own.
   *
   * @param settings called before each start with a builder that has no members yet
   * @return this
   */
  public MockMongoExtensionBuilder replicaSet(Consumer<MockReplicaSetBuilder> settings) {
    Objects.requireNonNull(settings, "settings");
    deployment = servers -> DeploymentPlan.replicaSet(settings, servers);
    return this;
  }

  /**
   * Declares a sharded cluster of several routers in place of one server.
   *
   * @param settings called before each start with a builder that has no routers yet
   * @return this
   */
  public MockMongoExtensionBuilder shardedCluster(Consumer<MockShardedClusterBuilder> settings) {
    Objects.requireNonNull(settings, "settings");
    deployment = servers -> DeploymentPlan.shardedCluster(settings, servers);
    return this;
  }

  /**
   * Declares a load balancer with several services in place of one server.
   *
   * @param settings called before each start with a builder that has no services yet
   * @return this
   */
  public MockMongoExtensionBuilder loadBalancer(Consumer<MockLoadBalancerBuilder> settings) {
    Objects.requireNonNull(settings, "settings");
    deployment = servers -> DeploymentPlan.loadBalancer(settings, servers);
    return this;
  }

  /**
   * Sets the declarations for each test. They are made before those of {@link AutoRespond}, which
   * therefore are asked first.
   *
   * @param beginning called with the server or deployment after each start or reset
   * @return this
   */
  public MockMongoExtensionBuilder script(Consumer<? super TestConversation> beginning) {
    script = Objects.requireNonNull(beginning, "beginning");
    return this;
  }

  /**
   * Configures the injected client, its settings and their builder.
   *
   * @param settings called with settings that already have the server's address
   * @return this
   */
  public MockMongoExtensionBuilder client(Consumer<MongoClientSettings.Builder> settings) {
    client = Objects.requireNonNull(settings, "settings");
    return this;
  }

  /**
   * Lets the injected client find the servers by SRV records: its connection string begins with
   * {@code mongodb+srv}, its settings have the resolver.
   *
   * @param host the host of the records, such as {@code rs0.mock.test}; the servers have
   *     {@linkplain MockMongoServerBuilder#name names} in the same domain
   * @return this
   */
  public MockMongoExtensionBuilder srv(String host) {
    srv = Objects.requireNonNull(host, "host");
    return this;
  }

  /**
   * Sets what happens to a test with unanswered requests; they fail the test by default.
   *
   * @param strictness fail, report or ignore
   * @return this
   */
  public MockMongoExtensionBuilder unmatched(Strictness strictness) {
    unmatched = Objects.requireNonNull(strictness, "strictness");
    return this;
  }

  /**
   * Sets what happens to a test with messages that the server refused, since their bytes break the
   * protocol; they fail the test by default, unless it awaits the ends of their connections.
   *
   * @param strictness fail, report or ignore
   * @return this
   */
  public MockMongoExtensionBuilder malformed(Strictness strictness) {
    malformed = Objects.requireNonNull(strictness, "strictness");
    return this;
  }

  /**
   * Sets what happens to a test with an unused {@link AutoRespond} on its method; it fails the test
   * by default.
   *
   * @param strictness fail, report or ignore
   * @return this
   */
  public MockMongoExtensionBuilder unused(Strictness strictness) {
    unused = Objects.requireNonNull(strictness, "strictness");
    return this;
  }

  /**
   * Sets what clients must not leave open; nothing is checked by default.
   *
   * @param kinds the kinds of leaks that fail the test
   * @return this
   */
  public MockMongoExtensionBuilder leaks(Leak... kinds) {
    leaks = Set.copyOf(List.of(kinds));
    return this;
  }

  /**
   * Sets the compressors that the server offers to clients; all available ones by default. Short
   * for {@code server(server -> server.compressors(...))}.
   *
   * @param offered the compressors
   * @return this
   */
  public MockMongoExtensionBuilder compressors(Compressor... offered) {
    List<Compressor> all = List.of(offered);
    settings = settings.andThen(builder -> builder.compressors(all.toArray(Compressor[]::new)));
    return this;
  }

  /**
   * Sets whether a request that violates a protocol rule fails the test; it is only a warning in
   * the journal by default. Short for {@code server(server -> server.strictProtocol(...))}.
   *
   * @param strict whether it fails the test
   * @return this
   */
  public MockMongoExtensionBuilder strictProtocol(boolean strict) {
    settings = settings.andThen(builder -> builder.strictProtocol(strict));
    return this;
  }

  /**
   * Leaves all requests to the test, even handshakes and heartbeats. Short for {@code
   * server(MockMongoServerBuilder::byHand)}.
   *
   * @return this
   */
  public MockMongoExtensionBuilder byHand() {
    settings = settings.andThen(MockMongoServerBuilder::byHand);
    return this;
  }

  /**
   * Prints the conversation as it happens, one line for each connection, request, reply and end.
   *
   * @return this
   */
  public MockMongoExtensionBuilder verbose() {
    verbose = true;
    return this;
  }

  /**
   * Enables TLS; it is off by default. Short for {@code server(server -> server.tls(...))}.
   *
   * <pre>{@code
   * MockMongoExtension.builder().tls(Tls.pem(Path.of("server.crt"), Path.of("server.key"))).build()
   * }</pre>
   *
   * @param how the certificate, and what the server requires of clients
   * @return this
   */
  public MockMongoExtensionBuilder tls(Tls how) {
    Objects.requireNonNull(how, "how");
    settings = settings.andThen(builder -> builder.tls(how));
    return this;
  }

  /**
   * Sets the built-in answers besides handshakes and housekeeping; none by default. Short for
   * {@code server(server -> server.answers(...))}.
   *
   * @param answers the built-in answers
   * @return this
   */
  public MockMongoExtensionBuilder answers(DefaultAnswers answers) {
    Objects.requireNonNull(answers, "answers");
    settings = settings.andThen(builder -> builder.answers(answers));
    return this;
  }

  /**
   * Builds the extension, for a field with {@code @RegisterExtension}.
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
        scope,
        deployment.apply(settings.andThen(server)),
        script,
        new ServerPlan.ClientPlan(
            database,
            uriProperties,
            "",
            srv,
            scope == Scope.SHARED ? client.andThen(new InjectedClientName()) : client),
        new ServerPlan.Rules(unmatched, malformed, unused, leaks),
        verbose);
  }
}
