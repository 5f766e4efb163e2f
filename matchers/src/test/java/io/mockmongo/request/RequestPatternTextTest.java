package io.mockmongo.request;

import static io.mockmongo.request.Requests.flagged;
import static io.mockmongo.request.Requests.mismatch;
import static io.mockmongo.request.Requests.query;
import static io.mockmongo.request.Requests.request;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasToString;
import static org.hamcrest.Matchers.is;

import io.mockmongo.journal.Received;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.message.Opcode;
import io.mockmongo.pattern.Difference;
import org.hamcrest.StringDescription;
import org.junit.jupiter.api.Test;

class RequestPatternTextTest {

  private static final Received INSERT =
      request("{insert: 'orders', documents: [{_id: 7, qty: 2}], note: null, $db: 'shop'}");
  private static final RequestPattern ANY = RequestPattern.anyCommand();

  private static RequestPattern command(String... names) {
    return RequestPattern.command(names);
  }

  @Test
  void reads_as_it_was_written() {
    assertThat(
        command("insert", "update")
            .on("shop.orders")
            .matching("{ documents:[{_id: 7}] }")
            .with("documents[0].qty", greaterThan(3))
            .without("writeConcern")
            .with(MsgFlag.MORE_TO_COME)
            .without(MsgFlag.EXHAUST_ALLOWED)
            .sentAs(Opcode.OP_MSG)
            .and(hasToString("x"))
            .toString(),
        is(
            "insert or update on shop.orders matching {documents: [{_id: 7}]}"
                + " with documents[0].qty a value greater than <3> without writeConcern"
                + " with flag MORE_TO_COME without flag EXHAUST_ALLOWED as OP_MSG"
                + " and with toString() \"x\""));
  }

  @Test
  void reads_any_command_where_none_is_named() {
    assertThat(ANY.toString(), is("any command"));
    assertThat(ANY.on("shop").toString(), is("any command on shop"));
  }

  @Test
  void describes_itself_to_hamcrest_in_the_same_words() {
    assertThat(StringDescription.toString(command("insert").on("shop")), is("insert on shop"));
  }

  @Test
  void each_condition_says_what_it_expected_and_what_came() {
    assertThat(
        mismatch(command("find", "count"), INSERT),
        is("command: expected find or count, but was insert"));
    assertThat(
        mismatch(ANY.on("shop.carts"), INSERT),
        is("namespace: expected shop.carts, but was shop.orders"));
    assertThat(mismatch(ANY.on("bank"), INSERT), is("database: expected bank, but was shop"));
    assertThat(
        mismatch(ANY.matching("{documents: [{qty: 3}]}"), INSERT),
        is("documents[0].qty: expected 3, but was 2"));
    assertThat(
        mismatch(ANY.with("documents[0].qty", greaterThan(3)), INSERT),
        is("documents[0].qty: expected a value greater than <3>, but was 2"));
    assertThat(mismatch(ANY.without("note"), INSERT), is("note: expected absent, but was null"));
    assertThat(
        mismatch(ANY.sentAs(Opcode.OP_QUERY), INSERT),
        is("opcode: expected OP_QUERY, but was OP_MSG"));
    assertThat(
        mismatch(ANY.and(hasToString("x")), request("{ping: 1}")),
        is(
            "request: expected with toString() \"x\", but was toString() was"
                + " \"    0.000 ms  #1   client ping                     {ping: 1}\""));
  }

  @Test
  void flags_are_shown_by_name() {
    Received more = flagged(0x42, "{ping: 1, $db: 'admin'}");
    assertThat(
        mismatch(ANY.with(MsgFlag.EXHAUST_ALLOWED), more),
        is("flags: expected with flag EXHAUST_ALLOWED, but was [MORE_TO_COME, 0x40]"));
    assertThat(
        mismatch(ANY.without(MsgFlag.MORE_TO_COME), more),
        is("flags: expected without flag MORE_TO_COME, but was [MORE_TO_COME, 0x40]"));
    assertThat(
        mismatch(ANY.with(MsgFlag.MORE_TO_COME), INSERT),
        is("flags: expected with flag MORE_TO_COME, but was []"));
  }

  @Test
  void what_has_no_name_is_called_absent() {
    assertThat(
        mismatch(command("find"), request("{}")), is("command: expected find, but was absent"));
    assertThat(
        mismatch(command("find"), query("shop.orders", 0, "{}")),
        is("command: expected find, but was OP_QUERY"));
    assertThat(
        mismatch(ANY.on("shop"), request("{ping: 1}")),
        is("database: expected shop, but was absent"));
    assertThat(
        mismatch(ANY.on("shop.c"), request("{ping: 1}")),
        is("namespace: expected shop.c, but was absent"));
  }

  @Test
  void all_differences_are_told_in_the_order_of_the_conditions() {
    RequestPattern pattern =
        command("find").without("note").on("shop.carts").matching("{x: 1, y: {$$exists: true}}");
    assertThat(
        mismatch(pattern, INSERT),
        is(
            "command: expected find, but was insert; note: expected absent, but was null;"
                + " namespace: expected shop.carts, but was shop.orders;"
                + " x: expected 1, but was absent; y: expected present, but was absent"));
    assertThat(pattern.differences(INSERT).get(1), is(new Difference("note", "absent", "null")));
  }

  @Test
  void housekeeping_is_told_apart_from_what_any_command_means() {
    Received hello = request("{hello: 1, $db: 'admin'}");
    assertThat(
        mismatch(ANY, hello),
        is("command: expected one that drivers do not send by themselves, but was hello admin"));
    assertThat(
        ANY.on("shop").differences(hello),
        contains(
            new Difference("command", "one that drivers do not send by themselves", "hello admin"),
            new Difference("database", "shop", "admin")));
  }

  @Test
  void a_request_that_matches_has_no_differences() {
    assertThat(command("insert").on("shop.orders").differences(INSERT), empty());
    assertThat(mismatch(command("insert"), INSERT), is(""));
  }

  @Test
  void what_is_no_request_is_told_as_hamcrest_does() {
    assertThat(ANY.matches("insert"), is(false));
    assertThat(ANY.matches(null), is(false));
    assertThat(mismatch(ANY, "insert"), is("was String \"insert\""));
    assertThat(mismatch(ANY, null), is("was null"));
  }
}
