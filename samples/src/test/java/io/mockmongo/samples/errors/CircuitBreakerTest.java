package io.mockmongo.samples.errors;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.ConnectionPoolClearedEvent;
import com.mongodb.event.ConnectionPoolListener;
import com.mongodb.event.ConnectionPoolReadyEvent;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.reply.ServerError;
import io.mockmongo.server.MockMongoServer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * A circuit breaker that follows the driver's connection pool: it opens when the driver clears the
 * pool, since the server shuts down, and closes when the pool is ready again.
 */
@MockMongo(client = "retryReads=false")
class CircuitBreakerTest {

  @Test
  @AutoRespond(command = "find", error = ServerError.SHUTDOWN_IN_PROGRESS, times = 1)
  @AutoRespond(command = "find", documents = "{_id: 7}")
  void opens_when_the_pool_is_cleared(
      MongoClientSettings.Builder settings, MockMongoServer server) {
    CircuitBreaker breaker = new CircuitBreaker();
    settings.applyToConnectionPoolSettings(pool -> pool.addConnectionPoolListener(breaker));
    try (MongoClient client = MongoClients.create(settings.build())) {
      assertThrows(MongoException.class, () -> breaker.call(() -> order(client)));
      assertThat(breaker.hasOpened(), is(true));

      server.waitUntil(() -> !breaker.isOpen());
      assertThat(breaker.call(() -> order(client)), is(new Document("_id", 7)));
    }
  }

  @Test
  @AutoRespond(command = "find", error = ServerError.NOT_WRITABLE_PRIMARY, times = 1)
  void stays_closed_when_the_primary_steps_down(
      MongoClientSettings.Builder settings, MockMongoServer server) {
    CircuitBreaker breaker = new CircuitBreaker();
    settings.applyToConnectionPoolSettings(pool -> pool.addConnectionPoolListener(breaker));
    try (MongoClient client = MongoClients.create(settings.build())) {
      assertThrows(MongoException.class, () -> breaker.call(() -> order(client)));
    }

    assertThat(breaker.hasOpened(), is(false)); // the connections are kept
    server.verify(never(), command("insert"));
  }

  private static Document order(MongoClient client) {
    return client.getDatabase("shop").getCollection("orders").find().first();
  }

  /** Refuses calls while the driver has no usable connection. */
  private static final class CircuitBreaker implements ConnectionPoolListener {

    private final AtomicBoolean open = new AtomicBoolean();
    private final AtomicBoolean opened = new AtomicBoolean();

    @Override
    public void connectionPoolCleared(ConnectionPoolClearedEvent event) {
      opened.set(true);
      open.set(true);
    }

    @Override
    public void connectionPoolReady(ConnectionPoolReadyEvent event) {
      open.set(false);
    }

    boolean isOpen() {
      return open.get();
    }

    boolean hasOpened() {
      return opened.get();
    }

    <T> T call(Supplier<T> call) {
      if (isOpen()) {
        throw new IllegalStateException("the circuit breaker is open");
      }
      return call.get();
    }
  }
}
