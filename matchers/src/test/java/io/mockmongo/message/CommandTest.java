package io.mockmongo.message;

import static io.mockmongo.message.Messages.body;
import static io.mockmongo.message.Messages.command;
import static io.mockmongo.message.Messages.msg;
import static io.mockmongo.message.Messages.query;
import static io.mockmongo.message.Messages.sequence;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.json.ExtendedJson;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      textBlock =
          """
          {insert: 'orders', $db: 'shop'}                                  | insert    | shop   | orders | shop.orders
          {find: 'a.b', $db: 'shop'}                                       | find      | shop   | a.b    | shop.a.b
          {getMore: {$numberLong: '9007199254740993'}, collection: 'c', $db: 'd'} | getMore | d  | c      | d.c
          {getMore: {$numberLong: '1'}, $db: 'd'}                          | getMore   | d      | ""     | d
          {aggregate: 'orders', pipeline: [], $db: 'shop'}                 | aggregate | shop   | orders | shop.orders
          {aggregate: 1, pipeline: [], $db: 'shop'}                        | aggregate | shop   | ""     | shop
          {ping: 1, collection: 'no', $db: 'admin'}                        | ping      | admin  | ""     | admin
          {explain: {find: 'orders'}, $db: 'shop'}                         | explain   | shop   | ""     | shop
          {insert: 'orders'}                                               | insert    | ""     | orders | .orders
          {ping: 1}                                                        | ping      | ""     | ""     | ""
          {ping: 1, $db: 7}                                                | ping      | ""     | ""     | ""
          {}                                                               | ""        | ""     | ""     | ""
          """)
  void knows_its_name_database_collection_and_namespace(
      String body, String name, String database, String collection, String namespace) {
    Command command = command(body);
    assertThat(command.name(), is(name));
    assertThat(command.database(), is(database));
    assertThat(command.collection(), is(collection));
    assertThat(command.namespace(), is(namespace));
    assertThat(command.namespace(), is(namespace));
  }

  @Test
  void the_first_key_is_the_name_wherever_the_database_is() {
    assertThat(command("{insert: 'a', find: 'b', $db: 'd'}").name(), is("insert"));
    assertThat(command("{INSERT: 'a', $db: 'd'}").name(), is("INSERT"));
  }

  @Test
  void the_name_is_that_of_the_body_even_after_a_sequence() {
    Command command =
        Command.of(
            msg(
                sequence("documents", "{find: 1, $db: 'x'}"),
                body("{insert: 'orders', $db: 'shop'}")));
    assertThat(command.name(), is("insert"));
    assertThat(command.namespace(), is("shop.orders"));
  }

  @Test
  void a_command_in_op_query_has_the_database_of_its_collection_name() {
    Command command = Command.of(query("admin.$cmd", "{isMaster: 1, $db: 'other'}"));
    assertThat(command.name(), is("isMaster"));
    assertThat(command.namespace(), is("admin"));
  }

  @Test
  void a_command_in_op_query_may_be_on_a_collection() {
    Command command = Command.of(query("shop.$cmd", "{count: 'orders'}"));
    assertThat(command.collection(), is("orders"));
    assertThat(command.namespace(), is("shop.orders"));
  }

  @Test
  void a_command_that_is_wrapped_for_its_read_preference_is_unwrapped() {
    Command command =
        Command.of(
            query(
                "shop.$cmd", "{$query: {count: 'orders'}, $readPreference: {mode: 'secondary'}}"));
    assertThat(command.name(), is("count"));
    assertThat(command.namespace(), is("shop.orders"));
    assertThat(command.document(), is(ExtendedJson.parse("{count: 'orders'}")));
  }

  @Test
  void a_legacy_query_has_no_name_and_is_on_its_collection() {
    Command command = Command.of(query("shop.a.b", "{_id: 7}"));
    assertThat(command.name(), is(""));
    assertThat(command.database(), is("shop"));
    assertThat(command.collection(), is("a.b"));
    assertThat(command.namespace(), is("shop.a.b"));
    assertThat(command.get("_id"), is(new BsonInt32(7)));
  }

  @Test
  void a_wrapped_legacy_query_is_unwrapped_and_followed_by_its_modifiers() {
    Command command =
        Command.of(query("shop.orders", "{$maxScan: 9, $query: {_id: 7}, $orderby: {_id: 1}}"));
    assertThat(
        command.document(), is(ExtendedJson.parse("{_id: 7, $maxScan: 9, $orderby: {_id: 1}}")));
    assertThat(
        Command.of(query("shop.orders", "{$query: 7}")).document(),
        is(ExtendedJson.parse("{$query: 7}")));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"shop,shop,\"\",shop", "\"\",\"\",\"\",\"\"", "shop.,shop,\"\",shop"})
  void a_legacy_query_on_an_odd_name_has_no_collection(
      String full, String database, String collection, String namespace) {
    Command command = Command.of(query(full, "{_id: 7}"));
    assertThat(command.database(), is(database));
    assertThat(command.collection(), is(collection));
    assertThat(command.namespace(), is(namespace));
  }

  @Test
  void a_reply_carries_no_command() {
    OpReply reply = OpReply.of(2, 1, ExtendedJson.parse("{ok: 1.0}"));
    var refusal = assertThrows(IllegalArgumentException.class, () -> Command.of(reply));
    assertThat(refusal.getMessage(), is("OP_REPLY carries no command"));
  }

  @Test
  void has_one_namespace_unless_it_is_a_bulk_write() {
    assertThat(command("{insert: 'orders', $db: 'shop'}").namespaces(), contains("shop.orders"));
    assertThat(command("{ping: 1, nsInfo: [{ns: 'a.b'}], $db: 'd'}").namespaces(), contains("d"));
    assertThat(
        command("{bulkWrite: 1, nsInfo: [{ns: 'b.c'}, {ns: 'a.b'}], $db: 'admin'}").namespaces(),
        contains("b.c", "a.b"));
    assertThat(
        command("{bulkWrite: 1, nsInfo: [{ns: 3}, 4, {}], $db: 'admin'}").namespaces(),
        contains("admin"));
    assertThat(
        command("{bulkWrite: 1, nsInfo: 'a.b', $db: 'admin'}").namespaces(), contains("admin"));
  }
}
