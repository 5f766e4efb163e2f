package io.mockmongo.request;

import static io.mockmongo.request.Requests.flagged;
import static io.mockmongo.request.Requests.query;
import static io.mockmongo.request.Requests.request;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.message.Opcode;
import io.mockmongo.message.QueryFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPatternTest {

  private static final Received INSERT =
      request("{insert: 'orders', documents: [{_id: 7, qty: 2}], note: null, $db: 'shop'}");
  private static final Received LEGACY = query("shop.orders", 4, "{_id: 7}");
  private static final RequestPattern ANY = RequestPattern.anyCommand();

  private static RequestPattern command(String... names) {
    return RequestPattern.command(names);
  }

  @Test
  void a_command_is_named_as_the_client_wrote_it() {
    assertThat(INSERT, is(command("insert")));
    assertThat(INSERT, is(command("find", "insert")));
    assertThat(INSERT, not(command("find")));
    assertThat(INSERT, not(command("Insert")));
    assertThat(LEGACY, not(command("find")));
  }

  @Test
  void a_command_needs_a_name() {
    for (String[] names : new String[][] {{}, {""}, {"insert", ""}}) {
      var refusal = assertThrows(IllegalArgumentException.class, () -> command(names));
      assertThat(
          refusal.getMessage(), is("command(...) takes at least one name, none of them empty"));
    }
  }

  @Test
  void a_namespace_is_matched_whole() {
    assertThat(INSERT, is(ANY.on("shop.orders")));
    assertThat(INSERT, not(ANY.on("shop.order")));
    assertThat(INSERT, not(ANY.on("shop.orders.old")));
    assertThat(LEGACY, is(ANY.on("shop.orders")));
  }

  @Test
  void a_database_alone_stands_for_all_its_collections() {
    assertThat(INSERT, is(ANY.on("shop")));
    assertThat(INSERT, not(ANY.on("sho")));
    assertThat(request("{ping: 1, $db: 'shop'}"), is(ANY.on("shop")));
  }

  @Test
  void fields_are_matched_by_subset() {
    assertThat(INSERT, is(ANY.matching("{documents: [{_id: 7}]}")));
    assertThat(INSERT, is(ANY.matching(ExtendedJson.parse("{documents: [{_id: 7}]}"))));
    assertThat(INSERT, not(ANY.matching("{documents: [{_id: 8}]}")));
    assertThat(LEGACY, is(ANY.matching("{_id: 7}")));
  }

  @Test
  void a_field_that_should_not_be_there_is_not_there_even_as_null() {
    assertThat(INSERT, is(ANY.without("writeConcern")));
    assertThat(INSERT, is(ANY.without("documents[1]")));
    assertThat(INSERT, not(ANY.without("note")));
    assertThat(INSERT, not(ANY.without("documents.0.qty")));
  }

  @Test
  void a_flag_is_matched_alone_others_may_be_set() {
    Received both = flagged(0x10002, "{ping: 1, $db: 'admin'}");
    assertThat(both, is(ANY.with(MsgFlag.MORE_TO_COME).with(MsgFlag.EXHAUST_ALLOWED)));
    assertThat(both, is(ANY.without(MsgFlag.CHECKSUM_PRESENT)));
    assertThat(both, not(ANY.without(MsgFlag.MORE_TO_COME)));
    assertThat(INSERT, not(ANY.with(MsgFlag.MORE_TO_COME)));
  }

  @Test
  void a_flag_of_another_kind_of_message_is_not_set() {
    assertThat(LEGACY, is(ANY.with(QueryFlag.SECONDARY_OK)));
    assertThat(flagged(4, "{ping: 1}"), not(ANY.with(QueryFlag.SECONDARY_OK)));
    assertThat(flagged(4, "{ping: 1}"), is(ANY.without(QueryFlag.SECONDARY_OK)));
  }

  @Test
  void the_kind_of_message_is_matched() {
    assertThat(INSERT, is(ANY.sentAs(Opcode.OP_MSG)));
    assertThat(INSERT, not(ANY.sentAs(Opcode.OP_QUERY)));
    assertThat(LEGACY, is(ANY.sentAs(Opcode.OP_QUERY)));
  }

  @Test
  void all_conditions_must_hold() {
    RequestPattern all = command("insert").on("shop.orders").matching("{documents: [{_id: 7}]}");
    assertThat(INSERT, is(all));
    assertThat(INSERT, not(all.on("shop.carts")));
    assertThat(INSERT, not(command("find").on("shop.orders")));
  }

  @Test
  void a_pattern_is_not_changed_by_what_is_built_on_it() {
    RequestPattern base = command("insert").on("shop.orders");
    base.matching("{documents: [{_id: 8}]}");
    base.without("note").with(MsgFlag.MORE_TO_COME).sentAs(Opcode.OP_QUERY).and(not(base));
    assertThat(base.toString(), is("insert on shop.orders"));
    assertThat(INSERT, is(base));
    String[] names = {"insert"};
    RequestPattern named = RequestPattern.command(names);
    names[0] = "find";
    assertThat(INSERT, is(named));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hello", "isMaster", "ismaster", "endSessions", "killCursors", "getlasterror"})
  void housekeeping_is_matched_only_where_it_is_named(String name) {
    Received housekeeping = request("{" + name + ": 1, $db: 'admin'}");
    assertThat(housekeeping, not(ANY));
    assertThat(housekeeping, not(ANY.on("admin").matching("{}").sentAs(Opcode.OP_MSG)));
    assertThat(housekeeping, is(command(name)));
    assertThat(housekeeping, is(command("insert", name).on("admin")));
  }

  @Test
  void knows_whether_it_names_commands() {
    assertThat(ANY.on("shop").namesCommands(), is(false));
    assertThat(ANY.and(command("hello")).namesCommands(), is(false));
    assertThat(command("hello").on("admin").namesCommands(), is(true));
  }

  @Test
  void any_command_takes_a_legacy_query_too() {
    assertThat(LEGACY, is(ANY));
    assertThat(INSERT, is(ANY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{insert: 'orders', documents: [{_id: 7, a: {b: [1, null, 'x']}}], $db: 'shop'}",
        "{find: 'c', filter: {a: 1, a: 2}, limit: {$numberLong: '5'}, $db: 'd', lsid: {id: 1}}",
        "{find: 'c', filter: {p: {$numberDecimal: '1.10'}, n: {$numberDouble: 'NaN'}}}",
        "{find: 'c', filter: {r: {$regularExpression: {pattern: 'a', options: 'i'}}}}",
        "{find: 'c', filter: {c: {$code: 'f', $scope: {x: 1}}, z: {$numberDouble: '-0.0'}}}",
        "{}"
      })
  void the_text_of_a_request_is_a_pattern_that_it_matches(String command) {
    Received request = request(command);
    assertThat(request, is(ANY.matching(request.text())));
  }
}
