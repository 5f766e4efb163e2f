package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.startsWith;

import io.mockmongo.script.Leak;
import io.mockmongo.server.MockMongoServer;
import org.junit.jupiter.api.Test;

/** A transaction that no driver would begin so. */
class OddTransactionTest {

  @Test
  void one_without_session_and_number_is_a_leak_as_any_other() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      server.autoResponds(command("insert")).repliesOk();
      client.send(1, "{insert: 'orders', autocommit: false, $db: 'shop'}");
      client.readsBody();

      assertThat(
          server.leaks(Leak.TRANSACTIONS), contains(startsWith("the transaction started by ")));
    }
  }
}
