package io.mockmongo.matchers;

import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.document;
import static io.mockmongo.matchers.MongoMatchers.flag;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.matchers.MongoMatchers.namespace;
import static io.mockmongo.matchers.MongoMatchers.opcode;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.Opcode;
import io.mockmongo.message.QueryFlag;
import io.mockmongo.message.Section;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MongoMatchersTest {

  private static final Received INSERT =
      request(2, "{insert: 'orders', documents: [{_id: 7, to: {city: 'Bern'}}], $db: 'shop'}");
  private static final Received PING = request(0, "{ping: 1, $db: 'admin'}");

  private static Received request(int flagBits, String command) {
    Section body = new Section.Body(ExtendedJson.parse(command));
    return Received.of(new OpMsg(1, 0, flagBits, List.of(body), OptionalInt.empty()));
  }

  private static Received query(int flagBits) {
    return Received.of(
        new OpQuery(
            1, 0, flagBits, "shop.orders", 0, 0, ExtendedJson.parse("{}"), Optional.empty()));
  }

  @Test
  void a_pattern_composes_with_matchers_of_hamcrest() {
    assertThat(INSERT, allOf(command("insert"), namespace(startsWith("shop.")), not(hello())));
    assertThat(INSERT, anyOf(command("find"), command("insert").on("shop")));
    assertThat(INSERT, not(anyOf(command("find"), command("insert").on("bank"))));
    assertThat(List.of(PING, INSERT), hasItem(command("insert")));
    assertThat(List.of(PING, INSERT), everyItem(is(anyCommand())));
  }

  @Test
  void any_matcher_of_requests_can_be_a_condition() {
    assertThat(INSERT, is(command("insert").and(namespace(endsWith(".orders")))));
    assertThat(INSERT, not(command("insert").and(namespace(endsWith(".carts")))));
    assertThat(INSERT, is(anyCommand().and(not(command("find")))));
    assertThat(INSERT, is(command("insert").and(anyOf(flag(MsgFlag.MORE_TO_COME), hello()))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "isMaster", "ismaster"})
  void hello_has_three_names(String name) {
    assertThat(request(0, "{" + name + ": 1, $db: 'admin'}"), is(hello()));
    assertThat(PING, not(hello()));
  }

  @Test
  void a_namespace_is_the_database_where_there_is_no_collection() {
    assertThat(PING, is(namespace(is("admin"))));
    assertThat(INSERT, is(namespace(is("shop.orders"))));
    assertThat(INSERT, not(namespace(is("shop"))));
  }

  @Test
  void a_flag_counts_on_its_own_kind_of_message() {
    assertThat(INSERT, is(flag(MsgFlag.MORE_TO_COME)));
    assertThat(INSERT, not(flag(QueryFlag.TAILABLE_CURSOR)));
    assertThat(PING, not(flag(MsgFlag.MORE_TO_COME)));
    assertThat(query(2), is(flag(QueryFlag.TAILABLE_CURSOR)));
    assertThat(query(2), not(flag(MsgFlag.MORE_TO_COME)));
  }

  @Test
  void an_opcode_is_the_kind_of_message() {
    assertThat(INSERT, is(opcode(Opcode.OP_MSG)));
    assertThat(query(0), is(opcode(Opcode.OP_QUERY)));
    assertThat(query(0), not(opcode(Opcode.OP_MSG)));
  }

  @Test
  void a_document_matches_by_subset_where_a_document_stands() {
    assertThat(INSERT.command().document(), is(document("{documents: [{_id: 7}]}")));
    assertThat(INSERT, is(command("insert").with("documents[0].to", document("{city: 'Bern'}"))));
    assertThat(INSERT, is(command("insert").with("documents", hasItem(document("{_id: 7}")))));
    assertThat(INSERT, not(command("insert").with("documents", hasItem(document("{_id: 8}")))));
  }
}
