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

/**
 * Gives each test a scripted MongoDB server of its own, started when its first parameter needs it.
 * Test methods, {@code @BeforeEach} and {@code @AfterEach} methods may have parameters of the types
 * {@code MockMongoServer}, {@code MongoClient}, {@code MongoDatabase} and {@code MongoCollection}
 * (see {@link Namespace}), {@code MongoClientSettings} or its builder, and {@code
 * ConnectionString}; the client is made with test-friendly settings (fast rediscovery, 5 seconds of
 * server selection) and closed after the test.
 *
 * <p>After each test, a request that nobody answered, a responder that threw, and a background call
 * that still runs fail it; where it has failed by itself, they are suppressed under its failure.
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
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(MockMongo.Several.class)
@Documented
@ExtendWith(MockMongoExtension.class)
public @interface MockMongo {

  /** The name by which {@link FromServer} and {@link AutoRespond} tell it from others. */
  String name() default "";

  /** How long it lives: a test unless set. */
  Scope scope() default Scope.TEST;

  /** What the server says it is; one member of a replica set unless set. */
  Topology topology() default Topology.REPLICA_SET;

  /**
   * The release that the server says it is, such as {@code 7.0}; the newest that the driver on the
   * class path speaks unless set. See {@code ServerRelease}.
   */
  String release() default "";

  /** What comes of requests that nobody answered. */
  Strictness unmatched() default Strictness.FAIL;

  /** What comes of an {@link AutoRespond} on the test method that answered nothing. */
  Strictness unused() default Strictness.FAIL;

  /** What clients must not leave behind; nothing is looked at unless set. */
  Leak[] leaks() default {};

  /**
   * What compressors the server agrees to where a client asks for them, as with {@code
   * "compressors=zlib"} in {@link #client}; all that can be used here unless set. {@code snappy}
   * needs {@code org.xerial.snappy:snappy-java} and {@code zstd} needs {@code
   * com.github.luben:zstd-jni} on the class path.
   */
  Compressor[] compressors() default {
    Compressor.NOOP, Compressor.SNAPPY, Compressor.ZLIB, Compressor.ZSTD
  };

  /**
   * Whether a request against a rule of the protocol fails the test; it is a warning in the journal
   * unless set. See {@code ProtocolRule} for each.
   */
  boolean strictProtocol() default false;

  /**
   * Whether nothing is answered but what the test declares or receives, handshakes and heartbeats
   * included; they are answered by themselves unless set.
   */
  boolean byHand() default false;

  /**
   * Whether the conversation is printed as it happens, a line for each connection, request, reply
   * and end; it is not unless set, or asked for of all servers by {@code -Dmockmongo.verbose=true}.
   */
  boolean verbose() default false;

  /**
   * Whether the server speaks TLS; not unless set. The injected client, its settings and connection
   * string fit.
   */
  TlsMode tls() default TlsMode.OFF;

  /**
   * What the server answers by itself beside handshakes and housekeeping: nothing unless set, or
   * every ordinary command as a server without data does.
   */
  DefaultAnswers answers() default DefaultAnswers.DECLARED;

  /**
   * Options of the injected client and connection string, as a MongoDB URI has them: {@code
   * "retryReads=false&socketTimeoutMS=100"}.
   */
  String client() default "";

  /** Holds several on one element; the compiler writes it. */
  @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @Documented
  @ExtendWith(MockMongoExtension.class)
  @interface Several {
    /** The servers. */
    MockMongo[] value();
  }
}
