package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.mockmongo.journal.Fact;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each fact knows when it was, from the server's start on. */
class FactTimeTest {

  @Test
  void times_grow_with_the_order_and_end_before_now() throws Exception {
    long before = System.nanoTime();
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      server.autoResponds(command("ping")).repliesOk();
      client.send(1, "{ping: 1, $db: 'admin'}");
      client.readsBody();
      client.send(2, "{ping: 1, $db: 'admin'}");
      client.readsBody();

      List<Fact> facts = server.journal().facts();
      for (int i = 1; i < facts.size(); i++) {
        assertThat(facts.get(i).position(), greaterThan(facts.get(i - 1).position()));
        assertThat(
            facts.get(i).elapsedNanos(), greaterThanOrEqualTo(facts.get(i - 1).elapsedNanos()));
      }
      assertThat(facts.get(0).elapsedNanos(), greaterThan(0L));
      assertThat(
          facts.get(facts.size() - 1).elapsedNanos(),
          lessThanOrEqualTo(System.nanoTime() - before));
    }
  }
}
