package io.mockmongo.session;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.mockmongo.session.Transaction.Stage;
import org.junit.jupiter.api.Test;

class LatestTransactionsTest {

  @Test
  void the_session_that_was_used_least_recently_is_forgotten() {
    LatestTransactions latest = new LatestTransactions();
    Transaction committed = new Transaction(1, Stage.COMMITTED);
    for (int i = 0; i < 10_000; i++) {
      latest.put("session " + i, committed);
    }
    latest.get("session 0");

    latest.put("one more", committed);

    assertThat(latest.size(), is(10_000));
    assertThat(latest.get("session 0"), is(committed));
    assertThat(latest.get("session 1"), nullValue());
  }
}
