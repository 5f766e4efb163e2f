package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServerBuilder;
import io.mockmongo.tls.Tls;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An answer may leave its thread interrupted, as code does that catches an InterruptedException:
 * the connection goes on, although the platform closes what an interrupted thread reads or writes.
 */
@DisabledOnOs(OS.WINDOWS) // drivers have no Unix sockets there
class InterruptingAnswerTest {

  private static final int LONG = 5_000_000; // so that its write has to wait

  enum Socket {
    TCP(builder -> builder),
    TLS(builder -> builder.tls(Tls.selfMade())),
    UNIX(MockMongoServerBuilder::unixSocket);

    private final UnaryOperator<MockMongoServerBuilder> settings;

    Socket(UnaryOperator<MockMongoServerBuilder> settings) {
      this.settings = settings;
    }
  }

  @ParameterizedTest
  @EnumSource
  void its_connection_goes_on(Socket socket) {
    assumeTrue(Driver.knows("getTimeout"), "left out: the oldest drivers take a path for a name");
    try (MockMongoServer server = socket.settings.apply(MockMongoServer.builder()).start();
        MongoClient client =
            MongoClients.create(server.applyTo(MongoClientSettings.builder()).build())) {
      server
          .autoResponds(command("ping"))
          .replies(
              request -> {
                Thread.currentThread().interrupt();
                return Reply.of("{text: '" + "x".repeat(LONG) + "'}");
              });

      for (int i = 0; i < 3; i++) {
        Document reply = Driver.ping(client);
        assertThat(reply.getString("text").length(), is(LONG));
      }

      server.assertSatisfied();
    }
  }
}
