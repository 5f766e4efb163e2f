package io.mockmongo.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import com.mongodb.client.MongoClient;
import io.mockmongo.script.Leak;
import io.mockmongo.server.MockMongoServer;
import org.junit.jupiter.api.Test;

/** The attribute {@code journalBytes} sets the bound of the journal. */
class JournalBytesTest {

  @Test
  @MockMongo(journalBytes = 4096)
  @AutoRespond(command = "ping")
  void is_the_bound_of_the_journal(MockMongoServer server, MongoClient client) {
    for (int i = 0; i < 50; i++) {
      Driver.ping(client);
    }

    assertThat(server.journal().trimmed(), greaterThan(50L));
  }

  static class LeakCase {
    @Test
    @MockMongo(journalBytes = 4096, leaks = Leak.CURSORS)
    @AutoRespond(command = "find", reply = "{cursor: {id: 42, firstBatch: [{_id: 1}]}}")
    @AutoRespond(command = "ping")
    void leaves_a_cursor_open(MongoClient client) {
      Driver.orders(client).find().cursor().next();
      for (int i = 0; i < 50; i++) {
        Driver.ping(client);
      }
    }
  }

  @Test
  void a_leak_fails_the_test_though_its_facts_are_discarded() {
    assertThat(
        Run.of(LeakCase.class).failure().getMessage(),
        matchesPattern(
            "cursor 42, opened by request \\d+ \\(find shop\\.orders\\), was left open: neither"
                + " exhausted nor killed"));
  }

  static class NegativeCase {
    @Test
    @MockMongo(journalBytes = -1)
    void never_runs(MockMongoServer server) {}
  }

  @Test
  void a_negative_one_is_refused_before_the_test() {
    assertThat(
        Run.of(NegativeCase.class).failure().getMessage(),
        is(
            "@MockMongo(journalBytes = -1): the bound is negative; give bytes, or leave it out for"
                + " the default"));
  }
}
