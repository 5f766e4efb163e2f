package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The closest declaration to a request that was not answered, and why it did not match. */
class NearMissTest {

  private static final Duration SHORT = Duration.ofMillis(300);

  private final MockMongoServer server = MockMongoServer.builder().timeout(SHORT).start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void the_clients_error_is_short_whatever_came_close() throws Exception {
    try (var client = new RawClient(server)) {
      server
          .autoResponds(command("insert").matching("{a: '" + "long ".repeat(100) + "'}"))
          .repliesOk();
      client.send(1, "{insert: 'orders', documents: [{_id: 8}], $db: 'shop'}");

      String message = client.readsBody().getString("errmsg").getValue();

      assertThat(message.length(), is(200));
      assertThat(
          message,
          matchesPattern(".*closest: insert matching .*\\.\\.\\.; see the test's failure"));
    }
    assertThat(finding(), matchesPattern("(?s).*a: expected 'long .*"));
  }

  @Test
  void a_receives_that_waits_for_something_close() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, "{insert: 'orders', documents: [{_id: 8}], $db: 'shop'}");

      assertThrows(
          AssertionError.class,
          () ->
              server.receives(
                  command("insert").matching("{documents: [{_id: 7}]}"), SHORT.multipliedBy(4)));

      assertThat(
          client.readsBody().getString("errmsg").getValue(),
          is(
              "MockMongo: insert shop.orders was not answered: declare a reply, or use"
                  + " server.go(...); closest: insert matching {documents: [{_id: 7}]}; see the"
                  + " test's failure"));
      assertThat(
          finding(),
          matchesPattern(
              "(?s)insert shop.orders was not answered\n"
                  + "    \\{insert: 'orders', .*}\n"
                  + "    closest: receives\\(insert matching \\{documents: \\[\\{_id: 7}]}\\) at"
                  + " NearMissTest.java:\\d+\n"
                  + "      documents\\[0]._id: expected 7, but was 8\n"
                  + "    declare a reply.*"));
    }
  }

  @Test
  void an_answer_that_is_used_up() throws Exception {
    server.autoResponds(command("insert")).times(1).replies("{n: 1}");
    try (var client = new RawClient(server)) {
      client.send(1, "{insert: 'orders', $db: 'shop'}");
      client.readsBody();
      client.send(2, "{insert: 'orders', $db: 'shop'}");
      client.readsBody();

      assertThat(
          finding(),
          matchesPattern(
              "(?s).*\n    closest: autoResponds\\(insert\\) at NearMissTest.java:\\d+, used"
                  + " once\n"
                  + "      matches, but has given all its replies\n.*"));
    }
  }

  @Test
  void the_one_of_which_most_matches() throws Exception {
    server.autoResponds(command("insert").on("shop.bills").matching("{a: 1, b: 1}")).repliesOk();
    server.autoResponds(command("insert").matching("{a: 1, b: 2}")).repliesOk();
    server.autoResponds(command("find")).repliesOk();
    try (var client = new RawClient(server)) {
      client.send(1, "{insert: 'orders', a: 1, b: 1, $db: 'shop'}");
      client.readsBody();

      assertThat(
          finding(),
          matchesPattern("(?s).*closest: autoResponds\\(insert matching \\{a: 1, b: 2}\\).*"));
    }
  }

  private String finding() {
    return server.lifecycle().findings().get(0).text();
  }
}
