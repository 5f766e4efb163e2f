package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.DefaultAnswers.EMPTY_DATABASE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client that authenticates, although the server has no users. */
class LoginAttemptTest {

  private final MockMongoServer server = MockMongoServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  private MongoClient client(String user, String options) {
    return MongoClients.create("mongodb://" + user + "@" + server.address() + "/?" + options);
  }

  @ParameterizedTest
  @CsvSource({
    "app:secret, authSource=admin, ' as user \"app\"'",
    "app:secret, authMechanism=SCRAM-SHA-1, ' as user \"app\"'",
    "'a%2Cb%3Dc:secret', authMechanism=SCRAM-SHA-256, ' as user \"a,b=c\"'",
    "app:secret, authMechanism=PLAIN, ' as user \"app\"'",
    "CN=app, authMechanism=MONGODB-X509, ' as user \"CN=app\"'"
  })
  void is_refused_with_what_to_do(String user, String options, String as) {
    String problem = "the client authenticates" + as + ", but this server has no users";
    try (MongoClient client = client(user, options)) {
      MongoSecurityException refused =
          assertThrows(MongoSecurityException.class, () -> Driver.ping(client));
      assertThat(
          ((MongoCommandException) refused.getCause()).getErrorMessage(), containsString(problem));
    }

    String failure = assertThrows(AssertionError.class, server::assertSatisfied).getMessage();

    assertThat(
        failure,
        containsString(
            "\n    "
                + problem
                + "; remove the credential from the test's settings, as server.applyTo(settings)"
                + " does, or use an address without a user, such as server.uri()\n"
                + "    to test authentication, declare a reply, or run the call with"));
  }

  @Test
  void is_refused_by_a_server_without_data_too() {
    try (MockMongoServer empty = MockMongoServer.builder().answers(EMPTY_DATABASE).start();
        MongoClient client = MongoClients.create("mongodb://app:secret@" + empty.address())) {
      assertThrows(MongoSecurityException.class, () -> Driver.ping(client));

      String failure = assertThrows(AssertionError.class, empty::assertSatisfied).getMessage();
      assertThat(failure, containsString("the client authenticates as user \"app\", but"));
    }
  }

  /** As by the context of an application that authenticates when it starts. */
  @Test
  void is_refused_between_two_tests() {
    server.lifecycle().findings();
    try (MongoClient client = client("app:secret", "")) {
      MongoSecurityException refused =
          assertThrows(MongoSecurityException.class, () -> Driver.ping(client));

      assertThat(
          refused.getCause().getMessage(),
          containsString("the client authenticates as user \"app\", but this server has no users"));
    }
  }

  @Test
  void can_be_received() {
    try (MongoClient client = client("app:secret", "authMechanism=PLAIN")) {
      Call<Document> ping = server.go(() -> Driver.ping(client));

      server.receives(command("saslStart")).replies("{conversationId: 1, done: true, payload: ''}");
      server.receives(command("ping")).repliesOk();

      assertThat(ping.result().getDouble("ok"), is(1.0));
    }
  }
}
