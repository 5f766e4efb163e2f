package io.mockmongo.message;

import static io.mockmongo.message.Messages.body;
import static io.mockmongo.message.Messages.msg;
import static io.mockmongo.message.Messages.query;
import static io.mockmongo.message.Messages.sequence;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasToString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.json.ExtendedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTest {

  private static final RawBsonDocument OK = ExtendedJson.parse("{ok: 1.0}");

  @ParameterizedTest
  @CsvSource({
    "1,OP_REPLY",
    "2001,OP_UPDATE",
    "2002,OP_INSERT",
    "2004,OP_QUERY",
    "2005,OP_GET_MORE",
    "2006,OP_DELETE",
    "2007,OP_KILL_CURSORS",
    "2012,OP_COMPRESSED",
    "2013,OP_MSG"
  })
  void opcodes_carry_the_numbers_of_the_protocol(int number, Opcode opcode) {
    assertThat(opcode.number(), is(number));
    assertThat(Opcode.of(number), is(Optional.of(opcode)));
  }

  @ParameterizedTest
  @CsvSource({"0", "2", "2003", "2010", "2011", "-1"})
  void other_numbers_are_not_opcodes(int number) {
    assertThat(Opcode.of(number), is(Optional.empty()));
  }

  @Test
  void each_message_knows_its_opcode() {
    assertThat(msg().opcode(), is(Opcode.OP_MSG));
    assertThat(query("d.c", "{}").opcode(), is(Opcode.OP_QUERY));
    assertThat(OpReply.of(2, 1, OK).opcode(), is(Opcode.OP_REPLY));
  }

  @Test
  void an_op_msg_of_one_document_has_one_body_and_no_flags() {
    OpMsg message = OpMsg.of(7, 3, OK);
    assertThat(message, is(new OpMsg(7, 3, 0, List.of(new Section.Body(OK)), OptionalInt.empty())));
    assertThat(message.body(), is(OK));
    assertThat(message.sequences(), empty());
  }

  @Test
  void an_op_reply_of_one_document_is_like_a_servers_reply_to_a_command() {
    assertThat(OpReply.of(7, 3, OK), is(new OpReply(7, 3, 8, 0, 0, List.of(OK))));
  }

  @Test
  void a_message_without_a_body_fails_when_its_body_is_read() {
    OpMsg message = msg(sequence("documents", "{_id: 1}"));
    var refusal = assertThrows(IllegalStateException.class, message::body);
    assertThat(refusal.getMessage(), is("this OP_MSG was built without a body (kind 0 section)"));
  }

  @Test
  void a_checksum_is_carried() {
    OpMsg message = new OpMsg(1, 0, 1, List.of(body("{ping: 1}")), OptionalInt.of(-559038737));
    assertThat(message.checksum(), is(OptionalInt.of(-559038737)));
    assertThat(message.has(MsgFlag.CHECKSUM_PRESENT), is(true));
  }

  @Test
  void more_to_come_is_a_flag_beside_others() {
    OpMsg message = new OpMsg(1, 0, 1, List.of(body("{ok: 1}")), OptionalInt.of(7));
    assertThat(
        message.withMoreToCome(),
        is(new OpMsg(1, 0, 3, List.of(body("{ok: 1}")), OptionalInt.of(7))));
  }

  @Test
  void lists_are_copied() {
    List<Section> sections = new ArrayList<>(List.of(body("{ping: 1}")));
    List<RawBsonDocument> documents = new ArrayList<>(List.of(OK));
    OpMsg message = new OpMsg(1, 0, 0, sections, OptionalInt.empty());
    OpReply reply = new OpReply(1, 0, 0, 0, 0, documents);
    Section.Sequence sequence = new Section.Sequence("documents", documents);
    sections.clear();
    documents.clear();
    assertThat(message.sections(), contains(body("{ping: 1}")));
    assertThat(reply.documents(), contains(OK));
    assertThat(sequence.documents(), contains(OK));
  }

  @Test
  void lists_cannot_be_changed() {
    assertThrows(UnsupportedOperationException.class, msg(body("{a: 1}")).sections()::clear);
    assertThrows(UnsupportedOperationException.class, OpReply.of(1, 0, OK).documents()::clear);
    assertThrows(UnsupportedOperationException.class, sequence("a", "{}").documents()::clear);
  }

  @ParameterizedTest
  @CsvSource({
    "admin.$cmd,true",
    "a.b.$cmd,true",
    "shop.orders,false",
    "shop.$cmd.sys.inprog,false",
    "$cmd,false",
    "shop.x$cmd,false"
  })
  void an_op_query_is_a_command_on_the_collection_cmd_alone(String collection, boolean command) {
    assertThat(query(collection, "{ping: 1}").isCommand(), is(command));
  }

  @Test
  void a_text_is_short_visible_and_without_credentials() {
    String command = "{createUser: 'a\\nb', pwd: 'secret', $db: 'admin'}";
    RawBsonDocument document = ExtendedJson.parse(command);
    String shown = "{createUser: 'a\\nb', pwd: '<hidden>', $db: 'admin'}";
    assertThat(OpMsg.of(7, 0, document), hasToString("OP_MSG 7 [" + shown + "]"));
    assertThat(
        new OpQuery(7, 0, 0, "admin.$cmd", 0, -1, document, Optional.empty()),
        hasToString("OP_QUERY 7 admin.$cmd " + shown));
    RawBsonDocument large = ExtendedJson.parse("{a: '" + "x".repeat(100_000) + "'}");
    assertThat(OpMsg.of(7, 0, large).toString().length(), lessThan(2_100));
    assertThat(OpReply.of(7, 0, large).toString().length(), lessThan(2_100));
  }
}
