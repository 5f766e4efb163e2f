package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.journal.Received;
import io.mockmongo.report.LiveConversation;
import io.mockmongo.report.Transcript;
import io.mockmongo.server.MockMongoServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A session has one number in a conversation, in failures, transcripts and the live view. */
class SessionNumberTest {

  private static final String BODY = "{%s: 1, $db: 'shop', lsid: {id: {$uuid: '%s'}}}";
  private static final String ONE = "ffffffff-0000-4000-8000-000000000001";
  private static final String TWO = "00000000-0000-4000-8000-000000000002";

  private static void send(RawClient client, String name, String session) throws Exception {
    client.send(1, BODY.formatted(name, session));
    client.readsBody();
  }

  @Test
  void is_counted_in_order_of_first_use_over_all_servers_and_tests() throws Exception {
    var printed = new ByteArrayOutputStream();
    try (var first = MockMongoServer.start();
        var second =
            MockMongoServer.builder()
                .conversationOf(first)
                .listener(new LiveConversation(new PrintStream(printed, true)))
                .start();
        var client = new RawClient(first);
        var other = new RawClient(second)) {
      first.autoResponds(anyCommand()).repliesOk();
      second.autoResponds(anyCommand()).repliesOk();
      send(client, "one", ONE);
      send(other, "two", TWO);
      send(other, "three", ONE);

      assertThat(
          first.journal().received().stream().map(Received::sessionNumber).toList(),
          is(List.of(OptionalInt.of(1), OptionalInt.of(2), OptionalInt.of(1))));
      assertThat(printed.toString(), containsString("{two: 1}  session 2"));
      assertThat(printed.toString(), containsString("{three: 1}  session 1"));
      assertThat(Transcript.of(first.journal()), containsString("{two: 1}  session 2\n"));
      assertThat(
          assertThrows(AssertionError.class, () -> first.verify(never(), command("two")))
              .getMessage(),
          containsString("{two: 1}  session 2"));
      first.lifecycle().reset();
      first.autoResponds(anyCommand()).repliesOk();
      send(client, "four", TWO);
      assertThat(first.journal().received().get(0).sessionNumber(), is(OptionalInt.of(2)));
    }
  }

  @Test
  void a_difference_in_a_folded_field_shows_the_field() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      server.autoResponds(anyCommand()).repliesOk();
      send(client, "one", ONE);

      var failure =
          assertThrows(
              AssertionError.class,
              () ->
                  server.verify(
                      never().before(command("one").matching("{lsid: {id: 1}}")), command("two")));

      assertThat(failure.getMessage(), containsString("{one: 1, lsid: {id: {$binary: "));
      assertThat(failure.getMessage(), containsString("}}}}  session 1\n"));
    }
  }

  @Test
  void a_request_without_a_session_has_none() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      server.autoResponds(anyCommand()).repliesOk();
      client.send(1, "{ping: 1, $db: 'shop', lsid: {id: 7}}");
      client.readsBody();

      assertThat(server.journal().received().get(0).sessionNumber(), is(OptionalInt.empty()));
    }
  }
}
