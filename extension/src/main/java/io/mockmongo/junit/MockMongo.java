package io.mockmongo.junit;

import io.mockmongo.message.Compressor;
import io.mockmongo.profile.Topology;
import io.mockmongo.script.DefaultAnswers;
import io.mockmongo.script.Leak;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The declaration of a scripted MongoDB server for each test, injected into test methods.
 *
 * <pre>{@code
 * @MockMongo
 * class OrdersTest {
 *   @Test
 *   @AutoRespond(command = "insert", reply = "{n: 1}")
 *   void saves(MongoClient client, MockMongoServer server) {
 *     new Orders(client).save(new Order(7));
 *     server.verify(once(), command("insert").on("shop.orders"));
 *   }
 * }
 * }</pre>
 *
 * <p>Test methods, lifecycle methods and constructors may have parameters of the types {@code
 * MockMongoServer}, {@code MockReplicaSet} and other deployments, {@code MongoClient}, {@code
 * MongoDatabase} and {@code MongoCollection} (see {@link Namespace}; those of the reactive driver
 * and of Kotlin's coroutines too, where these are on the class path), {@code MongoClientSettings}
 * or its builder, and {@code ConnectionString}. The server is started for the first parameter that
 * needs it. The client has settings for tests (fast rediscovery, a heartbeat every second, 5
 * seconds of server selection) and is closed after the test.
 *
 * <p>A test fails after its end if a request was not answered, a message was refused, a responder
 * threw, or a background call still runs. If the test has failed already, these failures are added
 * to it as suppressed exceptions.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(MockMongo.Several.class)
@Documented
@ExtendWith(MockMongoExtension.class)
@ResourceLock(providers = SharedServerLocks.class)
public @interface MockMongo {

  /**
   * The name of the server, for {@link FromServer} and {@link AutoRespond} with several servers.
   */
  String name() default "";

  /** The topology that the server reports; by default the only member of a replica set. */
  Topology topology() default Topology.REPLICA_SET;

  /**
   * The number of servers, which share one conversation: the members of a replica set, the routers
   * of a sharded cluster, or the services behind a load balancer. With several, a {@code
   * MockReplicaSet}, {@code MockShardedCluster} or {@code MockLoadBalancer} can be injected, and
   * its members as {@link FromServer} chooses them. One server unless set.
   *
   * <pre>{@code
   * @Test
   * @MockMongo(members = 3)
   * void retries(MockReplicaSet replicaSet, MongoClient client) { ... }
   * }</pre>
   */
  int members() default 1;

  /**
   * The host names of the servers, which clients find with nothing to install: the injected client
   * by its settings, others through a proxy in the connection string; one server for each name. By
   * default the servers have ports of the loopback address.
   *
   * <pre>{@code
   * @MockMongo(hosts = {"a:27017", "b:27017", "c:27017"})
   * }</pre>
   */
  String[] hosts() default {};

  /**
   * The host of SRV records, such as {@code rs0.mock.test}, by which the injected client finds the
   * servers: its connection string begins with {@code mongodb+srv}, its settings have the resolver.
   * {@link #hosts} gives each server a name in the same domain. None unless set.
   */
  String srv() default "";

  /**
   * The release that the server reports, such as {@code 7.0}; by default the newest that the driver
   * on the class path supports. See {@code ServerRelease}.
   */
  String release() default "";

  /**
   * Which commands the server answers by default, beside handshakes and housekeeping: none unless
   * set, or every ordinary command as a server without data does.
   */
  DefaultAnswers answers() default DefaultAnswers.DECLARED;

  /**
   * Options of the injected client and connection string, as a MongoDB URI has them: {@code
   * "retryReads=false&socketTimeoutMS=100"}.
   */
  String client() default "";

  /** The life of the server: a test, or where an application is tested the run. */
  Scope scope() default Scope.AUTO;

  /**
   * The database in the address that the application and the injected connection string get; none
   * unless set, but {@code test} for an application, since frameworks require one.
   */
  String database() default "";

  /**
   * The properties in which an application looks for the server's address, besides those that Boot,
   * Quarkus and Micronaut have for it. In a test class of Spring they are properties of the
   * context's environment, else system properties while the class runs. The annotation stands on
   * the class, above that of the framework.
   *
   * <pre>{@code
   * @MockMongo(uriProperty = "shop.mongo.uri")
   * @SpringJUnitConfig(ShopConfig.class)
   * }</pre>
   */
  String[] uriProperty() default {};

  /**
   * Whether the conversation is printed as it happens, one line for each connection, request, reply
   * and end of a connection; off by default. {@code -Dmockmongo.verbose=true} sets it for all
   * servers.
   */
  boolean verbose() default false;

  /**
   * The timeout of all waits, in milliseconds: of {@code receives} for a request, of a request for
   * its answer, and of {@code result} for a call. By default 5 seconds, or the value of the system
   * property {@code mockmongo.timeout}, in seconds.
   */
  int timeoutMillis() default 0;

  /**
   * The bound of the journal, in bytes; by default 64 MiB. The oldest facts are discarded to keep
   * within it; an assertion that needs them fails and says so.
   */
  long journalBytes() default 0;

  /**
   * Whether the server uses TLS; off by default. The injected client, its settings and connection
   * string then use it too.
   */
  TlsMode tls() default TlsMode.OFF;

  /**
   * The compressors that the server negotiates with clients that offer them, as with {@code
   * "compressors=zlib"} in {@link #client}; by default all that are available. {@code snappy} needs
   * {@code org.xerial.snappy:snappy-java} and {@code zstd} needs {@code com.github.luben:zstd-jni}
   * on the class path.
   */
  Compressor[] compressors() default {
    Compressor.NOOP, Compressor.SNAPPY, Compressor.ZLIB, Compressor.ZSTD
  };

  /**
   * Whether a request that breaks a rule of the protocol fails the test; by default it is a warning
   * in the journal. See {@code ProtocolRule} for the rules.
   */
  boolean strictProtocol() default false;

  /** Whether requests without an answer fail the test; they do unless set. */
  Strictness unmatched() default Strictness.FAIL;

  /**
   * Whether a message that the server refuses, since its bytes break the protocol, fails the test;
   * it does unless set, or unless the test awaits the end of its connection: {@code
   * server.awaits(connectionEnded(MALFORMED))}.
   */
  Strictness malformed() default Strictness.FAIL;

  /**
   * Whether an unused {@link AutoRespond} or {@link FailCommand} on the test method fails the test;
   * it does unless set.
   */
  Strictness unused() default Strictness.FAIL;

  /** The leaks of clients that fail the test; none unless set. A fail point left on is reported. */
  Leak[] leaks() default {};

  /**
   * Whether the server answers only what the test declares or receives, handshakes and heartbeats
   * included; by default the server answers handshakes and heartbeats.
   */
  boolean byHand() default false;

  /** The container of several on one element, which the compiler writes. */
  @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @Documented
  @ExtendWith(MockMongoExtension.class)
  @ResourceLock(providers = SharedServerLocks.class)
  @interface Several {
    /** The servers. */
    MockMongo[] value();
  }
}
