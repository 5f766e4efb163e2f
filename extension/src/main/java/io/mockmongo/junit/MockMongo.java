package io.mockmongo.junit;

import io.mockmongo.respond.Topology;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test a scripted MongoDB server of its own. Test methods and {@code @BeforeEach}
 * methods may have parameters of the types {@code MockMongoServer}, {@code MongoClient}, {@code
 * MongoClientSettings} and {@code ConnectionString}; the client is made with test-friendly settings
 * (fast rediscovery, 5 seconds of server selection) and closed after the test.
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
@Inherited
@Documented
@ExtendWith(MockMongoExtension.class)
public @interface MockMongo {

  /** What the server says it is; one member of a replica set unless set. */
  Topology topology() default Topology.REPLICA_SET;

  /**
   * Options of the injected client and connection string, as a MongoDB URI has them: {@code
   * "retryReads=false&socketTimeoutMS=100"}.
   */
  String client() default "";
}
