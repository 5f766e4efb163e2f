package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.script.DefaultAnswers.EMPTY_DATABASE;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.client.MongoClient;
import io.mockmongo.journal.ConnectionPurpose;
import io.mockmongo.report.Transcript;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A health indicator says hello as an application: with a session, on a pooled connection. */
class HealthCheckTest {

  private final MockMongoServer server = MockMongoServer.builder().answers(EMPTY_DATABASE).start();
  private final MongoClient client = Driver.connect(server);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  /** As Spring Boot 4 does; version 3 sends the hello alone, to the application's database. */
  @Test
  void is_answered_by_a_server_without_data() {
    List<String> databases = client.listDatabaseNames().into(new ArrayList<>());
    Document hello = Driver.run(client, "hello");
    Document other = client.getDatabase("shop").runCommand(new Document("hello", 1));
    Document buildInfo = Driver.run(client, "buildInfo");

    assertThat(databases, empty());
    assertThat(hello.getInteger("maxWireVersion"), is(server.profile().release().wireVersion()));
    assertThat(other.getInteger("maxWireVersion"), is(server.profile().release().wireVersion()));
    assertThat(buildInfo.containsKey("version"), is(true));
    server.verify(once(), command("listDatabases").matching("{nameOnly: true}"));
    server.assertSatisfied();
  }

  /** Quarkus pings; Micronaut asks for the version, in its own spelling. */
  @Test
  void of_other_frameworks_are_answered_too() {
    Document ping = Driver.ping(client);
    Document buildInfo = client.getDatabase("admin").runCommand(new Document("buildinfo", "1"));

    assertThat(ping.getDouble("ok"), is(1.0));
    assertThat(buildInfo.getString("version"), startsWith(server.profile().release() + "."));
    server.assertSatisfied();
  }

  @Test
  void counts_as_the_applications() {
    Driver.run(client, "hello");
    Driver.run(client, "isMaster");

    server.verify(once(), command("hello").on("admin").matching("{lsid: {}}"));
    AssertionError others = assertThrows(AssertionError.class, server::verifyNothingElse);
    assertThat(others.getMessage(), containsString("isMaster admin"));
    assertThat(Transcript.of(server.journal()), containsString("isMaster admin  {isMaster: 1"));
    server.verify(times(2), anyCommand());
    server.verifyNothingElse();
  }

  @Test
  void can_be_received() {
    server.holds(hello().matching("{lsid: {}}"));
    Call<Document> check = server.go(() -> Driver.run(client, "hello"));

    Request hello = server.receives(anyCommand());
    assertThat(hello.connectionPurpose(), is(ConnectionPurpose.POOL));
    hello.replies("{maxWireVersion: 21}");

    assertThat(check.result().getInteger("maxWireVersion"), is(21));
  }
}
