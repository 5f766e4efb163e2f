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
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.Opcode;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/** What a user reads when assertThat fails. */
class FailureTextTest {

  private static final Received INSERT =
      request("{insert: 'orders', documents: [{_id: 8}], $db: 'shop'}");

  private static Received request(String command) {
    return Received.of(OpMsg.of(1, 0, ExtendedJson.parse(command)));
  }

  private static <T> void fails(T actual, Matcher<? super T> matcher, String expected, String was) {
    var failure = assertThrows(AssertionError.class, () -> assertThat(actual, matcher));
    String text = String.format("%nExpected: %s%n     but: %s", expected, was);
    assertThat(failure.getMessage(), is(text));
  }

  @Test
  void a_request_pattern_tells_every_difference() {
    fails(
        INSERT,
        command("insert")
            .on("shop.carts")
            .matching("{documents: [{_id: 7}], lsid: {$$exists: true}}"),
        "insert on shop.carts matching {documents: [{_id: 7}], lsid: {$$exists: true}}",
        "namespace: expected shop.carts, but was shop.orders;"
            + " documents[0]._id: expected 7, but was 8; lsid: expected present, but was absent");
  }

  @Test
  void any_command_tells_that_housekeeping_is_not_meant() {
    fails(
        request("{hello: 1, $db: 'admin'}"),
        anyCommand(),
        "any command",
        "command: expected one that drivers do not send by themselves, but was hello admin");
  }

  @Test
  void a_document_tells_the_path_within() {
    fails(
        ExtendedJson.parse("{a: [{b: 1}], c: 2}"),
        document("{a: [{b: 2}], c: 3}"),
        "a document matching {a: [{b: 2}], c: 3}",
        "a[0].b: expected 2, but was 1; c: expected 3, but was 2");
  }

  @Test
  void a_feature_tells_its_name_and_value() {
    fails(
        INSERT,
        namespace(startsWith("bank.")),
        "namespace a string starting with \"bank.\"",
        "namespace was \"shop.orders\"");
    fails(INSERT, opcode(Opcode.OP_QUERY), "OP_QUERY", "opcode: expected OP_QUERY, but was OP_MSG");
    fails(
        INSERT,
        flag(MsgFlag.MORE_TO_COME),
        "flags a collection containing \"MORE_TO_COME\"",
        "flags was empty");
  }

  @Test
  void all_of_tells_which_part_failed() {
    fails(
        INSERT,
        allOf(command("insert"), namespace(is("shop.carts"))),
        "(insert and namespace is \"shop.carts\")",
        "namespace is \"shop.carts\" namespace was \"shop.orders\"");
    fails(
        INSERT,
        allOf(command("find"), namespace(is("shop.orders"))),
        "(find and namespace is \"shop.orders\")",
        "find command: expected find, but was insert");
  }

  @Test
  void any_of_and_not_show_the_line_of_the_request() {
    String was = "was <" + INSERT.line() + ">";
    fails(INSERT, anyOf(command("find"), hello()), "(find or hello or isMaster or ismaster)", was);
    fails(INSERT, not(command("insert").on("shop")), "not insert on shop", was);
  }

  @Test
  void a_matcher_within_a_pattern_tells_its_own_mismatch() {
    fails(
        INSERT,
        command("insert").and(namespace(is("shop.carts"))),
        "insert and namespace is \"shop.carts\"",
        "request: expected namespace is \"shop.carts\", but was namespace was \"shop.orders\"");
  }
}
