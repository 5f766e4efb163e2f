package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.handshake;
import static io.mockmongo.script.Times.atLeast;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoSocketException;
import com.mongodb.client.MongoClient;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.Topology;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ReplyTemplate;
import io.mockmongo.script.Call;
import io.mockmongo.script.Delivery;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServerBuilder;
import io.mockmongo.tls.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server at a path talks as one at a port does, to a driver that can. */
@DisabledOnOs(OS.WINDOWS) // drivers have none there
class UnixSocketTest {

  private static final int LONG = 5_000_000;

  @ParameterizedTest
  @EnumSource
  void drivers_find_it(Topology topology) {
    try (var server =
            MockMongoServer.builder().unixSocket().profile(ServerProfile.of(topology)).start();
        MongoClient client = connect(server)) {
      server
          .autoResponds(command("where"))
          .replies(
              ReplyTemplate.of(
                  "{address: '${address}', host: '${host}', port: ${port}}", Reply::of));

      Document reply = Driver.run(client, "where");

      assertEquals(server.address(), reply.getString("address"));
      assertEquals(server.address(), reply.getString("host"));
      assertEquals(0, reply.getInteger("port"));
      server.verify(atLeast(1), handshake().sentTo(server.address()));
    }
  }

  @Test
  void the_path_stands_in_the_connection_string() {
    try (var server = MockMongoServer.builder().unixSocket().start()) {
      String encoded = URLEncoder.encode(server.address(), StandardCharsets.UTF_8);

      assertThat(encoded, startsWith("%2F"));
      assertThat(
          server.uri(), is("mongodb://" + encoded + "/?replicaSet=rs0&directConnection=true"));
    }
  }

  /** On JDK 17, the ready-made streams of a channel would not write while another thread reads. */
  @Test
  void a_test_answers_while_the_connection_waits_for_more() {
    try (var server = MockMongoServer.builder().unixSocket().start();
        MongoClient client = connect(server)) {
      Call<Document> ping = server.go(() -> Driver.ping(client));

      server.receives(command("ping")).replies("{by: 'it'}");

      assertThat(ping.result().getString("by"), is("it"));
    }
  }

  /** As at a port; a channel would close itself. */
  @Test
  void a_thread_that_was_interrupted_answers_too() {
    try (var server = MockMongoServer.builder().unixSocket().start();
        MongoClient client = connect(server)) {
      Call<Document> ping = server.go(() -> Driver.ping(client));
      Request request = server.receives(command("ping"));

      Thread.currentThread().interrupt();
      Delivery delivery = request.repliesOk();

      assertThat(Thread.interrupted(), is(true));
      assertThat(delivery, is(Delivery.DELIVERED));
      ping.result();
    }
  }

  @Test
  void long_messages_both_ways() {
    try (var server = MockMongoServer.builder().unixSocket().start();
        MongoClient client = connect(server)) {
      server
          .autoResponds(command("echo"))
          .replies(request -> Reply.of(new BsonDocument("echoed", request.command().get("echo"))));
      String text = "tea ".repeat(LONG / 4);

      Document reply = client.getDatabase("shop").runCommand(new Document("echo", text));

      assertEquals(text, reply.getString("echoed"));
    }
  }

  @Test
  void a_hang_up_is_known_at_once() {
    try (var server = MockMongoServer.builder().unixSocket().start();
        MongoClient client = connect(server)) {
      Call<Document> ping = server.go(() -> Driver.ping(client));

      server.receives(command("ping")).hangsUp();

      ping.failsWith(MongoSocketException.class);
    }
  }

  @Test
  void it_goes_down_and_comes_back() {
    try (var server = MockMongoServer.builder().unixSocket().start()) {
      server.autoResponds(command("ping")).repliesOk();

      server.goesDown();
      assertThat(Files.exists(Path.of(server.address())), is(false));
      server.comesBack();

      try (MongoClient client = connect(server)) {
        Driver.ping(client);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void half_an_end_and_a_reset_are_ends(boolean half) {
    try (var server = MockMongoServer.builder().unixSocket().start();
        MongoClient client = connect(server)) {
      Call<Document> ping = server.go(() -> Driver.ping(client));

      server.receives(command("ping")).replies(half ? Reply.halfClose() : Reply.reset());

      ping.failsWith(MongoSocketException.class);
    }
  }

  @Test
  void the_file_goes_with_the_server(@TempDir Path directory) {
    Path path = directory.resolve("a.sock");
    MockMongoServer server = MockMongoServer.builder().unixSocket(path).start();
    assertThat(server.address(), is(path.toString()));
    assertThat(Files.exists(path), is(true));

    server.close();

    assertThat(Files.exists(path), is(false));
    MockMongoServer.builder().unixSocket(path).start().close();
  }

  @Test
  void the_file_of_a_server_that_came_after_it_stays(@TempDir Path directory) {
    Path path = directory.resolve("a.sock");
    MockMongoServer down = MockMongoServer.builder().unixSocket(path).start();
    down.goesDown();
    try (var next = MockMongoServer.builder().unixSocket(path).start()) {
      down.close();

      assertThat(Files.exists(path), is(true));
    }
    assertThat(Files.exists(path), is(false));
  }

  @Test
  void a_file_that_took_its_place_stays(@TempDir Path directory) throws IOException {
    Path path = directory.resolve("a.sock");
    MockMongoServer server = MockMongoServer.builder().unixSocket(path).start();
    Files.delete(path);
    Files.writeString(path, "somebody else's");
    Files.setLastModifiedTime(path, FileTime.fromMillis(1_700_000_000_000L));

    server.close();

    assertThat(Files.readString(path), is("somebody else's"));
  }

  @Test
  void a_path_where_another_server_is(@TempDir Path directory) {
    Path path = directory.resolve("a.sock");
    try (var first = MockMongoServer.builder().unixSocket(path).start();
        MongoClient client = connect(first)) {
      first.autoResponds(command("ping")).repliesOk();

      assertThat(
          refusal(path),
          is(
              path
                  + " could not be opened: another server listens there; close that server, or call unixSocket() without a path"));

      Driver.ping(client);
      first.verify(once(), command("ping"));
    }
  }

  @Test
  void a_path_where_a_file_is(@TempDir Path directory) throws IOException {
    Path path = Files.createFile(directory.resolve("a.sock"));

    assertThat(
        refusal(path),
        is(
            path
                + " could not be opened: the file exists already, left by a server that was not closed, or by another program; delete it, or call unixSocket() without a path"));
    assertThat(Files.exists(path), is(true));
  }

  @Test
  void a_path_in_no_directory(@TempDir Path directory) {
    String refusal = refusal(directory.resolve("none/a.sock"));

    assertThat(refusal, startsWith(directory.resolve("none/a.sock") + " could not be opened: "));
    assertThat(refusal.endsWith("; check that its directory exists and is writable"), is(true));
  }

  @Test
  void a_path_that_is_too_long() {
    Path path = Path.of("/" + "a".repeat(94) + ".sock");

    assertThat(
        misuse(path),
        is(
            "the path of a Unix socket should be shorter than 100 bytes, but "
                + path
                + " has 100 bytes"));
  }

  @Test
  void a_path_that_drivers_take_for_a_host() {
    Path path = Path.of("/somewhere/mongo.socket");

    assertThat(
        misuse(path),
        is(
            "the path of a Unix socket should end in .sock, by which drivers recognise it, but is "
                + path));
  }

  @Test
  void tls_is_not_for_it() {
    var builder = MockMongoServer.builder().unixSocket().tls(Tls.selfMade());

    var e = assertThrows(IllegalStateException.class, builder::start);

    assertThat(
        e.getMessage(),
        is("drivers do not speak TLS over Unix sockets; leave out tls(...) or unixSocket(...)"));
  }

  private static MongoClient connect(MockMongoServer server) {
    assumeTrue(Driver.knows("getTimeout"), "left out: the oldest drivers take a path for a name");
    return Driver.connect(server, "retryReads=false");
  }

  private static String refusal(Path path) {
    MockMongoServerBuilder builder = MockMongoServer.builder().unixSocket(path);
    return assertThrows(UncheckedIOException.class, builder::start).getMessage();
  }

  private static String misuse(Path path) {
    MockMongoServerBuilder builder = MockMongoServer.builder();
    return assertThrows(IllegalArgumentException.class, () -> builder.unixSocket(path))
        .getMessage();
  }
}
