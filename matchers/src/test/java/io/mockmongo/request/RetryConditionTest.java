package io.mockmongo.request;

import static io.mockmongo.pattern.PatternAssertions.differs;
import static io.mockmongo.pattern.PatternAssertions.matches;
import static io.mockmongo.pattern.PatternAssertions.refused;
import static io.mockmongo.request.RequestPattern.anyRequest;
import static io.mockmongo.request.RequestPattern.command;
import static io.mockmongo.request.Requests.request;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.mockmongo.journal.Received;
import org.junit.jupiter.api.Test;

class RetryConditionTest {

  private static final String WRITE =
      "{insert: 'orders', documents: [{_id: %d}], lsid: {id: %d}, txnNumber: {$numberLong: '%d'}}";
  private static final RecordedRequest FIRST = placed(3, WRITE, 1, 1, 5);

  private static RecordedRequest placed(long order, String command, Object... values) {
    return new RecordedRequest(request(String.format(command, values)), order);
  }

  private static RequestPattern retryOf(Received first) {
    return anyRequest().isRetryOf(first);
  }

  @Test
  void a_write_is_repeated_with_its_session_and_number() {
    matches(placed(4, WRITE, 1, 1, 5), retryOf(FIRST));
    matches(placed(4, WRITE, 2, 1, 5), retryOf(FIRST));
    differs(
        placed(4, WRITE, 1, 1, 6),
        retryOf(FIRST),
        "txnNumber: expected {$numberLong: '5'}, but was {$numberLong: '6'}");
    differs(placed(4, WRITE, 1, 2, 5), retryOf(FIRST), "lsid: expected {id: 1}, but was {id: 2}");
    differs(
        placed(4, "{insert: 'orders', lsid: {id: 1}}"),
        retryOf(FIRST),
        "txnNumber: expected {$numberLong: '5'}, but was absent");
    differs(
        placed(4, WRITE.replace("insert", "update"), 1, 1, 5),
        retryOf(FIRST),
        "command: expected insert, but was update");
  }

  @Test
  void a_write_without_a_number_is_not_repeated_by_one_with_a_number() {
    differs(
        placed(4, WRITE, 1, 1, 5),
        retryOf(placed(3, "{insert: 'orders', lsid: {id: 1}}")),
        "txnNumber: expected absent, but was {$numberLong: '5'}");
  }

  @Test
  void a_read_is_repeated_as_it_was_but_for_the_times() {
    RecordedRequest find =
        placed(3, "{find: 'c', filter: {a: 1}, lsid: {id: 1}, $clusterTime: 1, maxTimeMS: 90}");
    matches(
        placed(4, "{find: 'c', filter: {a: 1}, lsid: {id: 1}, $clusterTime: 2, maxTimeMS: 80}"),
        retryOf(find));
    matches(placed(4, "{find: 'c', filter: {a: 1}, lsid: {id: 1}}"), retryOf(find));
    differs(
        placed(4, "{find: 'c', filter: {a: 2}, limit: 1}"),
        retryOf(find),
        "filter: expected {a: 1}, but was {a: 2}; lsid: expected {id: 1}, but was absent;"
            + " limit: expected absent, but was 1");
  }

  @Test
  void within_a_transaction_its_end_is_repeated_by_its_number_and_all_else_as_it_was() {
    String end = "{%s: 1, lsid: {id: 1}, txnNumber: 5, autocommit: false, writeConcern: {w: %d}}";
    for (String name : new String[] {"commitTransaction", "abortTransaction"}) {
      matches(placed(5, end, name, 2), retryOf(placed(4, end, name, 1)));
    }
    matches(placed(5, end, "insert", 1), retryOf(placed(4, end, "insert", 1)));
    differs(
        placed(5, end, "insert", 2),
        retryOf(placed(4, end, "insert", 1)),
        "writeConcern: expected {w: 1}, but was {w: 2}");
  }

  @Test
  void a_request_does_not_repeat_itself_or_a_later_one() {
    differs(
        FIRST, retryOf(FIRST), "request: expected one received after the first, but was request 3");
    differs(
        placed(2, WRITE, 1, 1, 5),
        retryOf(FIRST),
        "request: expected one received after the first, but was request 2");
    Received captured = request("{ping: 1}");
    differs(
        captured,
        retryOf(captured),
        "request: expected one received after the first, but was ping");
    matches(request("{ping: 1}"), retryOf(captured));
  }

  @Test
  void another_server_counts_on_its_own() {
    matches(placed(2, WRITE, 1, 1, 5).on("localhost:27018", 1), retryOf(FIRST));
  }

  @Test
  void reads_as_it_was_written() {
    assertThat(command("insert").isRetryOf(FIRST).toString(), is("insert as a retry of request 3"));
    refused(() -> anyRequest().isRetryOf(null), "isRetryOf(...) takes a request, not null");
  }
}
