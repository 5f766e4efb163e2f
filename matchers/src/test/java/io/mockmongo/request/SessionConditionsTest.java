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
import io.mockmongo.json.ExtendedJson;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class SessionConditionsTest {

  private static final Received PLAIN = request("{insert: 'orders', $db: 'shop'}");
  private static final Received RETRYABLE =
      request("{insert: 'orders', $db: 'shop', lsid: {id: 1}, txnNumber: {$numberLong: '5'}}");
  private static final Received STARTING =
      request(
          "{insert: 'orders', lsid: {id: 1}, txnNumber: 6, startTransaction: true,"
              + " autocommit: false}");
  private static final Received WITHIN =
      request("{find: 'orders', lsid: {id: 1}, txnNumber: 6, autocommit: false}");
  private static final Received OTHER = request("{killCursors: 'c', lsid: {id: 2}, $db: 'shop'}");

  @Test
  void a_session_is_told_by_its_lsid() {
    matches(RETRYABLE, command("insert").inSession());
    matches(OTHER, anyRequest().inSession());
    differs(PLAIN, command("insert").inSession(), "lsid: expected present, but was absent");
    assertThat(command("insert").inSession().toString(), is("insert in a session"));
  }

  @Test
  void one_session_is_told_from_another() {
    BsonDocument lsid = ExtendedJson.parse("{id: 1}");
    matches(WITHIN, anyRequest().inSession(lsid));
    differs(OTHER, anyRequest().inSession(lsid), "lsid: expected {id: 1}, but was {id: 2}");
    differs(PLAIN, anyRequest().inSession(lsid), "lsid: expected {id: 1}, but was absent");
    assertThat(command("find").inSession(lsid).toString(), is("find in session {id: 1}"));
  }

  @Test
  void the_session_of_another_request_is_the_same() {
    matches(WITHIN, anyRequest().inSessionOf(RETRYABLE));
    differs(WITHIN, anyRequest().inSessionOf(OTHER), "lsid: expected {id: 2}, but was {id: 1}");
    assertThat(
        command("find").inSessionOf(RETRYABLE).toString(),
        is("find in the session of insert shop.orders"));
    assertThat(
        command("find").inSessionOf(new RecordedRequest(RETRYABLE, 3)).toString(),
        is("find in the session of request 3"));
  }

  @Test
  void a_transaction_does_not_commit_by_itself() {
    matches(STARTING, anyRequest().inTransaction());
    matches(WITHIN, anyRequest().inTransaction());
    differs(RETRYABLE, anyRequest().inTransaction(), "autocommit: expected false, but was absent");
    differs(
        PLAIN,
        command("insert").inTransaction(),
        "lsid: expected present, but was absent; txnNumber: expected present, but was absent;"
            + " autocommit: expected false, but was absent");
    differs(
        request("{find: 'c', lsid: 1, txnNumber: 1, autocommit: true}"),
        anyRequest().inTransaction(),
        "autocommit: expected false, but was true");
    assertThat(
        command("insert").on("shop.orders").inTransaction().toString(),
        is("insert on shop.orders in a transaction"));
  }

  @Test
  void a_transaction_has_one_number_in_one_session() {
    matches(WITHIN, anyRequest().inTransactionOf(STARTING));
    matches(STARTING, anyRequest().inTransactionOf(WITHIN));
    differs(
        RETRYABLE,
        command("insert").inTransactionOf(STARTING),
        "txnNumber: expected 6, but was {$numberLong: '5'}; autocommit: expected false, but was"
            + " absent");
    differs(
        request("{find: 'c', lsid: {id: 2}, txnNumber: 6, autocommit: false}"),
        anyRequest().inTransactionOf(WITHIN),
        "lsid: expected {id: 1}, but was {id: 2}");
    assertThat(
        command("commitTransaction").inTransactionOf(new RecordedRequest(WITHIN, 3)).toString(),
        is("commitTransaction in the transaction of request 3"));
  }

  @Test
  void a_transaction_starts_with_its_first_request() {
    matches(STARTING, command("insert").startingTransaction());
    differs(
        WITHIN,
        command("find").startingTransaction(),
        "startTransaction: expected true, but was absent");
    assertThat(command("find").startingTransaction().toString(), is("find starting a transaction"));
  }

  @Test
  void a_retryable_write_is_outside_of_any_transaction() {
    matches(RETRYABLE, anyRequest().outsideTransaction());
    matches(PLAIN, anyRequest().outsideTransaction());
    differs(
        WITHIN, command("find").outsideTransaction(), "autocommit: expected absent, but was false");
    assertThat(command("find").outsideTransaction().toString(), is("find outside any transaction"));
  }

  @Test
  void what_has_no_session_has_none_to_compare_with() {
    refused(
        () -> anyRequest().inSessionOf(PLAIN),
        "inSessionOf(...): insert shop.orders has no session (no lsid)");
    refused(
        () -> anyRequest().inSessionOf(new RecordedRequest(PLAIN, 4)),
        "inSessionOf(...): request 4 has no session (no lsid)");
    refused(() -> anyRequest().inSessionOf(null), "inSessionOf(...) takes a request, not null");
    refused(
        () -> anyRequest().inTransactionOf(RETRYABLE),
        "inTransactionOf(...): insert shop.orders is in no transaction (lsid, txnNumber, and"
            + " autocommit: false)");
    refused(
        () -> anyRequest().inTransactionOf(null), "inTransactionOf(...) takes a request, not null");
    refused(() -> anyRequest().inSession(null), "inSession(...) takes an lsid, not null");
  }
}
