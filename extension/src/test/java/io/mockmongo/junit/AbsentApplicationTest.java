package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.OpMsg;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.wire.MessageEncoder;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A failed test whose application went elsewhere says so first of all. */
class AbsentApplicationTest {

  private static final String CAUSE =
      "\n  - the client of the application is made elsewhere, or from other settings; give it this"
          + " address, such as by @MockMongo(uriProperty = \"...\")";

  @MockMongo(uriProperty = "mockmongo.absent")
  static class AbsentCase {
    static String address;

    @Test
    void fails(MockMongoServer server) {
      address = server.address();
      server.verify(once(), command("insert"));
    }
  }

  @Test
  void nobody_came() {
    Throwable failure = Run.of(AbsentCase.class).failure();

    assertThat(
        failure.getMessage(),
        is(
            "no client of the application has connected to the server "
                + AbsentCase.address
                + " of the run"
                + CAUSE));
    assertThat(
        failure.getCause().getMessage(), startsWith("expected exactly 1 request matching: insert"));
  }

  @MockMongo(uriProperty = "mockmongo.unused", name = "unused")
  static class UnusedCase {
    @Test
    @AutoRespond(command = "insert")
    void needs_an_answer_only(MockMongoServer server) {}
  }

  @Test
  void it_comes_before_what_the_extension_finds() {
    String text = Run.of(UnusedCase.class).failure().getMessage();

    assertThat(text, containsString("was never used"));
    assertThat(text.indexOf("no client of the application"), is(not(-1)));
    assertThat(
        text.indexOf("no client of the application") < text.indexOf("was never used"), is(true));
  }

  @MockMongo(uriProperty = "mockmongo.injected", name = "injected")
  static class InjectedCase {
    static String address;

    @Test
    @AutoRespond(command = "ping")
    void pings(MockMongoServer server, MongoClient client) {
      address = server.address();
      ping(client);
      server.verify(once(), command("insert"));
    }
  }

  @Test
  void the_injected_client_is_not_the_application() {
    assertThat(
        Run.of(InjectedCase.class).failure().getMessage(),
        is(
            "no client of the application has connected to the server "
                + InjectedCase.address
                + " of the run, only the injected client"
                + CAUSE));
  }

  /** Its application keeps the TLS of production, and connects before the test. */
  @MockMongo(uriProperty = "mockmongo.secure", name = "secure")
  static class SecureCase {
    static String address;
    static MongoClient application;

    @BeforeAll
    static void start() {
      String options = "&tls=true&heartbeatFrequencyMS=500";
      application = MongoClients.create(System.getProperty("mockmongo.secure") + options);
    }

    @AfterAll
    static void stop() {
      application.close();
    }

    @Test
    void fails(MockMongoServer server) {
      address = server.address();
      server.awaits(connectionEnded());
      server.verify(once(), command("insert"));
    }
  }

  @Test
  void it_speaks_tls_to_a_server_without() {
    assertThat(
        Run.of(SecureCase.class).failure().getMessage(),
        startsWith(
            "no client of the application has connected to the server "
                + SecureCase.address
                + " of the run\n"
                + "  - a TLS handshake failed: the client speaks TLS, but this server does not;"
                + " start the server with TLS, as @MockMongo(tls = ON) does, or disable TLS"));
  }

  @MockMongo(uriProperty = "mockmongo.nameless", name = "nameless")
  static class NamelessCase {
    @Test
    @AutoRespond(command = "ping")
    void comes_with_odd_metadata(MockMongoServer server) throws Exception {
      try (Socket client = new Socket("127.0.0.1", new ServerAddress(server.address()).getPort())) {
        client.getOutputStream().write(bytes("{hello: 1, client: {application: {}}, $db: 'a'}"));
        client.getInputStream().read();
        client.getOutputStream().write(bytes("{ping: 1, $db: 'a'}"));
        client.getInputStream().read();
      }
      server.verify(once(), command("insert"));
    }

    private static byte[] bytes(String command) {
      return MessageEncoder.encode(OpMsg.of(1, 0, ExtendedJson.parse(command))).bytes();
    }
  }

  @Test
  void a_client_without_a_name_is_an_application() {
    assertThat(
        Run.of(NamelessCase.class).failure().getMessage(),
        startsWith("expected exactly 1 request matching: insert"));
  }

  @MockMongo(uriProperty = "mockmongo.present")
  static class PresentCase {
    static MongoClient application;

    @BeforeAll
    static void start() {
      application = MongoClients.create(System.getProperty("mockmongo.present"));
    }

    @AfterAll
    static void stop() {
      application.close();
    }

    @Test
    @AutoRespond(command = "ping")
    void a(MockMongoServer server) {
      ping(application);
      server.verify(once(), command("insert"));
    }

    @Test
    void b(MockMongoServer server) {
      server.verify(once(), command("insert")); // its connections are from before
    }
  }

  @Test
  void a_failure_with_an_application_is_its_own() {
    List<Throwable> failures = Run.of(PresentCase.class).failures();

    assertThat(failures, hasSize(2));
    failures.forEach(
        failure ->
            assertThat(
                failure.getMessage(), startsWith("expected exactly 1 request matching: insert")));
  }

  @MockMongo(uriProperty = "mockmongo.aborted", name = "aborted")
  static class AbortedCase {
    @Test
    void is_aborted() {
      assumeTrue(false);
    }

    @Test
    void passes() {}
  }

  @Test
  void a_test_that_does_not_fail_needs_no_application() {
    Run.of(AbortedCase.class).passes(1);
  }
}
