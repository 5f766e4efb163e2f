package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.run;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mongodb.client.MongoClient;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Replies that say what only the running server knows. */
class AutoRespondPlacesTest {

  @MockMongo(name = "one")
  @MockMongo(name = "two")
  @AutoRespond(
      command = "whoAreYou",
      reply = "{address: '${address}', host: '${host}', port: ${port}, uri: 'at ${host}:${port}!'}")
  static class FilledCase {
    @Test
    void each_server_says_its_own(
        @FromServer("one") MongoClient one,
        @FromServer("one") MockMongoServer serverOne,
        @FromServer("two") MongoClient two,
        @FromServer("two") MockMongoServer serverTwo) {
      assertSays(serverOne.address(), run(one, "whoAreYou"));
      assertSays(serverTwo.address(), run(two, "whoAreYou"));
    }

    private static void assertSays(String address, Document reply) {
      String[] parts = address.split(":");
      assertThat(reply.getString("address"), is(address));
      assertThat(reply.getString("host"), is(parts[0]));
      assertThat(reply.getInteger("port"), is(Integer.parseInt(parts[1])));
      assertThat(reply.getString("uri"), is("at " + address + "!"));
    }
  }

  @Test
  void places_are_filled_in_by_the_server_that_answers() {
    Run.of(FilledCase.class).passes(1);
  }

  @MockMongo
  static class AtSignsCase {
    @Test
    @AutoRespond(
        command = "whoAreYou",
        reply = "{address: '@{address}', uri: '@{host}:${port}', port: @{port}, mail: 'a@b @@{c}'}")
    void are_filled_in(MongoClient client, MockMongoServer server) {
      Document reply = run(client, "whoAreYou");

      assertThat(reply.getString("address"), is(server.address()));
      assertThat(reply.getString("uri"), is(server.address()));
      assertThat(server.address(), endsWith(":" + reply.getInteger("port")));
      assertThat(reply.getString("mail"), is("a@b @{c}"));
    }
  }

  @Test
  void places_may_be_written_without_dollar_signs() {
    Run.of(AtSignsCase.class).passes(1);
  }

  @MockMongo
  static class HandshakeCase {
    @Test
    @AutoRespond(
        command = {"hello", "isMaster"},
        reply = "{hosts: ['${address}'], passives: [], me: '${address}', setName: 'rs0'}")
    @AutoRespond(command = "ping")
    void is_merged(MongoClient client) {
      Driver.ping(client);
    }
  }

  @Test
  void a_handshake_may_say_them() {
    Run.of(HandshakeCase.class).passes(1);
  }

  @MockMongo
  static class EscapedCase {
    @Test
    @AutoRespond(command = "say", reply = "{ok: 1, text: '$${host} $x $$y'}")
    void stand_for_themselves(MongoClient client) {
      assertThat(run(client, "say").getString("text"), is("${host} $x $$y"));
    }

    @Test
    void mean_nothing_in_code(MongoClient client, MockMongoServer server) {
      server.autoResponds(command("say")).replies("{text: '${host}'}");

      assertThat(run(client, "say").getString("text"), is("${host}"));
    }
  }

  @Test
  void dollars_can_be_said() {
    Run.of(EscapedCase.class).passes(2);
  }

  @MockMongo
  static class UnknownCase {
    @Test
    @AutoRespond(command = "hello", reply = "{me: '${adress}'}")
    void never_runs() {}
  }

  @MockMongo
  static class BadJsonCase {
    @Test
    @AutoRespond(command = "hello", reply = "{me: '${address}' x: 1}")
    void never_runs() {}
  }

  @Test
  void mistakes_are_told_of_before_anything_runs() {
    assertEquals(
        "@AutoRespond(command = \"hello\") on UnknownCase.never_runs(): reply: unknown"
            + " placeholder ${adress}; known are ${address}, ${host} and ${port}; for a literal ${"
            + " write $${",
        Run.of(UnknownCase.class).failure().getMessage());
    assertEquals(
        """
        @AutoRespond(command = "hello") on BadJsonCase.never_runs(): reply: line 1, column 24: \
        expected "," or "}" but found "x"
        {me: '127.0.0.1:27017' x: 1}
                               ^""",
        Run.of(BadJsonCase.class).failure().getMessage());
  }
}
