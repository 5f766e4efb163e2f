package io.mockmongo.message;

import static io.mockmongo.message.Messages.flagged;
import static io.mockmongo.message.Messages.query;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.mockmongo.json.ExtendedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacyRequestTest {

  private static final RawBsonDocument SEVEN = ExtendedJson.parse("{_id: 7, _id: 8}");
  private static final OpInsert INSERT = insert(1);
  private static final OpUpdate UPDATE = update(3);
  private static final OpDelete DELETE = delete(1);
  private static final OpGetMore GET_MORE = new OpGetMore(1, 0, 0, "shop.orders", 5, 1L << 40);
  private static final OpKillCursors KILL = new OpKillCursors(1, 0, 0, List.of(1L << 40, -2L));

  private static OpInsert insert(int flagBits) {
    return new OpInsert(
        1, 0, flagBits, "shop.orders", List.of(SEVEN, ExtendedJson.parse("{qty: 2}")));
  }

  private static OpUpdate update(int flagBits) {
    return new OpUpdate(
        1, 0, 0, "shop.orders", flagBits, SEVEN, ExtendedJson.parse("{$set: {qty: 2}}"));
  }

  private static OpDelete delete(int flagBits) {
    return new OpDelete(1, 0, 0, "shop.orders", flagBits, SEVEN);
  }

  private static void isShownAs(String text, LegacyRequest request) {
    assertThat(Command.of(request).text(), is(text));
  }

  @Test
  void each_kind_knows_its_opcode() {
    assertThat(INSERT.opcode(), is(Opcode.OP_INSERT));
    assertThat(UPDATE.opcode(), is(Opcode.OP_UPDATE));
    assertThat(DELETE.opcode(), is(Opcode.OP_DELETE));
    assertThat(GET_MORE.opcode(), is(Opcode.OP_GET_MORE));
    assertThat(KILL.opcode(), is(Opcode.OP_KILL_CURSORS));
  }

  @Test
  void only_queries_and_get_more_expect_a_reply() {
    assertThat(query("shop.orders", "{}").wantsReply(), is(true));
    assertThat(GET_MORE.wantsReply(), is(true));
    for (Message message : List.of(INSERT, UPDATE, DELETE, KILL)) {
      assertThat(message.opcode().name(), message.wantsReply(), is(false));
    }
  }

  @Test
  void an_op_msg_expects_a_reply_unless_more_is_to_come() {
    assertThat(flagged(0).wantsReply(), is(true));
    assertThat(flagged(MsgFlag.MORE_TO_COME.mask()).wantsReply(), is(false));
    assertThat(OpReply.of(2, 1, SEVEN).wantsReply(), is(false));
  }

  @Test
  void each_kind_is_shown_as_a_document_and_its_flags() {
    isShownAs("{documents: [{_id: 7, _id: 8}, {qty: 2}]}, flags [CONTINUE_ON_ERROR]", INSERT);
    isShownAs(
        "{selector: {_id: 7, _id: 8}, update: {$set: {qty: 2}}}, flags [UPSERT, MULTI_UPDATE]",
        UPDATE);
    isShownAs("{selector: {_id: 7, _id: 8}}, flags [SINGLE_REMOVE]", DELETE);
    isShownAs("{cursorId: {$numberLong: '1099511627776'}, numberToReturn: 5}", GET_MORE);
    isShownAs("{cursorIds: [{$numberLong: '1099511627776'}, {$numberLong: '-2'}]}", KILL);
    isShownAs("{selector: {_id: 7, _id: 8}}", delete(0));
  }

  @Test
  void a_query_shows_the_fields_beside_its_document() {
    isShownAs(
        "{_id: 7, _id: 8}, numberToSkip 5, numberToReturn -1, projection {qty: 1},"
            + " flags [SECONDARY_OK]",
        new OpQuery(
            1, 0, 4, "shop.orders", 5, -1, SEVEN, Optional.of(ExtendedJson.parse("{qty: 1}"))));
    isShownAs(
        "{_id: 7, _id: 8}", new OpQuery(1, 0, 0, "shop.orders", 0, 0, SEVEN, Optional.empty()));
  }

  @Test
  void a_command_in_op_query_shows_its_document_alone() {
    isShownAs("{ping: 1}", query("admin.$cmd", "{ping: 1}"));
  }

  @Test
  void no_kind_has_the_name_of_a_command() {
    for (LegacyRequest request : List.of(INSERT, UPDATE, DELETE, GET_MORE)) {
      Command command = Command.of(request);
      assertThat(command.name(), is(""));
      assertThat(command.namespace(), is("shop.orders"));
      assertThat(command.database(), is("shop"));
      assertThat(command.collection(), is("orders"));
      assertThat(command.body(), is(request.document()));
    }
  }

  @Test
  void kill_cursors_has_no_namespace() {
    assertThat(Command.of(KILL).namespace(), is(""));
    assertThat(Command.of(KILL).namespaces(), contains(""));
  }

  @ParameterizedTest
  @CsvSource({"CONTINUE_ON_ERROR,1"})
  void flags_of_op_insert_have_their_bits(InsertFlag flag, int bits) {
    assertThat(insert(bits).has(flag), is(true));
    assertThat(insert(~bits).has(flag), is(false));
    assertThat(insert(bits).flagNames(), contains(flag.name()));
  }

  @ParameterizedTest
  @CsvSource({"UPSERT,1", "MULTI_UPDATE,2"})
  void flags_of_op_update_have_their_bits(UpdateFlag flag, int bits) {
    assertThat(update(bits).has(flag), is(true));
    assertThat(update(~bits).has(flag), is(false));
    assertThat(update(bits).flagNames(), contains(flag.name()));
  }

  @ParameterizedTest
  @CsvSource({"SINGLE_REMOVE,1"})
  void flags_of_op_delete_have_their_bits(DeleteFlag flag, int bits) {
    assertThat(delete(bits).has(flag), is(true));
    assertThat(delete(~bits).has(flag), is(false));
    assertThat(delete(bits).flagNames(), contains(flag.name()));
  }

  @Test
  void kinds_without_flags_have_none_whatever_the_reserved_field() {
    assertThat(new OpGetMore(1, 0, 9, "d.c", 0, 1).flagNames(), empty());
    assertThat(new OpKillCursors(1, 0, 9, List.of()).flagNames(), empty());
  }

  @Test
  void lists_are_copied() {
    List<RawBsonDocument> documents = new ArrayList<>(List.of(SEVEN));
    List<Long> cursors = new ArrayList<>(List.of(7L));
    OpInsert insert = new OpInsert(1, 0, 0, "d.c", documents);
    OpKillCursors kill = new OpKillCursors(1, 0, 0, cursors);
    documents.clear();
    cursors.clear();
    assertThat(insert.documents(), contains(SEVEN));
    assertThat(kill.cursorIds(), contains(7L));
  }
}
