package io.mockmongo.request;

import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.anyRequest;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.isRetryOf;
import static io.mockmongo.matchers.MongoMatchers.opcode;
import static io.mockmongo.request.Requests.mismatch;
import static io.mockmongo.request.Requests.request;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasToString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.DeleteFlag;
import io.mockmongo.message.InsertFlag;
import io.mockmongo.message.OpDelete;
import io.mockmongo.message.OpGetMore;
import io.mockmongo.message.OpInsert;
import io.mockmongo.message.OpKillCursors;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.OpUpdate;
import io.mockmongo.message.Opcode;
import io.mockmongo.message.UpdateFlag;
import java.util.List;
import java.util.Optional;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

class LegacyPatternTest {

  private static final RawBsonDocument SEVEN = ExtendedJson.parse("{_id: 7}");
  private static final Received INSERT = insert("shop.orders");
  private static final Received UPDATE =
      Received.of(
          new OpUpdate(1, 0, 0, "shop.orders", 2, SEVEN, ExtendedJson.parse("{$set: {qty: 3}}")));
  private static final Received DELETE =
      Received.of(new OpDelete(1, 0, 0, "shop.orders", 1, SEVEN));
  private static final Received GET_MORE =
      Received.of(new OpGetMore(1, 0, 0, "shop.orders", 5, 123L));
  private static final Received KILL =
      Received.of(new OpKillCursors(1, 0, 0, List.of(123L, 1L << 40)));
  private static final Received QUERY = query(Optional.of(ExtendedJson.parse("{qty: 1}")));

  private static Received insert(String namespace) {
    RawBsonDocument document = ExtendedJson.parse("{_id: 7, qty: 3}");
    return Received.of(new OpInsert(1, 0, 1, namespace, List.of(document)));
  }

  private static Received query(Optional<RawBsonDocument> projection) {
    return Received.of(new OpQuery(1, 0, 0, "shop.orders", 10, -1, SEVEN, projection));
  }

  @Test
  void each_kind_is_matched_by_opcode_namespace_document_and_flags() {
    assertThat(
        INSERT,
        is(
            opcode(Opcode.OP_INSERT)
                .on("shop.orders")
                .with("documents[0].qty", is(3))
                .with(InsertFlag.CONTINUE_ON_ERROR)));
    assertThat(
        UPDATE,
        is(
            opcode(Opcode.OP_UPDATE)
                .onCollection("orders")
                .matching("{selector: {_id: 7}, update: {$set: {qty: 3}}}")
                .withFlagsExactly(UpdateFlag.MULTI_UPDATE)));
    assertThat(
        DELETE,
        is(
            opcode(Opcode.OP_DELETE)
                .on("shop")
                .with("selector._id", is(7))
                .with(DeleteFlag.SINGLE_REMOVE)));
    assertThat(
        GET_MORE,
        is(
            opcode(Opcode.OP_GET_MORE)
                .on("shop.orders")
                .with("cursorId", is(123L))
                .withNumberToReturn(5)));
    assertThat(KILL, is(opcode(Opcode.OP_KILL_CURSORS).with("cursorIds", hasItem(1L << 40))));
  }

  @Test
  void a_query_is_matched_by_skip_limit_and_projection() {
    assertThat(
        QUERY,
        is(
            opcode(Opcode.OP_QUERY)
                .matching("{_id: 7}")
                .withSkip(10)
                .withNumberToReturn(-1)
                .withProjection("{qty: 1}")));
    assertThat(QUERY, not(anyRequest().withSkip(9)));
    assertThat(QUERY, not(anyRequest().withNumberToReturn(1)));
    assertThat(QUERY, not(anyRequest().withProjection("{price: 1}")));
  }

  @Test
  void what_a_request_does_not_say_is_absent() {
    assertThat(
        mismatch(anyRequest().withSkip(9), GET_MORE),
        is("numberToSkip: expected 9, but was absent"));
    assertThat(
        mismatch(anyRequest().withNumberToReturn(9), INSERT),
        is("numberToReturn: expected 9, but was absent"));
    assertThat(
        mismatch(anyRequest().withProjection("{qty: 1}"), query(Optional.empty())),
        is("projection: expected {qty: 1}, but was absent"));
    assertThat(
        mismatch(anyRequest().withProjection("{qty: 1}"), request("{find: 'c'}")),
        is("projection: expected {qty: 1}, but was absent"));
  }

  @Test
  void differences_are_told_with_their_place() {
    assertThat(
        mismatch(anyRequest().withSkip(9).withNumberToReturn(5).withProjection("{qty: 0}"), QUERY),
        is(
            "numberToSkip: expected 9, but was 10; numberToReturn: expected 5, but was -1;"
                + " projection.qty: expected 0, but was 1"));
    assertThat(
        mismatch(opcode(Opcode.OP_INSERT).with("documents[0].qty", is(4)), INSERT),
        is("documents[0].qty: expected is <4>, but was 3"));
  }

  @Test
  void the_pattern_reads_as_it_was_built() {
    assertThat(
        opcode(Opcode.OP_QUERY)
            .on("shop.orders")
            .withSkip(10)
            .withNumberToReturn(-1)
            .withProjection("{qty: 1}"),
        hasToString(
            "OP_QUERY on shop.orders with numberToSkip 10 with numberToReturn -1"
                + " with projection {qty: 1}"));
  }

  @Test
  void no_pattern_over_a_command_matches_a_legacy_request() {
    assertThat(INSERT, not(command("insert")));
    assertThat(
        mismatch(command("insert"), INSERT), is("command: expected insert, but was OP_INSERT"));
  }

  @Test
  void a_legacy_request_of_another_kind_is_further_off_than_one_on_another_collection() {
    RequestPattern pattern = opcode(Opcode.OP_INSERT).on("shop.orders");

    assertThat(pattern.distance(UPDATE), greaterThan(pattern.distance(insert("shop.carts"))));
    assertThat(pattern.isAboutCommandOf(insert("shop.carts")), is(true));
    assertThat(pattern.isAboutCommandOf(UPDATE), is(false));
  }

  @Test
  void drivers_end_cursors_by_themselves() {
    assertThat(KILL, not(anyCommand()));
    assertThat(INSERT, is(anyCommand()));
  }

  @Test
  void the_same_document_elsewhere_is_no_retry() {
    assertThat(insert("shop.orders"), is(isRetryOf(INSERT)));
    assertThat(
        mismatch(isRetryOf(INSERT), insert("shop.carts")),
        is("request: expected OP_INSERT shop.orders, but was OP_INSERT shop.carts"));
    assertThat(DELETE, not(isRetryOf(QUERY)));
  }

  @Test
  void what_a_pattern_is_given_must_be_there() {
    assertThrows(IllegalArgumentException.class, () -> opcode(null));
    assertThrows(IllegalArgumentException.class, () -> anyRequest().withProjection(null));
  }
}
