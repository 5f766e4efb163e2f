package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.journal.ConnectionSecured;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.tls.Tls;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that speaks TLS, and the injected client with it. */
class TlsModeTest {

  @MockMongo(tls = TlsMode.ON)
  @AutoRespond(command = "ping")
  static class OnCase {
    @Test
    void is_spoken_by_the_client(MongoClient client, MockMongoServer server) {
      ping(client);
      server.verify(once(), command("ping"));
      assertThat(agreed(server).orElseThrow().contains("client"), is(false));
    }

    @Test
    void is_spoken_by_its_settings(MongoClientSettings settings) {
      assertThat(settings.getSslSettings().isEnabled(), is(true));
      try (MongoClient client = MongoClients.create(settings)) {
        ping(client);
      }
    }

    @Test
    void is_in_the_connection_string(ConnectionString connectionString) {
      assertThat(connectionString.getSslEnabled(), is(true));
    }

    @Test
    @MockMongo(tls = TlsMode.ON, client = "appName=shop&serverSelectionTimeoutMS=9000")
    void leaves_room_for_options(MongoClient client, MockMongoServer server) {
      ping(client);
      server.verify(once(), command("ping").fromApplication("shop"));
    }

    @Test
    @MockMongo
    void is_left_out_unless_asked_for(MongoClient client, MockMongoServer server) {
      ping(client);
      assertThat(agreed(server), is(Optional.empty()));
    }
  }

  @Test
  void on() {
    Run.of(OnCase.class).passes(5);
  }

  @MockMongo(tls = TlsMode.MUTUAL)
  @AutoRespond(command = "ping")
  static class MutualCase {
    @Test
    void is_spoken_by_the_client(MongoClient client, MockMongoServer server) {
      ping(client);
      assertThat(agreed(server).orElseThrow(), containsString("CN=client"));
    }
  }

  @Test
  void mutual() {
    Run.of(MutualCase.class).passes(1);
  }

  static class RegisteredCase {
    @RegisterExtension
    final MockMongoExtension mongo =
        MockMongoExtension.builder()
            .tls(Tls.selfMade().protocols("TLSv1.2"))
            .script(server -> server.autoResponds(command("ping")).repliesOk())
            .build();

    @Test
    void is_spoken_by_the_client(MongoClient client, MockMongoServer server) {
      ping(client);
      assertThat(agreed(server).orElseThrow(), containsString("TLSv1.2"));
    }
  }

  @Test
  void of_a_registered_extension() {
    Run.of(RegisteredCase.class).passes(1);
  }

  private static Optional<String> agreed(MockMongoServer server) {
    return server.journal().facts().stream()
        .filter(ConnectionSecured.class::isInstance)
        .map(fact -> ((ConnectionSecured) fact).agreed())
        .findFirst();
  }
}
